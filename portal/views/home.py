"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.models import Kind, Publication
from portal import queries

STORIES = 12
BESIDE = 3


def home(request: HttpRequest) -> HttpResponse:
    cards = Publication.objects.published().cards()
    stories = list(cards.filter(kind__in=[Kind.NEWS, Kind.SPEECH])[:STORIES])
    today = timezone.localdate().isoformat()
    context = {
        "lead": stories[0] if stories else None,
        "beside": stories[1 : BESIDE + 1],
        "latest": stories[BESIDE + 1 :],
        "press_releases": list(cards.filter(kind__in=[Kind.PRESS_RELEASE, Kind.ANNOUNCEMENT])[:5]),
        "clarifications": list(cards.filter(kind=Kind.CLARIFICATION)[:3]),
        "photos": list(cards.filter(kind=Kind.PHOTO)[:4]),
        "events": [queries.words(release) for release in queries.upcoming_events(today)[:4]],
        "units": queries.units(),
    }
    return render(request, "portal/home.html", context)
