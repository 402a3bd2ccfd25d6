"""Sitemaps as XML (sitemaps.org/protocol.html). Paths hold letters, digits, hyphens and slashes only."""

from collections.abc import Iterable

from django.conf import settings

from articles.models import Publication
from portal.addresses import absolute
from portal.markup import DECLARATION, element, wrapped
from portal.sitemaps.sections import Row, Section

SPACE = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}
NEWS = {**SPACE, "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9"}


def index(sections: Iterable[Section]) -> str:
    listed = [
        wrapped(
            "sitemap",
            element("loc", absolute(f"/sitemap/{one.name}-{one.part}.xml")) + lastmod(str(one.changed or "")),
        )
        for one in sections
    ]
    return DECLARATION + wrapped("sitemapindex", "".join(listed), SPACE)


def addresses(rows: Iterable[Row]) -> str:
    site = settings.SITE_URL
    listed = [f"<url><loc>{site}{path}</loc>{lastmod(changed)}</url>" for path, changed in rows]
    return DECLARATION + wrapped("urlset", "".join(listed), SPACE)


def news(publications: Iterable[Publication]) -> str:
    return DECLARATION + wrapped("urlset", "".join(map(story, publications)), NEWS)


def story(publication: Publication) -> str:
    paper = element("news:name", settings.MINISTRY_NAME) + element("news:language", "id")
    told = [
        wrapped("news:publication", paper),
        element("news:publication_date", publication.first_published_at.isoformat()),
        element("news:title", publication.card["title"]),
    ]
    return wrapped("url", element("loc", absolute(publication.address)) + wrapped("news:news", "".join(told)))


def lastmod(changed: str) -> str:
    """W3C datetime of a moment in UTC, which is how the database writes all of ours."""
    return f"<lastmod>{changed[:10]}T{changed[11:19]}Z</lastmod>" if changed else ""
