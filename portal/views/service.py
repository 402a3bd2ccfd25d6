"""Addresses for machines, pages about the portal itself, and the page for an address that leads nowhere."""

import re
import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import server_error

from articles.models import Kind, Publication
from portal import archive, former, queries, trails
from portal import colours as colour
from portal.page_cache.away import RETRY_AFTER, sorry
from portal.rubrics import rubric_name

DAY = 24 * 60 * 60
DATE = re.compile(r"/([0-9]{4})/([0-9]{2})/([0-9]{2})/")


def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("sehat\n", content_type="text/plain; charset=utf-8")


def colours(request: HttpRequest) -> HttpResponse:
    """The ministry's accent; its address changes with it, so it may be kept."""
    response = HttpResponse(colour.sheet(), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={DAY}"
    return response


def masthead(request: HttpRequest) -> HttpResponse:
    """Who answers for the portal, by the ministry's own settings; no account of the desk is shown."""
    return render(request, "portal/masthead.html", {"duties": settings.MASTHEAD, "trail": trails.home()})


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/accessibility.html", {"trail": trails.home()})


def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/privacy.html", {"trail": trails.home()})


def site_map(request: HttpRequest) -> HttpResponse:
    context = {
        "kinds": [(kind, rubric_name(kind)) for kind in Kind],
        "units": queries.units(),
        "topics": queries.topics(),
        "years": archive.years(),
        "trail": trails.home(),
    }
    return render(request, "portal/site_map.html", context)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Readers who come by a former address are sent on; everyone else gets the way back."""
    if moved := former.present(request):
        return moved
    newest = Publication.objects.published().listed()[:4]
    context = {"newest": newest, "day": day_in(request.path_info), "is_nowhere": True}
    return render(request, "404.html", context, status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """503 while the database is away, so that machines come back; 500 for what is our own fault."""
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return server_error(request)
    return HttpResponse(
        sorry(), status=503, headers={"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
    )


def day_in(path: str) -> archive.Span | None:
    """The day that an address of an article names, for the way to its archive."""
    found = DATE.search(path)
    try:
        return archive.Span.read(*map(int, found.groups())) if found else None
    except Http404:
        return None
