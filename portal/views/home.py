"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.models import Kind, Publication
from portal import former, queries

LATEST = 12


def home(request: HttpRequest) -> HttpResponse:
    if request.GET and (moved := former.present(request)):
        return moved
    cards = Publication.objects.published().cards()
    stories = list(cards.filter(kind__in=[Kind.NEWS, Kind.SPEECH, Kind.PHOTO])[:LATEST])
    today = timezone.localdate().isoformat()
    return render(
        request,
        "portal/home.html",
        {
            "lead": stories[0] if stories else None,
            "beside": stories[1:4],
            "latest": stories[4:],
            "press_releases": cards.filter(kind__in=[Kind.PRESS_RELEASE, Kind.ANNOUNCEMENT])[:5],
            "clarifications": cards.filter(kind=Kind.CLARIFICATION)[:3],
            "events": [queries.words(release) for release in queries.upcoming_events(today)[:4]],
        },
    )
