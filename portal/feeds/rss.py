"""RSS 2.0 with the full text (content:encoded), pictures (media:, enclosure) and updated times (atom:)."""

from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache

from django.conf import settings

from portal.addresses import absolute
from portal.feeds.channels import Channel
from portal.feeds.entries import Entry
from portal.markup import DECLARATION, element, wrapped
from portal.pictures import Jpeg

SPACES = {
    "version": "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


def rss(channel: Channel, address: str) -> str:
    """`channel` as RSS, itself standing at `address`."""
    head = [
        element("title", channel.title),
        element("link", absolute(channel.page)),
        element("description", channel.description),
        element("language", "id"),
        element("lastBuildDate", moment(channel.changed)),
        atom_link("self", address),
        atom_link("hub", settings.WEBSUB_HUB) if settings.WEBSUB_HUB else "",
    ]
    items = [item(entry) for entry in channel.entries]
    return DECLARATION + wrapped("rss", wrapped("channel", "".join(head + items)), SPACES)


@lru_cache(maxsize=500)
def item(entry: Entry) -> str:
    parts = [
        element("title", entry.title),
        element("link", entry.address),
        element("guid", entry.address, {"isPermaLink": "true"}),
        element("pubDate", moment(entry.published)),
        element("atom:updated", entry.updated.isoformat()),
        element("dc:creator", entry.author),
        *(element("category", name) for _, name in entry.categories),
        element("description", entry.summary),
        element("content:encoded", entry.html),
        media(entry.picture) if entry.picture else "",
    ]
    return wrapped("item", "".join(parts))


def media(picture: Jpeg) -> str:
    size = {"width": str(picture.width), "height": str(picture.height)}
    kind = {"url": picture.address, "type": "image/jpeg"}
    words = element("media:description", picture.caption or picture.alt) + element(
        "media:credit", picture.credit
    )
    return element("enclosure", "", {**kind, "length": str(picture.length)}) + wrapped(
        "media:content", words, {**kind, "medium": "image", **size}
    )


def atom_link(rel: str, address: str) -> str:
    kind = {"type": "application/rss+xml"} if rel == "self" else {}
    return element("atom:link", "", {"rel": rel, "href": address, **kind})


def moment(at: datetime) -> str:
    """RFC 822: `Tue, 08 May 2018 02:00:00 +0000`."""
    return format_datetime(at)
