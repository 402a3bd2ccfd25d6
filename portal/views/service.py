"""Addresses for machines, and the page for an address that leads nowhere."""

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone

from articles.models import FormerAddress
from portal import queries
from portal.addresses import absolute

PLAIN = "text/plain; charset=utf-8"


def robots(request: HttpRequest) -> HttpResponse:
    """Crawlers stay out of the desk and of search results, and find the sitemaps."""
    lines = ["User-agent: *", "Disallow: /redaksi/", "Disallow: /cari/", ""]
    maps = [f"Sitemap: {absolute(path)}" for path in ("/sitemap.xml", "/sitemap-berita.xml")]
    return HttpResponse("\n".join([*lines, *maps, ""]), content_type=PLAIN)


def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116: whom to tell of a weakness; 404 without a contact, or when what it says has expired."""
    expires = settings.SECURITY_EXPIRES
    if not settings.SECURITY_CONTACT or expires is None or expires < timezone.localdate():
        raise Http404
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat()}T23:59:59Z",
        "Preferred-Languages: id, en",
        f"Canonical: {absolute('/.well-known/security.txt')}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type=PLAIN)


def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("sehat\n", content_type=PLAIN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Readers who come by a former address are sent on; everyone else gets the way back."""
    paths = [path for path in (request.get_full_path_info(), request.path_info) if "\x00" not in path]
    former = FormerAddress.objects.filter(path__in=paths).select_related("article").first()
    if former and former.article.address and queries.was_public(former.article):
        return HttpResponsePermanentRedirect(former.article.address)
    return render(request, "404.html", status=404)
