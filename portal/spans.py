"""Where the agenda begins and ends: no calendar that leads on for ever."""

from collections.abc import Callable
from datetime import date

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from portal.days import month_of

Bounds = tuple[date, date] | None
Step = tuple[str, date] | None  # an address, and a day that names it


def edges(bounds: Bounds) -> tuple[date, date]:
    """The days of all events, and today."""
    today = timezone.localdate()
    return (min(bounds[0], today), max(bounds[1], today)) if bounds else (today, today)


def require_within(bounds: Bounds, first: date, last: date) -> None:
    """Raises Http404 for a span without a day between the first event and the last, or today."""
    begin, end = edges(bounds)
    if last < month_of(begin)[0] or first > month_of(end)[1]:
        raise Http404


def steps(
    near: tuple[date | None, date | None], first: date, last: date, address: Callable[[date], str]
) -> tuple[Step, Step]:
    """The ways to the nearest spans with events, or to today; empty ones between them are stepped over."""
    today = timezone.localdate()
    before = max(filter(None, [near[0], today if today < first else None]), default=None)
    after = min(filter(None, [near[1], today if today > last else None]), default=None)
    return (address(before), before) if before else None, (address(after), after) if after else None


def month_address(day: date) -> str:
    return reverse("portal:agenda_month", args=[f"{day.year:04d}", f"{day.month:02d}"])


def week_address(day: date) -> str:
    year, week, _ = day.isocalendar()
    return reverse("portal:agenda_week", args=[f"{year:04d}", f"{week:02d}"])
