"""JSON Feed 1.1 (jsonfeed.org/version/1.1) with the full text."""

import json
from typing import Any

from django.conf import settings

from portal.addresses import absolute
from portal.feeds.channels import Channel
from portal.feeds.entries import Entry

Words = dict[str, Any]


def json_feed(channel: Channel, address: str) -> str:
    """`channel` as a JSON Feed, itself standing at `address`."""
    feed: Words = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": absolute(channel.page),
        "feed_url": address,
        "description": channel.description,
        "language": "id",
        "authors": [{"name": settings.MINISTRY_NAME, "url": absolute("/")}],
        "items": [item(entry) for entry in channel.entries],
    }
    if settings.WEBSUB_HUB:
        feed["hubs"] = [{"type": "WebSub", "url": settings.WEBSUB_HUB}]
    return json.dumps(feed, ensure_ascii=False)


def item(entry: Entry) -> Words:
    told: Words = {
        "id": entry.address,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": entry.author, "url": entry.author_address}],
        "tags": [name for _, name in entry.categories],
        "language": "id",
    }
    if entry.picture:
        told["image"] = entry.picture.address
    return told
