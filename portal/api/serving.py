"""What every answer of the API has: open to all sites, an ETag, and a problem in place of an error page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from django.utils.cache import get_conditional_response, set_response_etag
from django.views.decorators.csrf import csrf_exempt

from portal.api.problems import answer, not_allowed, not_found

READING = ("GET", "HEAD")

View = Callable[..., HttpResponse]


def served(pattern: URLPattern | URLResolver) -> URLPattern:
    """The same address, answered in our way."""
    if not isinstance(pattern, URLPattern):
        raise TypeError(pattern)
    return URLPattern(pattern.pattern, open_to_all(pattern.callback), pattern.default_args, pattern.name)


def open_to_all(view: View) -> View:
    @csrf_exempt  # no one is signed in here; a POST is told 405, not that a token is missing
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in READING:
            response = answer(not_allowed())
            response["Allow"] = ", ".join(READING)
        else:
            try:
                response = view(request, *args, **kwargs)
            except Http404:
                response = answer(not_found())
        response["Access-Control-Allow-Origin"] = "*"
        return validated(request, response)

    return answered


def validated(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """304 for who holds this very answer."""
    if response.status_code != 200:
        return response
    set_response_etag(response)
    found = get_conditional_response(request, etag=response["ETag"], response=response)
    if found is not None and found is not response:
        found["Access-Control-Allow-Origin"] = "*"
    return found or response


@open_to_all
def unknown(request: HttpRequest) -> HttpResponse:
    raise Http404
