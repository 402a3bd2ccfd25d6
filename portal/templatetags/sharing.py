"""What a page tells machines about itself: whole addresses, share pictures, structured data."""

import json
from collections.abc import Callable
from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override

from portal.addresses import absolute as whole
from portal.languages import permanent
from portal.sharing import cards
from portal.structured import articles, offers, registry, site

register = template.Library()

PAGES: dict[str, Callable[..., list[dict[str, Any]]]] = {
    "home": site.home,
    "list": site.listing,
    "unit": site.unit_page,
    "article": articles.article_page,
    "event": offers.event_page,
    "speaker": registry.speaker_page,
}

FRAMED = {"home", "list"}

# what could end the element or, in an old parser, the line
ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


@register.simple_tag
def json_ld(page: str, *subject: Any) -> SafeString:
    """The structured data of a page as a data block: never run as a script, so no policy forbids it.

    Of what is Indonesian itself it tells in Indonesian, with permanent addresses, in both faces.
    """
    with override(get_language() if page in FRAMED else settings.LANGUAGE_CODE):
        data = json.dumps(PAGES[page](*subject), ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{data}</script>')  # noqa: S308 -- escaped above


@register.filter
def absolute(path: str) -> str:
    return whole(path)


@register.filter
def card_address(publication: Any) -> str:
    """Whole address of the share picture of a publication."""
    return whole(cards.address_of(publication))


@register.simple_tag
def event_card_address(words: dict[str, Any]) -> str:
    return whole(f"/kartu/agenda/{words['slug']}.png")


@register.filter
def feed_address(path: str, form: str) -> str:
    """Whole address of the feed in a form ("rss.xml") that follows the page at `path`."""
    return whole(f"/feed{permanent(path)}{form}")
