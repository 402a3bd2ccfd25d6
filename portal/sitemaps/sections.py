"""What the sitemap lists, in parts of at most 5,000: articles, pages, the registry, topics."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Count, F, Max, TextField
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast

from articles import shelves
from articles.models import SITEMAP_PART, Kind, Publication
from audit.models import Release
from portal import queries

PART = SITEMAP_PART
MOST = 50_000  # of one file, by the protocol; topics are one file
ABOUT = ("redaksi-kami", "aksesibilitas", "privasi", "peta-situs", "widget/panduan")
PAGES = ["/", *(f"/{name}/" for name in (*Kind.values, "agenda", "ralat", "arsip", *ABOUT))]
REGISTRY = {"agenda": "event", "unit": "unit", "narasumber": "speaker"}
PARTS = """
SELECT parts.part, newest.changed
FROM generate_series(0, (SELECT max(id) / %s FROM articles_publication)) AS parts (part)
CROSS JOIN LATERAL ({newest}) AS newest (changed) ORDER BY 1
"""

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
    if shelves.topics():
        yield Section("topik", 1, None)


def counted(name: str, count: int, changed: datetime | None) -> Iterator[Section]:
    for part in range(1, -(-count // PART) + 1):
        yield Section(name, part, changed)


def article_sections() -> Iterator[Section]:
    """Parts by ranges of numbers, not by counting: each is read from its own piece of an index."""
    newest, given = newest_of_part()
    with connection.cursor() as cursor:
        cursor.execute(PARTS.format(newest=newest), [PART, *given])
        for part, changed in cursor.fetchall():
            yield Section("artikel", part + 1, changed)


def newest_of_part() -> tuple[str, tuple[Any, ...]]:
    """SQL of when the newest public article of the `part` of PARTS became so: one step in its index."""
    within = Publication.objects.published().annotate(part=F("pk") / PART)
    here = within.filter(part=RawSQL("parts.part", []))
    found = here.order_by("-visible_from").values("visible_from")[:1]
    return found.query.sql_with_params()


def rows(name: str, part: int) -> Iterator[Row]:
    """Paths and last changes of one part of a section, counted from 1; nothing beyond the last."""
    start = (part - 1) * PART
    here = slice(start, start + PART)
    if name == "halaman":
        yield from ((path, "") for path in PAGES[here])
    elif name == "topik":
        yield from ((f"/topik/{topic.slug}/", "") for topic in shelves.topics()[:MOST] if part == 1)
    elif name in REGISTRY:
        released = queries.released(REGISTRY[name]).order_by("pk").values_list("slug", written("at"))
        yield from ((f"/{name}/{slug}/", at) for slug, at in released[here])
    else:
        found = Publication.objects.published().filter(pk__gte=start, pk__lt=start + PART)
        yield from found.order_by("pk").values_list("address", written("visible_from"))


def written(column: str) -> Cast:
    """A moment as text: making datetimes of ten thousand moments takes longer than reading them."""
    return Cast(column, TextField())
