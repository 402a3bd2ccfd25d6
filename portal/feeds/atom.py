"""Atom 1.0 (RFC 4287) with the full text."""

from functools import lru_cache

from django.conf import settings

from portal.addresses import absolute
from portal.feeds.channels import Channel
from portal.feeds.entries import Entry
from portal.markup import DECLARATION, element, wrapped

SPACES = {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "id"}


def atom(channel: Channel, address: str) -> str:
    """`channel` as Atom, itself standing at `address`."""
    head = [
        element("id", address),
        element("title", channel.title),
        element("subtitle", channel.description),
        element("updated", channel.changed.isoformat()),
        wrapped("author", element("name", settings.MINISTRY_NAME) + element("uri", absolute("/"))),
        link("self", address, "application/atom+xml"),
        link("alternate", absolute(channel.page), "text/html"),
        link("hub", settings.WEBSUB_HUB) if settings.WEBSUB_HUB else "",
    ]
    return DECLARATION + wrapped("feed", "".join(head + [one(entry) for entry in channel.entries]), SPACES)


@lru_cache(maxsize=500)
def one(entry: Entry) -> str:
    picture = entry.picture
    parts = [
        element("id", entry.address),
        element("title", entry.title),
        element("published", entry.published.isoformat()),
        element("updated", entry.updated.isoformat()),
        wrapped("author", element("name", entry.author) + element("uri", entry.author_address)),
        link("alternate", entry.address, "text/html"),
        link("enclosure", picture.address, "image/jpeg", picture.length) if picture else "",
        *(element("category", "", {"term": slug, "label": name}) for slug, name in entry.categories),
        element("summary", entry.summary),
        element("content", entry.html, {"type": "html"}),
    ]
    return wrapped("entry", "".join(parts))


def link(rel: str, href: str, kind: str = "", length: int = 0) -> str:
    known = {"rel": rel, "href": href, "type": kind, "length": str(length or "")}
    return element("link", "", {key: value for key, value in known.items() if value})
