"""Our headlines on other sites: a page for a frame, the same as data, and how to use them."""

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt

from articles.models import Kind, Publication
from portal.addresses import absolute
from portal.freshness import dated
from portal.pictures import jpeg
from portal.widget.choice import MOST, BadChoice, Choice, chosen


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # the one page that others may put into a frame
def widget(request: HttpRequest) -> HttpResponse:
    try:
        choice = chosen(request.GET)
    except BadChoice as bad:
        return render(request, "portal/widget.html", {"refusal": str(bad)}, status=400)
    context = {"choice": choice, "items": choice.publications()}
    return dated(render(request, "portal/widget.html", context))


def data(request: HttpRequest) -> HttpResponse:
    """The same headlines as JSON, for pages that draw them themselves."""
    try:
        choice = chosen(request.GET)
    except BadChoice as bad:
        return for_anyone(JsonResponse({"detail": str(bad)}, status=400))
    return for_anyone(dated(JsonResponse(told(choice), json_dumps_params={"ensure_ascii": False})))


def told(choice: Choice) -> dict[str, object]:
    return {
        "source": settings.MINISTRY_NAME,
        "url": absolute(choice.page),
        "items": [headline(publication) for publication in choice.publications()],
    }


def headline(publication: Publication) -> dict[str, object]:
    card = publication.card
    picture = jpeg(card["lead"])
    return {
        "title": card["title"],
        "url": absolute(publication.address),
        "kind": str(Kind(publication.kind).label),
        "verdict": card["fields"].get("verdict") or None,
        "summary": card["summary"],
        "unit": card["unit"]["name"],
        "published": publication.first_published_at.isoformat(),
        "updated": publication.visible_from.isoformat(),
        "picture": picture and {"url": picture.address, "alt": picture.alt, "credit": picture.credit},
    }


def for_anyone(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    return response


@csp_update({"frame-src": [SELF]})  # the guide shows the widget as it will look
def guide(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/widget_guide.html", {"kinds": Kind.choices, "most": MOST})
