"""The front page."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.models import Kind, Publication
from portal import queries
from portal.prepared import Prepared
from portal.surrogates import tagged

LATEST = 12


@Prepared
def newest_stories(_: str) -> QuerySet[Publication]:
    return cards(Kind.NEWS, Kind.SPEECH, Kind.PHOTO)[:LATEST]


@Prepared
def newest_press_releases(_: str) -> QuerySet[Publication]:
    return cards(Kind.PRESS_RELEASE, Kind.ANNOUNCEMENT)[:5]


@Prepared
def newest_clarifications(_: str) -> QuerySet[Publication]:
    return cards(Kind.CLARIFICATION)[:3]


def cards(*kinds: Kind) -> QuerySet[Publication]:
    return Publication.objects.published().listed().filter(kind__in=kinds)


def home(request: HttpRequest) -> HttpResponse:
    stories, press_releases, clarifications = (
        newest_stories(),
        newest_press_releases(),
        newest_clarifications(),
    )
    today = timezone.localdate().isoformat()
    context = {
        "place": "home",
        "lead": stories[0] if stories else None,
        "beside": stories[1:4],
        "latest": stories[4:],
        "press_releases": press_releases,
        "clarifications": clarifications,
        "events": queries.coming_up(today),
    }
    return tagged(render(request, "portal/home.html", context), [*stories, *press_releases, *clarifications])
