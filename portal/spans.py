"""Where the agenda begins and ends: no calendar that leads on for ever."""

from datetime import date, timedelta

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


def years_of(bounds: Bounds) -> list[int]:
    """Newest first."""
    begin, end = edges(bounds)
    return list(range(end.year, begin.year - 1, -1))


def month_steps(bounds: Bounds, first: date) -> tuple[Step, Step]:
    """The months before and after one, as far as there are any."""
    begin, end = edges(bounds)
    before, after = first - timedelta(days=1), month_of(first)[1] + timedelta(days=1)
    return (
        (month_address(before), before) if before >= month_of(begin)[0] else None,
        (month_address(after), after) if after <= month_of(end)[1] else None,
    )


def week_steps(bounds: Bounds, first: date) -> tuple[Step, Step]:
    begin, end = edges(bounds)
    before, after = first - timedelta(days=7), first + timedelta(days=7)
    return (
        (week_address(before), before) if first > month_of(begin)[0] else None,
        (week_address(after), after) if after <= month_of(end)[1] else None,
    )


def month_address(day: date) -> str:
    return reverse("portal:agenda_month", args=[f"{day.year:04d}", f"{day.month:02d}"])


def week_address(day: date) -> str:
    year, week, _ = day.isocalendar()
    return reverse("portal:agenda_week", args=[f"{year:04d}", f"{week:02d}"])
