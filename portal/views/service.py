"""Addresses for machines, and the page for an address that leads nowhere."""

import sys

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.defaults import server_error

from articles.models import FormerAddress
from portal import queries
from portal.page_cache.away import RETRY_AFTER, sorry


def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\nDisallow: /redaksi/\n", content_type="text/plain; charset=utf-8")


def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("sehat\n", content_type="text/plain; charset=utf-8")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Readers who come by a former address are sent on; everyone else gets the way back."""
    paths = [path for path in (request.get_full_path_info(), request.path_info) if "\x00" not in path]
    former = FormerAddress.objects.filter(path__in=paths).select_related("article").first()
    if former and former.article.address and queries.was_public(former.article):
        return HttpResponsePermanentRedirect(former.article.address)
    return render(request, "404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """503 while the database is away, so that machines come back; 500 for what is our own fault."""
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return server_error(request)
    return HttpResponse(
        sorry(), status=503, headers={"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
    )
