"""The outermost guard: requests that name an encoding other than UTF-8 are answered 400.

Django decodes addresses and forms by the charset that the client names, with any codec of Python, some of
which are no text encodings at all and raise from wherever the request is read first.
"""

import codecs
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_header_parameters
from django.views.defaults import bad_request

UNREADABLE = "newsroom.unreadable"
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def readable(application: Application) -> Application:
    """`application`, which gets an unreadable Content-Type as none at all, with a mark for the middleware.

    Django reads the header while it makes the request, before any middleware.
    """

    def guarded(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not is_utf8(environ.get("CONTENT_TYPE", "")):
            environ = {**environ, "CONTENT_TYPE": "", UNREADABLE: True}
        return application(environ, start_response)

    return guarded


def utf8_only(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: answers with our page of status 400."""

    def guarded(request: HttpRequest) -> HttpResponse:
        if UNREADABLE in request.META or not is_utf8(request.META.get("CONTENT_TYPE", "")):
            return bad_request(request, BadRequest("only UTF-8 is read here"))
        return get_response(request)

    return guarded


def is_utf8(content_type: str) -> bool:
    """Whether the header can be read and names UTF-8 or no charset."""
    try:
        _kind, parameters = parse_header_parameters(content_type)
        charset = parameters.get("charset")
        return charset is None or codecs.lookup(charset).name == "utf-8"
    except (ValueError, LookupError):
        return False
