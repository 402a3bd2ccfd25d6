"""What can be subscribed to: the whole agenda, a unit, a speaker; and one event to take along."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from audit.models import Release
from events.words import last_day, status_of
from portal import queries
from portal.calendars.entries import Entry
from portal.calendars.writing import component, line, text
from portal.calendars.zones import zones

PAST = timedelta(days=180)
CALLED_OFF = timedelta(days=30)  # so long do calendars hear of what is off: those that ask seldom, too
MOST = 1000
REFRESH = "PT1H"


def shown(releases: QuerySet[Release]) -> list[Entry]:
    """What a subscription holds: all to come, half a year back, what was called off for 30 days."""
    today = timezone.localdate()
    recent: Any = releases.filter(last_day__gte=(today - PAST).isoformat())  # type: ignore[misc]
    found = [Entry(queries.words(one), one.at) for one in recent.order_by("-first_day", "-pk")[:MOST]]
    return [entry for entry in found if is_told(entry, today)]


def is_told(entry: Entry, today: date) -> bool:
    if not status_of(entry.words).is_off:
        return True
    return max(last_day(entry.words), timezone.localdate(entry.at)) + CALLED_OFF >= today


def calendar(name: str, address: str, entries: Iterable[Entry], parts: Iterable[str]) -> str:
    """A whole calendar; `address` is its own, `parts` are the entries as they are written."""
    title = f"{name} | {settings.MINISTRY_NAME}"
    lines = [
        line("VERSION", "2.0"),
        line("PRODID", "-//Newsroom//Agenda//ID"),
        line("CALSCALE", "GREGORIAN"),
        line("METHOD", "PUBLISH"),
        line("NAME", text(title)),
        line("X-WR-CALNAME", text(title)),
        line("SOURCE;VALUE=URI", address),
        line("REFRESH-INTERVAL;VALUE=DURATION", REFRESH),
        line("X-PUBLISHED-TTL", REFRESH),
        *zones(entry.zone for entry in entries),
        *parts,
    ]
    return component("VCALENDAR", lines)
