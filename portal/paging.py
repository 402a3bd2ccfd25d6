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


def page(publications: QuerySet[Publication], before: str | None, size: int = SIZE) -> Page:
    """The newest `size` publications older than the mark `before`; raises Http404 for a bad mark."""
    if before:
        at, number = read_mark(before)
        publications = publications.filter(Q(visible_from__lt=at) | Q(visible_from=at, pk__lt=number))
    items = list(publications.order_by("-visible_from", "-pk")[: size + 1])
    older = f"?sebelum={mark(items[size - 1])}" if len(items) > size else None
    return Page(items[:size], older, not before)


def mark(publication: Publication) -> str:
    """Position of a publication: microseconds since 1970 and its number."""
    return f"{(publication.visible_from - EPOCH) // timedelta(microseconds=1)}-{publication.pk}"


def read_mark(text: str) -> tuple[datetime, int]:
    moment, _, number = text.partition("-")
    try:
        if len(text) > 40:
            raise ValueError(text)
        return EPOCH + timedelta(microseconds=int(moment)), min(int(number), 2**63 - 1)
    except (ValueError, OverflowError):
        raise Http404 from None
