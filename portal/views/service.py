"""Addresses for machines, and the page for an address that leads nowhere."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal import former


def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\nDisallow: /redaksi/\n", content_type="text/plain; charset=utf-8")


def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("sehat\n", content_type="text/plain; charset=utf-8")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Readers who come by a former address are sent on; everyone else gets the way back."""
    return former.present(request) or render(request, "404.html", status=404)
