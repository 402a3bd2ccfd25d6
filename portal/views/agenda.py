"""The agenda: a list of what comes and what was, and what is on in a year, a month or a week."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from portal import planned, queries, trails
from portal.days import laid_out, month_of
from portal.narrowing import chosen, frame
from portal.registering.openings import with_openings
from portal.spans import month_address, require_within, steps, week_address

SHOWN = 60


def agenda(request: HttpRequest) -> HttpResponse:
    narrowing, today = chosen(request.GET), timezone.localdate().isoformat()
    upcoming = narrowing.of(queries.upcoming_events(today))[:SHOWN]
    past = older_than(narrowing.of(queries.past_events(today)), request.GET.get("sebelum", ""))
    found, older = paged(past, narrowing.query)
    around = frame(narrowing)
    context = {
        **around,
        "upcoming": with_openings(queries.words(release) for release in upcoming),
        "past": found,
        "older": older,
        "paged": request.GET.get("sebelum", ""),
        "today": timezone.localdate(),
        "trail": trails.home(),
    }
    return render(request, "portal/agenda.html", context)


def year(request: HttpRequest, year: str) -> HttpResponse:
    """All events that began in a year, newest first."""
    narrowing = chosen(request.GET)
    around = frame(narrowing)
    require_within(around["bounds"], year_of(year, 1, 1), year_of(year, 12, 31))
    begun = narrowing.of(queries.events_by_day()).filter(first_day__startswith=f"{year}-")
    before = request.GET.get("sebelum", "")
    found, older = paged(older_than(begun.order_by("-first_day", "-pk"), before), narrowing.query)
    context = {
        **around,
        "year": int(year),
        "events": [{**words, "month": words["starts_on"][:7]} for words in with_openings(found)],
        "older": older,
        "paged": before,
        "today": timezone.localdate(),
        "trail": trails.agenda(),
    }
    return render(request, "portal/agenda_year.html", context)


def month(request: HttpRequest, year: str, month: str) -> HttpResponse:
    first, last = month_of(year_of(year, int(month), 1))
    context = span(request, first, last)
    before, after = steps(context["near"], first, last, month_address)
    context |= {"first": first, "before": before, "after": after, "trail": trails.agenda_year(first.year)}
    return render(request, "portal/agenda_month.html", context)


def week(request: HttpRequest, year: str, week: str) -> HttpResponse:
    """A week of ISO 8601: it begins on Monday, the first holds the year's first Thursday."""
    try:
        first = date.fromisocalendar(int(year), int(week), 1)
        last = first + timedelta(days=6)
    except (ValueError, OverflowError):
        raise Http404 from None
    context = span(request, first, last)
    before, after = steps(context["near"], first, last, week_address)
    context |= {"first": first, "last": last, "week": int(week), "before": before, "after": after}
    return render(request, "portal/agenda_week.html", {**context, "trail": trails.agenda_year(int(year))})


def span(request: HttpRequest, first: date, last: date) -> dict[str, Any]:
    """Context of the days from `first` to `last`; raises Http404 where no event can be."""
    narrowing = chosen(request.GET)
    around = frame(narrowing)
    require_within(around["bounds"], first, last)
    releases = narrowing.of(queries.events_by_day())
    events = [queries.words(release) for release in planned.within(releases, first, last)]
    return {
        **around,
        "days": laid_out(events, first, last),
        "count": len(events),
        "near": planned.nearest(releases, first, last),
        "today": timezone.localdate(),
    }


def year_of(year: str, month: int, day: int) -> date:
    """Raises Http404 for a day that no calendar has."""
    try:
        return date(int(year), month, day)
    except ValueError:
        raise Http404 from None


def paged(past: planned.Releases, query: str) -> tuple[list[dict[str, Any]], str]:
    """The words of a page of past events, and the address of the next; "" where there is none."""
    found = list(past[: SHOWN + 1])
    last = found[SHOWN - 1] if len(found) > SHOWN else None
    mark = f"sebelum={queries.words(last)['starts_on']}.{last.pk}" if last else ""
    older = f"{query}&{mark}" if query else f"?{mark}"
    return [queries.words(release) for release in found[:SHOWN]], older if mark else ""


def older_than(releases: planned.Releases, mark: str) -> planned.Releases:
    return releases.filter(earlier(mark)) if mark else releases


def earlier(mark: str) -> Q:
    """Events before a mark: the first day of an event and the number of its release. Raises Http404."""
    day, _, number = mark.partition(".")
    try:
        first_day = date.fromisoformat(day).isoformat()
        return Q(first_day__lt=first_day) | Q(first_day=first_day, pk__lt=int(number[:18]))
    except ValueError:
        raise Http404 from None
