"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.models import Kind, Publication
from articles.models.publication import PublicationQuerySet
from portal import queries

LATEST = 12


def home(request: HttpRequest) -> HttpResponse:
    cards = Publication.objects.published().cards()
    stories = chosen_and_newest(cards.filter(kind__in=[Kind.NEWS, Kind.SPEECH, Kind.PHOTO]))
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


def chosen_and_newest(newest: PublicationQuerySet) -> list[Publication]:
    """The editors' choice in its order, then the newest of the others."""
    chosen = list(queries.front_page())
    others = newest.exclude(article__in=[publication.article_id for publication in chosen])
    return [*chosen, *others[: LATEST - len(chosen)]]
