"""All that the page of an article shows beside its words."""

from functools import partial
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.utils import timezone

from articles.models import Kind, Publication
from articles.requirements import awaits_ratification
from portal import documents, queries, rendering, trails
from portal.citing import address_of, citations, share_links
from portal.quoting import with_cards
from text.html import reading_minutes
from text.words import byline

Context = dict[str, Any]


def article_page(publication: Publication, editions: list[Publication], current: Publication) -> Context:
    """Context of an article's page: its public `editions` so far.

    Photos and documents are shown while the `current` text of the article has them.
    """
    shown = current.photos
    content = publication.content
    event = content["event"]
    speakers = queries.portraits(content["speakers"])
    sizes = rendering.TILE if publication.kind == Kind.PHOTO else rendering.COLUMN
    return {
        "publication": publication,
        "content": content,
        "kind": publication.kind,
        "trail": trails.article(publication.kind, timezone.localdate(publication.first_published_at)),
        "url": address_of(publication),
        "body": with_cards(rendering.page_html(content["body"], shown, sizes), speakers),
        "minutes": partial(reading_minutes, content["body"]),
        "lead": content["lead"] if content["lead"] and content["lead"]["photo"] in shown else None,
        "byline": byline_of(content),
        "documents": documents.listed(content, current.documents),
        "changes": changes(editions),
        "is_unratified": publication.urgent and awaits_ratification(publication.edition),
        "speakers": speakers,
        "event": queries.released_by_id("event", [event["id"]]).get(event["id"]) if event else None,
        # asked for by parts that are rendered once
        "share_links": partial(share_links, publication),
        "citations": partial(citations, publication),
    }


def byline_of(content: Context) -> str:
    """The line of initials by the ministry's pattern; of imported items the line they came with."""
    if "byline" in content:
        return str(content["byline"])
    initials = {
        role: [person["initials"] for person in content["credits"][role]]
        for role in ("writers", "editors", "photographers")
    }
    return byline(settings.BYLINE_PATTERN, ministry=settings.MINISTRY_SHORT_NAME, **initials)


def changes(editions: list[Publication]) -> list[Context]:
    """Every later edition with the address of the text it replaced, newest first."""
    pairs = pairwise(editions)
    made = [
        {
            "kind": new.change_kind,
            "at": new.visible_from,
            "note": new.card["change"]["note"],
            "older": f"{old.address}versi/{old.edition.number}/",
        }
        for old, new in pairs
    ]
    return made[::-1]
