"""Which pages are measured, and what others need for theirs (measured on one machine with the same work)."""

import json
import sys
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from django.db import connection

from articles.actions.indexing import count_more
from articles.models import Publication
from portal.paging import SIZE, mark
from portal.sitemaps.sections import sections

DEEP: Final = 400  # pages
SAMPLE: Final = 200  # articles
# words that stand in most articles
SOUGHT: Final = (
    "kegiatan",
    "layanan",
    "publik",
    "arsip",
    "rapat",
    "pimpinan",
    "anggaran",
    "pelatihan",
    "petani",
)


@dataclass(frozen=True)
class Row:
    """A page and its CPU milliseconds: of Wagtail 8, bare and cached, of WordPress, and our targets.

    The figure of a row that is `whole` is that of all its addresses together, of others that of a request.
    """

    name: str
    label: str
    wagtail: str
    wagtail_kept: str
    wordpress: str
    target: str
    target_kept: str
    whole: bool = False


ROWS: Final = (
    Row("home", "home", "15.8", "1.0", "22.7", "≤ 5", "≤ 0.2"),
    Row("article", "article", "13.0", "1.1", "17.5", "≤ 3", "≤ 0.2"),
    Row("list", "list, page 400", "39", "1.0", "25", "≤ 4", "≤ 0.2"),
    Row("topic", "topic", "12.3", "0.9", "23", "≤ 4", "≤ 0.2"),
    Row("unit", "unit", "–", "–", "–", "≤ 4", "≤ 0.2"),
    Row("corrections", "corrections", "–", "–", "–", "≤ 4", "≤ 0.2"),
    Row("one_word", "search, one word", "32", "1.0", "329", "≤ 8", "≤ 0.25"),
    Row("two_words", "search, two words", "21", "1.0", "346", "≤ 8", "≤ 0.25"),
    Row("rss", "RSS", "5.8", "1.9", "41", "≤ 3", "≤ 0.2"),
    Row("sitemap", "sitemap of all", "252", "1.3", "81", "≤ 40", "–", whole=True),
    Row("sitemap_index", "sitemap index", "–", "–", "–", "–", "≤ 0.2"),
    Row("archive", "archive", "–", "–", "–", "–", "≤ 0.2"),
    Row("archive_month", "archive, a month", "–", "–", "–", "–", "≤ 0.2"),
    Row("site_map", "site map page", "–", "–", "–", "–", "≤ 0.2"),
    Row("topics", "topics of the API", "–", "–", "–", "–", "≤ 0.2"),
)


def addresses() -> None:
    """Write the addresses of all rows as one line of JSON; run inside the newsroom that is measured."""
    news = Publication.objects.published().filter(kind="berita").order_by("-first_published_at", "-pk")
    depth = min(DEEP * SIZE, news.count() // SIZE * SIZE) - 1
    sample = Publication.objects.published().filter(imported=True).order_by("sha256")[:SAMPLE]
    found = {
        "home": ["/"],
        "article": [publication.address for publication in sample],
        "list": [f"/berita/?sebelum={mark(news[depth])}"],
        "topic": ["/topik/arsip/"],
        "unit": ["/unit/humas/"],
        "corrections": ["/ralat/"],
        "one_word": [f"/cari/?q={word}" for word in SOUGHT],
        "two_words": [f"/cari/?q={word}+{other}" for word, other in pairwise(SOUGHT)],
        "rss": ["/feed/rss.xml"],
        "sitemap": ["/sitemap.xml", *(f"/sitemap/{one.name}-{one.part}.xml" for one in sections())],
        "sitemap_index": ["/sitemap.xml"],
        "archive": ["/arsip/"],
        "archive_month": ["/arsip/2024/11/"],
        "site_map": ["/peta-situs/"],
        "topics": ["/api/v1/topics"],
    }
    sys.stdout.write(f"{json.dumps(found)}\n")


def settle() -> None:
    """Do now what worker and database would do in the background while we measure."""
    while count_more():
        pass
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")
