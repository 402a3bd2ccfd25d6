"""The sitemap, its parts, and the newest articles for news aggregators."""

from datetime import timedelta

from django.db.models.functions import Now
from django.http import Http404, HttpRequest, HttpResponse

from articles.models import Publication
from portal.freshness import dated
from portal.sitemaps import writing
from portal.sitemaps.sections import rows, sections

NEWS_SPAN = timedelta(hours=48)
NEWS_MOST = 1_000


def index(request: HttpRequest) -> HttpResponse:
    return xml(writing.index(sections()))


def part(request: HttpRequest, name: str, number: str) -> HttpResponse:
    found = list(rows(name, int(number)))
    if not found:
        raise Http404
    return xml(writing.addresses(found))


def news(request: HttpRequest) -> HttpResponse:
    fresh = Publication.objects.published().cards().filter(first_published_at__gte=Now() - NEWS_SPAN)
    return xml(writing.news(fresh[:NEWS_MOST]))


def xml(written: str) -> HttpResponse:
    return dated(HttpResponse(written, content_type="application/xml; charset=utf-8"))
