"""Publications and released words as the API tells them."""

from dataclasses import asdict
from typing import Any

from articles.models import ChangeKind, Publication
from articles.shelves import Topic
from events.words import former_days, is_live, reason_of, status_of
from portal import documents, rendering
from portal.addresses import absolute
from portal.api.schemas import Words
from portal.feeds.entries import everywhere
from portal.pages import byline_of
from portal.pictures import jpeg
from portal.registering.shown import Shown, shown_among
from portal.rendering import page_html


def card(publication: Publication, content: Words | None = None) -> Words:
    """An article without its text, from the columns that lists load."""
    told = content or publication.card
    fields = told["fields"]
    return {
        "address": publication.address,
        "url": absolute(publication.address),
        "kind": publication.kind,
        "title": told["title"],
        "summary": told["summary"],
        "place": told["place"],
        "event_date": told["event_date"],
        "published_at": publication.first_published_at,
        "updated_at": publication.visible_from,
        "change": change(publication, told),
        "unit": named("unit", told["unit"]),
        "topics": [named("topik", topic) for topic in told["topics"]],
        "picture": picture(told["lead"]),
        "number": fields.get("number"),
        "claim": fields if fields.get("claim") else None,
    }


def picture(lead: Words | None) -> Words | None:
    found = jpeg(lead)
    return {**asdict(found), "url": found.address} if found else None


def change(publication: Publication, told: Words) -> Words | None:
    if publication.change_kind == ChangeKind.FIRST:
        return None
    return {
        "kind": publication.change_kind,
        "at": publication.visible_from,
        "note": told["change"]["note"],
    }


def article(publication: Publication, event: Words | None) -> Words:
    """An article with its text; `event` in the words that are released of it."""
    content = publication.content
    return {
        **card(publication, content),
        "body_html": everywhere(page_html(content["body"], publication.photos)),
        "byline": byline_of(content),
        "speakers": content["speakers"],
        "event": event and {"title": event["title"], "url": absolute(f"/agenda/{event['slug']}/")},
        "documents": documents.told(content),
        "sha256": publication.sha256,
    }


def named(place: str, thing: Words) -> Words:
    return {**thing, "url": absolute(f"/{place}/{thing['slug']}/")}


def topic(counted: Topic) -> Words:
    told = {"slug": counted.slug, "name": counted.name, "articles": counted.number}
    return named("topik", told)


def events(told: list[Words]) -> list[Words]:
    """Events with what is public of their registration; three queries, however many."""
    known = shown_among(told)
    return [{**event(words), "registration": registration(known.get(words["id"]))} for words in told]


def registration(shown: Shown | None) -> Words | None:
    if shown is None:
        return None
    return {
        "phase": shown.phase.value,
        "opens_at": shown.terms.opens_at,
        "closes_at": shown.terms.closes_at,
        "url": absolute(f"/agenda/{shown.words['slug']}/daftar/"),
    }


def event(words: Words) -> Words:
    """An event with its status; of a live session only who may follow it, never the link."""
    former = former_days(words) or {"starts_on": None, "ends_on": None}
    return {
        **named("agenda", words),
        "unit": named("unit", words["unit"]),
        "status": status_of(words).value,
        "status_reason": reason_of(words),
        "former_starts_on": former["starts_on"],
        "former_ends_on": former["ends_on"],
        "sessions": [session(one) for one in words["sessions"]],
    }


def session(words: Words) -> Words:
    return {
        **words,
        "room": words.get("room", ""),
        "live": words["live"]["access"] if is_live(words) else None,
    }


def speaker(words: Words) -> Words:
    photo: Any = words["photo"]
    return {
        **named("narasumber", words),
        "photo": photo and absolute(rendering.address(photo, rendering.SMALLEST)),
    }


def unit(words: Words) -> Words:
    parent = words["parent"]
    return {**named("unit", words), "parent": parent and named("unit", parent)}
