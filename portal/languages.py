"""The two faces of the portal: Indonesian at the permanent addresses, English below /en/ (docs/adr/0015).

The address alone says which one: no cookie and no wish of the browser, for a kept page is the same for all.
"""

import re
from collections.abc import Callable
from typing import Any, ClassVar, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import Context
from django.urls import URLPattern, URLResolver
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override

ENGLISH: Final = "en"
BELOW: Final = f"/{ENGLISH}/"
KEPT_AS: Final = "LANGUAGE_CODE"  # of the request; Django's own middleware calls it so


def language_of(path: str) -> str:
    """The language in which the page at `path` speaks; `/en` will be led on to `/en/`."""
    return ENGLISH if path.startswith(BELOW) or path == BELOW[:-1] else settings.LANGUAGE_CODE


def is_english() -> bool:
    return get_language() == ENGLISH


def permanent(path: str) -> str:
    """The Indonesian address of the page at `path`: `/en/agenda/` becomes `/agenda/`."""
    return path[len(BELOW) - 1 :] if path.startswith(BELOW) else path


def english(path: str) -> str:
    return f"{BELOW[:-1]}{permanent(path)}"


def here(path: str) -> str:
    """The address of the page at `path`, of whichever face, in the face that is being drawn."""
    return english(path) if is_english() else permanent(path)


def spoken(context: Context) -> str:
    """The language of the page that is drawn; asking its request is far cheaper than asking the thread."""
    told = getattr(getattr(context, "request", None), KEPT_AS, None)
    return told or get_language() or settings.LANGUAGE_CODE


def indonesian() -> SafeString:
    """` lang="id"` for an element that holds approved words, on English pages only."""
    return SafeString(' lang="id"' if is_english() else "")


def approved(words: str) -> str:
    """Approved words amid our own sentence or in a label: told to be Indonesian on English pages."""
    return format_html('<span lang="id">{}</span>', words) if is_english() else words


def framing() -> SafeString:
    """` lang="en"` for our own words amid approved ones, on English pages only."""
    return SafeString(' lang="en"' if is_english() else "")


def by_address(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: one request in the language of its address, and what the thread spoke before afterwards."""

    def guarded(request: HttpRequest) -> HttpResponse:
        language = language_of(request.path_info)
        setattr(request, KEPT_AS, language)
        with override(language):
            return get_response(request)

    return guarded


class Face:
    """The part of an address that names the language: `en/`, or nothing in Indonesian.

    Django's own may stand in the root of all addresses only, where feeds and pictures would get a face too.
    """

    converters: ClassVar[dict[str, Any]] = {}

    def __str__(self) -> str:
        return BELOW[1:] if is_english() else ""

    @property
    def regex(self) -> re.Pattern[str]:
        return re.compile(re.escape(str(self)))

    def match(self, path: str) -> tuple[str, tuple[()], dict[str, Any]] | None:
        return (path.removeprefix(str(self)), (), {}) if path.startswith(str(self)) else None

    def check(self) -> list[Any]:
        return []

    def describe(self) -> str:
        return f"'{self}'"


def in_each_face(pages: list[URLPattern | URLResolver]) -> URLResolver:
    """`pages` at their permanent addresses and below /en/; links among them stay in their face."""
    return URLResolver(Face(), pages)  # type: ignore[arg-type]
