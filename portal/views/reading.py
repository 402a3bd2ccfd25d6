"""Readings: the page tells of itself after a while, without a cookie and without a name."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.actions import count_reading
from articles.models import Publication

LONGEST = 2000  # bytes of a whole form with one address
ROBOT = re.compile(r"bot|crawl|spider|slurp|preview|monitor|curl|wget|python|headless|lighthouse|feed", re.I)


# without a cookie there is nothing to ride on: a foreign page could only add a reading of its own reader
@csrf_exempt
@require_POST
def reading(request: HttpRequest) -> HttpResponse:
    """Count the article at `address` as read; the answer is the same whatever came of it."""
    if looks_human(request):
        address = request.POST.get("address", "").replace("\x00", "")[:200]
        publication = (
            Publication.objects.published().filter(address=address).select_related("article").first()
        )
        if publication:
            count_reading(article=publication.article, reader=reader(request))
    return HttpResponse(status=204)


def looks_human(request: HttpRequest) -> bool:
    """A browser that shows one of our own pages; robots that run scripts say who they are."""
    agent = request.headers.get("User-Agent", "")
    is_small = int(request.META.get("CONTENT_LENGTH") or 0) <= LONGEST
    is_ours = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    return is_small and is_ours and agent.startswith("Mozilla/") and not ROBOT.search(agent)


def reader(request: HttpRequest) -> str:
    """What tells readers apart: the address that our own proxy saw, and the browser's name."""
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
    address = forwarded if settings.ALLAUTH_TRUSTED_PROXY_COUNT and forwarded else request.META["REMOTE_ADDR"]
    return f"{address} {request.headers.get('User-Agent', '')}"
