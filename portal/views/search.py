"""The search: results, and suggestions while someone types."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from portal.search.results import answer
from portal.search.suggestions import suggestions


def search(request: HttpRequest) -> HttpResponse:
    response = render(request, "portal/search.html", {"answer": answer(request.GET.dict())})
    response["X-Robots-Tag"] = "noindex"
    return response


def suggest(request: HttpRequest) -> JsonResponse:
    response = JsonResponse({"items": suggestions(request.GET.get("q", ""))})
    response["X-Robots-Tag"] = "noindex"
    return response
