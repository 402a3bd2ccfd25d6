"""Events, speakers, units and topics, in the words that an editor has released."""

from collections.abc import Callable

from django.http import Http404, HttpRequest
from ninja import Query, Router

from articles import shelves
from portal import queries
from portal.api import cursors, schemas, words
from portal.api.articles import READ
from portal.api.problems import bad_cursor, not_found, refuse_unknown
from portal.views.agenda import earlier

router = Router()


@router.api_operation(
    READ, "/events", response=schemas.Page[schemas.Event], summary="Kegiatan, terbaru dahulu", tags=["Agenda"]
)
def events(request: HttpRequest, filters: Query[schemas.EventFilters]) -> schemas.Words:
    refuse_unknown(request, schemas.EventFilters)
    found = queries.events_by_day().order_by("-first_day", "-pk")
    if filters.year:
        found = found.filter(first_day__startswith=f"{filters.year}-")
    if filters.cursor:
        try:
            found = found.filter(earlier(cursors.opened(filters.cursor)))
        except Http404:
            raise bad_cursor() from None
    answer = cursors.page(
        request,
        filters,
        found[: filters.limit + 1],
        queries.words,
        lambda release: f"{queries.words(release)['starts_on']}.{release.pk}",
    )
    return {**answer, "items": words.events(answer["items"])}


@router.api_operation(
    READ,
    "/events/{slug}",
    response=schemas.Event,
    summary="Satu kegiatan dengan susunan acaranya",
    tags=["Agenda"],
)
def event(request: HttpRequest, slug: schemas.Slug) -> schemas.Words:
    refuse_unknown(request)
    [told] = words.events([one("event", slug)])
    return told


@router.api_operation(
    READ, "/speakers", response=schemas.Page[schemas.Speaker], summary="Narasumber", tags=["Narasumber"]
)
def speakers(request: HttpRequest, filters: Query[schemas.Paging]) -> schemas.Words:
    return listed(request, filters, "speaker", words.speaker)


@router.api_operation(
    READ, "/speakers/{slug}", response=schemas.Speaker, summary="Satu narasumber", tags=["Narasumber"]
)
def speaker(request: HttpRequest, slug: schemas.Slug) -> schemas.Words:
    refuse_unknown(request)
    return words.speaker(one("speaker", slug))


@router.api_operation(
    READ, "/units", response=schemas.Page[schemas.Unit], summary="Unit kerja", tags=["Unit kerja"]
)
def units(request: HttpRequest, filters: Query[schemas.Paging]) -> schemas.Words:
    return listed(request, filters, "unit", words.unit)


@router.api_operation(
    READ, "/units/{slug}", response=schemas.Unit, summary="Satu unit kerja", tags=["Unit kerja"]
)
def unit(request: HttpRequest, slug: schemas.Slug) -> schemas.Words:
    refuse_unknown(request)
    return words.unit(one("unit", slug))


@router.api_operation(READ, "/topics", response=schemas.Page[schemas.Topic], summary="Topik", tags=["Topik"])
def topics(request: HttpRequest, filters: Query[schemas.Paging]) -> schemas.Words:
    refuse_unknown(request, schemas.Paging)
    after = cursors.opened(filters.cursor) if filters.cursor else ""
    rest = [topic for topic in shelves.topics() if topic.slug > after]
    return cursors.page(request, filters, rest[: filters.limit + 1], words.topic, lambda topic: topic.slug)


def listed(
    request: HttpRequest, paging: schemas.Paging, kind: str, tell: Callable[[schemas.Words], schemas.Words]
) -> schemas.Words:
    """Released objects of a type, in the order in which they came to be."""
    refuse_unknown(request, schemas.Paging)
    found = queries.released(kind).order_by("object_id")
    if paging.cursor:
        found = found.filter(object_id__gt=cursors.number(paging.cursor))
    return cursors.page(
        request,
        paging,
        found[: paging.limit + 1],
        lambda release: tell(queries.words(release)),
        lambda release: release.object_id,
    )


def one(kind: str, slug: str) -> schemas.Words:
    """Raises Problem for what is not released."""
    release = queries.released(kind).filter(slug=slug).first()
    if release is None:
        raise not_found()
    return queries.words(release)
