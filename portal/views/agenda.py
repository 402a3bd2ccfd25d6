"""Events: what comes, what was, and one event with its programme."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from articles.models import Publication
from portal import queries, trails
from portal.registering.shown import shown_for
from portal.surrogates import tagged

SHOWN = 60


def agenda(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate().isoformat()
    upcoming = [queries.words(release) for release in queries.upcoming_events(today)[:SHOWN]]
    before = request.GET.get("sebelum", "")
    past = queries.past_events(today)
    if before:
        past = past.filter(earlier(before))
    found = list(past[: SHOWN + 1])
    last = found[SHOWN - 1] if len(found) > SHOWN else None
    context = {
        "place": "agenda",
        "upcoming": upcoming,
        "past": [queries.words(release) for release in found[:SHOWN]],
        "older": f"?sebelum={queries.words(last)['starts_on']}.{last.pk}" if last else "",
        "paged": before,
        "trail": trails.home(),
    }
    return render(request, "portal/agenda.html", context)


def earlier(mark: str) -> Q:
    """Events before a mark: the first day of an event and the number of its release. Raises Http404."""
    day, _, number = mark.partition(".")
    try:
        first_day = date.fromisoformat(day).isoformat()
        return Q(first_day__lt=first_day) | Q(first_day=first_day, pk__lt=int(number[:18]))
    except ValueError:
        raise Http404 from None


def event(request: HttpRequest, slug: str) -> HttpResponse:
    release = queries.released("event").filter(slug=slug).first()
    if release is None:
        return redirect("portal:event", slug=queries.present_slug("event", slug), permanent=True)
    words = queries.words(release)
    articles = list(Publication.objects.published().listed().filter(event_id=release.object_id)[:SHOWN])
    context = {
        "words": words,
        "programme": programme(words),
        "articles": articles,
        "registration": shown_for(words),
        "trail": trails.agenda(),
    }
    return tagged(render(request, "portal/event.html", context), articles)


def programme(words: dict[str, Any]) -> list[dict[str, Any]]:
    """The sessions of an event, each with its people and the hats they wore that day."""
    sessions = words["sessions"]
    named = [
        {**person, "id": person["speaker_id"]} for session in sessions for person in session["appearances"]
    ]
    people = iter(queries.portraits(named))
    return [{**session, "people": [next(people) for _ in session["appearances"]]} for session in sessions]
