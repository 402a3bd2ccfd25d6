"""Articles: lists by filter, and one by its permanent address."""

from django.db.models import Q
from django.http import Http404, HttpRequest
from ninja import Query, Router

from articles.models import Publication, Withdrawal
from portal import queries
from portal.api import cursors, schemas, words
from portal.api.problems import Problem, bad_cursor, not_found, refuse_unknown
from portal.paging import mark, read_mark

router = Router(tags=["Tulisan"])
READ = ["GET", "HEAD"]


@router.api_operation(READ, "", response=schemas.Page[schemas.ArticleCard], summary="Tulisan, terbaru dahulu")
def articles(request: HttpRequest, filters: Query[schemas.ArticleFilters]) -> schemas.Words:
    refuse_unknown(request, schemas.ArticleFilters)
    found = Publication.objects.published().cards()
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.unit:
        found = found.filter(unit__slug=filters.unit)
    if filters.topic:
        found = found.filter(topics__contains=[filters.topic])
    if filters.speaker:
        found = found.filter(speakers__contains=[speaker_number(filters.speaker)])
    if filters.year:
        found = found.filter(first_published_at__year=filters.year)
    if filters.cursor:
        found = found.filter(older(filters.cursor))
    return cursors.page(request, filters, found[: filters.limit + 1], words.card, mark)


def older(cursor: str) -> Q:
    """What follows a cursor in the order of lists. Raises Problem."""
    try:
        at, number = read_mark(cursors.opened(cursor))
    except Http404:
        raise bad_cursor() from None
    # the first condition says nothing new, but it is the one that an index can begin from
    return Q(first_published_at__lte=at) & (Q(first_published_at__lt=at) | Q(pk__lt=number))


def speaker_number(slug: str) -> int:
    """Raises Problem for a speaker without a released page."""
    number = queries.released("speaker").filter(slug=slug).values_list("object_id", flat=True).first()
    if number is None:
        raise not_found()
    return number


@router.api_operation(
    READ, "/{path:address}", response=schemas.Article, summary="Satu tulisan menurut alamatnya"
)
def article(request: HttpRequest, address: str) -> schemas.Words:
    """Alamat tulisan tanpa garis miring di depan, misalnya berita/2018/05/08/sesi-berbagi/."""
    refuse_unknown(request)
    path = f"/{address.strip('/')}/"
    if "\x00" in path:
        raise not_found()
    publication = Publication.objects.published().filter(address=path).first()
    if publication is None:
        raise gone(path)
    event = publication.content["event"]
    released = queries.released_by_id("event", [event["id"]]).get(event["id"]) if event else None
    return words.article(publication, released)


def gone(path: str) -> Problem:
    """410 with the public reason where an article was withdrawn, otherwise 404."""
    withdrawal = Withdrawal.objects.filter(article__address=path).select_related("article").first()
    if withdrawal is None or not queries.was_public(withdrawal.article):
        return not_found()
    return Problem(410, "withdrawn", withdrawal.reason, withdrawn_at=withdrawal.at.isoformat())
