"""Share pictures at their addresses: those of words that are public now, and no others."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404

from articles.models import Publication
from portal import queries
from portal.sharing import cards
from portal.sharing.drawing import Card

HOUR = 60 * 60  # as for photos: a withdrawn headline leaves the caches of others within it


def article(request: HttpRequest, number: str, sha: str) -> FileResponse:
    publication = get_object_or_404(
        Publication.objects.published().cards(), pk=number, sha256__startswith=sha
    )
    return picture(cards.name_of(publication), cards.of_article(publication))


def event(request: HttpRequest, slug: str) -> FileResponse:
    release = queries.released("event").filter(slug=slug).first()
    if release is None:
        raise Http404
    words = queries.words(release)
    return picture(cards.name_of_event(words), cards.of_event(words))


def portal(request: HttpRequest) -> FileResponse:
    return picture("portal", cards.of_portal())


def picture(name: str, card: Card) -> FileResponse:
    try:
        file = cards.kept(name, card).open("rb")
    except FileNotFoundError as error:  # withdrawn and pruned at this moment
        raise Http404 from error
    response = FileResponse(file, content_type="image/png")
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = f"public, max-age={HOUR}"
    return response
