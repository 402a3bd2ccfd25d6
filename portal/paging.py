"""Pages by position, not by number: stable while new items arrive, and quick at any depth."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q, QuerySet
from django.http import Http404

from articles.models import Publication

SIZE = 20
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Page:
    """Some publications, newest first, and the address of the next older ones."""

    items: list[Publication]
    older: str | None
    first: bool

    @property
    def newer(self) -> str | None:
        """Back to the beginning; the browser's own way back leads to the page before."""
        return None if self.first else "?"


def page(
    publications: QuerySet[Publication], before: str | None, size: int = SIZE, by: str = "first_published_at"
) -> Page:
    """The newest `size` publications older than the mark `before`; raises Http404 for a bad mark.

    An article stands where it was first published: a ralat does not carry an old story to the top.
    """
    if before:
        at, number = read_mark(before)
        publications = publications.filter(Q(**{f"{by}__lt": at}) | Q(**{by: at}, pk__lt=number))
    items = list(publications.order_by(f"-{by}", "-pk")[: size + 1])
    older = f"?sebelum={mark(items[size - 1], by)}" if len(items) > size else None
    return Page(items[:size], older, not before)


def mark(publication: Publication, by: str = "first_published_at") -> str:
    """Position of a publication: microseconds since 1970 and its number."""
    return f"{(getattr(publication, by) - EPOCH) // timedelta(microseconds=1)}-{publication.pk}"


def read_mark(text: str) -> tuple[datetime, int]:
    moment, _, number = text.partition("-")
    try:
        if len(text) > 40:
            raise ValueError(text)
        return EPOCH + timedelta(microseconds=int(moment)), min(int(number), 2**63 - 1)
    except (ValueError, OverflowError):
        raise Http404 from None
