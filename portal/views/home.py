"""The front page."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.models import Kind, Publication
from articles.models.placement import SLOTS
from portal import former, queries
from portal.prepared import Prepared
from portal.registering.openings import with_openings
from portal.surrogates import tagged

STORIES = 12
BESIDE = 3


@Prepared
def chosen(_: str) -> QuerySet[Publication]:
    """What editors put on the front page and is public now, in their order."""
    placed = Publication.objects.published().listed().exclude(article__placement=None)
    return placed.order_by("article__placement__position")


@Prepared
def newest_stories(_: str) -> QuerySet[Publication]:
    return cards(Kind.NEWS, Kind.SPEECH)[: STORIES + SLOTS]


def stories() -> list[Publication]:
    """The editors' choice, then the newest of the others."""
    first = chosen()
    taken = {publication.pk for publication in first}
    return [*first, *(story for story in newest_stories() if story.pk not in taken)][:STORIES]


@Prepared
def newest_press_releases(_: str) -> QuerySet[Publication]:
    return cards(Kind.PRESS_RELEASE, Kind.ANNOUNCEMENT)[:5]


@Prepared
def newest_clarifications(_: str) -> QuerySet[Publication]:
    return cards(Kind.CLARIFICATION)[:3]


@Prepared
def newest_photos(_: str) -> QuerySet[Publication]:
    return cards(Kind.PHOTO)[:4]


def cards(*kinds: Kind) -> QuerySet[Publication]:
    return Publication.objects.published().listed().filter(kind__in=kinds)


def home(request: HttpRequest) -> HttpResponse:
    if request.GET and (moved := former.present(request)):
        return moved
    shown, press_releases, clarifications = stories(), newest_press_releases(), newest_clarifications()
    photos, release, today = newest_photos(), queries.newest_release(), timezone.localdate().isoformat()
    context = {
        "place": "home",
        "lead": shown[0] if shown else None,
        "beside": shown[1 : BESIDE + 1],
        "latest": shown[BESIDE + 1 :],
        "press_releases": press_releases,
        "clarifications": clarifications,
        "photos": photos,
        "events": with_openings(queries.coming_up(release, today)),
        "units": queries.units_at(release),
    }
    all_shown = [*shown, *press_releases, *clarifications, *photos]
    return tagged(render(request, "portal/home.html", context), all_shown)
