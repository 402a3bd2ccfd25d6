"""Addresses for machines, and the page for an address that leads nowhere."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from articles.models import FormerAddress
from portal import queries


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
