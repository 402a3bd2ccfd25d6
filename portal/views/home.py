"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.models import Kind, Publication
from portal import queries
from portal.surrogates import tagged

LATEST = 12


def home(request: HttpRequest) -> HttpResponse:
    cards = Publication.objects.published().listed()
    stories = list(cards.filter(kind__in=[Kind.NEWS, Kind.SPEECH, Kind.PHOTO])[:LATEST])
    today = timezone.localdate().isoformat()
    press_releases = list(cards.filter(kind__in=[Kind.PRESS_RELEASE, Kind.ANNOUNCEMENT])[:5])
    clarifications = list(cards.filter(kind=Kind.CLARIFICATION)[:3])
    context = {
        "place": "home",
        "lead": stories[0] if stories else None,
        "beside": stories[1:4],
        "latest": stories[4:],
        "press_releases": press_releases,
        "clarifications": clarifications,
        "events": [queries.words(release) for release in queries.upcoming_events(today)[:4]],
    }
    return tagged(render(request, "portal/home.html", context), [*stories, *press_releases, *clarifications])
