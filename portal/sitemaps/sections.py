"""What the sitemap lists, in parts of at most 5,000: articles by year, pages, the registry, topics."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Func, Max, QuerySet
from django.db.models.functions import ExtractYear

from articles.models import Kind, Publication
from audit.models import Release
from portal import queries

PART = 5_000
PAGES = ["/", *(f"/{kind}/" for kind in Kind.values), "/agenda/", "/ralat/"]
REGISTRY = {"agenda": "event", "unit": "unit", "narasumber": "speaker"}

Row = tuple[str, datetime | None]


@dataclass(frozen=True)
class Section:
    """Some addresses of one sort: how many there are and when the newest changed."""

    name: str
    count: int
    changed: datetime | None

    @property
    def parts(self) -> range:
        return range(1, -(-self.count // PART) + 1)


def sections() -> Iterator[Section]:
    yield Section("halaman", len(PAGES), None)
    years = (
        Publication.objects.published()
        .order_by()
        .values_list(ExtractYear("first_published_at"))
        .annotate(Count("pk"), Max("visible_from"))
    )
    for year, count, changed in sorted(years):
        yield Section(f"artikel-{year}", count, changed)
    released = (
        Release.objects.current().order_by().values_list("object_type").annotate(Count("pk"), Max("at"))
    )
    known = {kind: (count, changed) for kind, count, changed in released}
    for name, kind in REGISTRY.items():
        yield Section(name, *known.get(kind, (0, None)))
    yield Section("topik", topics().count(), None)


def rows(name: str, part: int) -> Iterator[Row]:
    """Paths and last changes of one part of a section, counted from 1; nothing beyond the last."""
    start = (part - 1) * PART
    here = slice(start, start + PART)
    if name == "halaman":
        yield from ((path, None) for path in PAGES[here])
    elif name == "topik":
        yield from ((f"/topik/{slug}/", None) for slug in topics()[here])
    elif name in REGISTRY:
        released = queries.released(REGISTRY[name]).order_by("pk").values_list("slug", "at")
        yield from ((f"/{name}/{slug}/", at) for slug, at in released[here])
    else:
        yield from articles(int(name.removeprefix("artikel-")))[here]


def articles(year: int) -> QuerySet[Publication, tuple[str, datetime]]:
    """Articles first published in a year of the ministry's time zone, oldest first, so that parts fill up."""
    found = Publication.objects.published().filter(first_published_at__year=year)
    return found.order_by("first_published_at", "pk").values_list("address", "visible_from")


def topics() -> QuerySet[Publication, str]:
    """The topics of all public articles, each once."""
    named = Publication.objects.published().annotate(topic=Func(F("topics"), function="unnest"))
    return named.order_by("topic").values_list("topic", flat=True).distinct()
