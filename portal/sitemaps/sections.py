"""What the sitemap lists, in parts of at most 5,000: articles, pages, the registry, topics."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Func, Max, QuerySet, TextField
from django.db.models.functions import Cast

from articles.models import Kind, Publication
from audit.models import Release
from portal import queries

PART = 5_000
MOST = 50_000  # of one file, by the protocol; topics are one file, for counting them costs as much as reading
ABOUT = ("redaksi-kami", "aksesibilitas", "privasi", "peta-situs", "widget/panduan")
PAGES = ["/", *(f"/{name}/" for name in (*Kind.values, "agenda", "ralat", "arsip", *ABOUT))]
REGISTRY = {"agenda": "event", "unit": "unit", "narasumber": "speaker"}

Row = tuple[str, str]  # a path, and its last change as PostgreSQL writes it


@dataclass(frozen=True)
class Section:
    """One part of the addresses of one sort, and when the newest of them changed."""

    name: str
    part: int
    changed: datetime | None


def sections() -> Iterator[Section]:
    """All parts that hold something."""
    yield Section("halaman", 1, None)
    yield from article_sections()
    released = (
        Release.objects.current().order_by().values_list("object_type").annotate(Count("pk"), Max("at"))
    )
    known = {kind: (count, changed) for kind, count, changed in released}
    for name, kind in REGISTRY.items():
        yield from counted(name, *known.get(kind, (0, None)))
    if Publication.objects.published().filter(topics__len__gt=0).exists():
        yield Section("topik", 1, None)


def counted(name: str, count: int, changed: datetime | None) -> Iterator[Section]:
    for part in range(1, -(-count // PART) + 1):
        yield Section(name, part, changed)


def article_sections() -> Iterator[Section]:
    """Parts by ranges of numbers, not by counting: each is read from its own piece of an index."""
    parts = (
        Publication.objects.published().order_by().values_list(F("pk") / PART).annotate(Max("visible_from"))
    )
    for part, changed in sorted(parts):
        yield Section("artikel", part + 1, changed)


def rows(name: str, part: int) -> Iterator[Row]:
    """Paths and last changes of one part of a section, counted from 1; nothing beyond the last."""
    start = (part - 1) * PART
    here = slice(start, start + PART)
    if name == "halaman":
        yield from ((path, "") for path in PAGES[here])
    elif name == "topik":
        yield from ((f"/topik/{slug}/", "") for slug in topics()[:MOST] if part == 1)
    elif name in REGISTRY:
        released = queries.released(REGISTRY[name]).order_by("pk").values_list("slug", written("at"))
        yield from ((f"/{name}/{slug}/", at) for slug, at in released[here])
    else:
        found = Publication.objects.published().filter(pk__gte=start, pk__lt=start + PART)
        yield from found.order_by("pk").values_list("address", written("visible_from"))


def written(column: str) -> Cast:
    """A moment as text: making datetimes of ten thousand moments takes longer than reading them."""
    return Cast(column, TextField())


def topics() -> QuerySet[Publication, str]:
    """The topics of all public articles, each once."""
    named = Publication.objects.published().annotate(topic=Func(F("topics"), function="unnest"))
    return named.order_by("topic").values_list("topic", flat=True).distinct()
