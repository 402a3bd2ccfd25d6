"""Words of the demo that depend on the day it is loaded and on the ministry's name."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from django.conf import settings

from text.dates import MONTHS, WEEKDAYS, long_date


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def filled(text: str, day: date) -> str:
    """`text` with its placeholders for a text of that day.

    {pendek}, {panjang} and {tanggal} are days, also counted from it ({panjang+7}) and never on a weekend;
    {tahun}, {bulan}, {kementerian} and {kemen} are what they say.
    """

    def named(found: re.Match[str]) -> str:
        when = working_day(day + timedelta(days=int(found[2] or 0)))
        return DAYS[found[1]](when)

    names = {
        "{kementerian}": settings.MINISTRY_NAME,
        "{kemen}": settings.MINISTRY_SHORT_NAME,
        "{tahun}": str(day.year),
        "{bulan}": MONTHS[day.month - 1],
    }
    for placeholder, name in names.items():
        text = text.replace(placeholder, name)
    return re.sub(r"\{(pendek|panjang|tanggal)([+-]\d+)?\}", named, text)


DAYS: dict[str, Callable[[date], str]] = {
    "pendek": lambda day: f"{WEEKDAYS[day.weekday()]} ({day:%d/%m})",
    "panjang": long_date,
    "tanggal": lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
}
