"""The spans that digests belong to. A day begins at six in the morning, so that nobody is woken."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from notices.models.subscription import Rhythm

FIRST_HOUR = timedelta(hours=6)


def period(rhythm: str, now: datetime) -> str:
    """`2026-11-24` for daily ones, `2026-W48` for weekly ones, by the clock of the ministry."""
    local = now.astimezone(ZoneInfo(settings.TIME_ZONE)) - FIRST_HOUR
    if rhythm == Rhythm.WEEKLY:
        year, week, _day = local.isocalendar()
        return f"{year}-W{week:02d}"
    return f"{local:%Y-%m-%d}"
