"""The two faces of the portal on its pages: links that stay in one, the way to the other, whose words."""

from typing import Any

from django import template
from django.template.base import Parser, Token
from django.utils.encoding import iri_to_uri
from django.utils.safestring import SafeString

from portal import languages
from portal.addresses import absolute
from portal.languages import ENGLISH
from portal.page_cache.keys import LONGEST, read_by_pages

register = template.Library()

NAMES = {"id": "Bahasa Indonesia", ENGLISH: "English"}

register.filter("here", languages.here)
register.filter("permanent", languages.permanent)


class Mark(template.Node):
    """An attribute on English pages, nothing on Indonesian ones. A page has many, so no simple_tag."""

    def __init__(self, attribute: str) -> None:
        self.attribute = attribute

    def render(self, context: template.Context) -> SafeString:
        return SafeString(self.attribute if languages.spoken(context) == ENGLISH else "")


@register.tag
def indonesian(parser: Parser, token: Token) -> Mark:
    """` lang="id"` for an element that holds approved words."""
    return Mark(' lang="id"')


@register.tag
def framing(parser: Parser, token: Token) -> Mark:
    """` lang="en"` for our own words amid approved ones."""
    return Mark(' lang="en"')


@register.simple_tag(takes_context=True)
def other_face(context: template.Context) -> dict[str, str]:
    """Code, name and address of the same page in the other language; of home where no page is."""
    path, query = ("/", "") if context.get("is_nowhere") else asked(context, whole=True)
    if languages.is_english():
        return {"code": "id", "name": NAMES["id"], "href": languages.permanent(path) + query}
    return {"code": ENGLISH, "name": NAMES[ENGLISH], "href": languages.english(path) + query}


@register.simple_tag(takes_context=True)
def faces(context: template.Context) -> dict[str, str]:
    """Whole addresses of the page: in Indonesian, in English, and in the face that is drawn."""
    path, query = asked(context, whole=False)
    return {
        "id": absolute(languages.permanent(path) + query),
        "en": absolute(languages.english(path) + query),
        "here": absolute(languages.here(path) + query),
    }


def asked(context: template.Context, *, whole: bool) -> tuple[str, str]:
    """Path and query of the request; of the query all, or what pages read. Too long a one is left out."""
    request: Any = context.get("request")
    if request is None:  # a fault is told of without one
        return languages.here("/"), ""
    given = request.META.get("QUERY_STRING", "")
    query = given if whole else read_by_pages(given) or ""
    return request.path, f"?{iri_to_uri(query)}" if query and len(query) <= LONGEST else ""
