"""How the hours and marks of attendance read at the desk."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django import template
from django.utils.translation import gettext as _

from events.attending.hours import Hours
from events.models import AttendanceMark
from text.dates import ZONES, long_date

register = template.Library()


@register.filter
def span(hours: Hours, direction: str) -> str:
    """`08.00–10.00 WIB`; with the days where a span is not within one day."""
    zone = ZoneInfo(ZONES[hours.zone])
    opens, closes = (at.astimezone(zone) for at in hours.spans[direction])
    if closes - opens == timedelta(days=1) and f"{opens:%H%M}" == "0000":
        return _("sepanjang hari")
    if opens.date() == closes.date():
        return f"{opens:%H.%M}–{closes:%H.%M} {hours.zone}"
    return f"{long_date(opens)} {opens:%H.%M} – {long_date(closes)} {closes:%H.%M} {hours.zone}"


@register.filter
def came_label(mark: AttendanceMark) -> str:
    return _("Hadir %(time)s") % {"time": local(mark)}


@register.filter
def left_label(mark: AttendanceMark) -> str:
    return _("Pulang %(time)s") % {"time": local(mark)}


def local(mark: AttendanceMark) -> str:
    zone = mark.session.event.time_zone
    return f"{mark.at.astimezone(ZoneInfo(ZONES[zone])):%H.%M} {zone}"
