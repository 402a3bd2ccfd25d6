"""By which words and marks a publication is found."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from articles.content import documents_of
from text.vectors import Field, plain_body, vector

# marks: lexemes without a place, which no word can be because of their first character
KIND, UNIT, EVENT, SPEAKER, TIME = "#", "=unit", "=acara", "=narasumber", "@"
FACTS = ("number", "claim", "verdict")


def search_vector(content: dict[str, Any], *, kind: str, unit: int, first: datetime) -> str:
    """The tsvector of approved words: title A, what stands around the text B, the text C; marks to filter by.

    `first` is when the article first became public.
    """
    return vector(fields(content), marks(content, kind=kind, unit=unit, first=first))


def fields(content: dict[str, Any]) -> list[Field]:
    """The approved words with their weights."""
    body = plain_body(content["body"])
    return [
        ("A", content["title"]),
        ("B", content["summary"]),
        ("B", ", ".join(around(content))),
        ("C", body),
        ("C", str(content["fields"].get("evidence") or "")),
    ]


def around(content: dict[str, Any]) -> Iterator[str]:
    """Unit, place, topics, event, people, facts and documents, as the page shows them."""
    yield from (content["unit"]["name"], content["place"])
    yield from (topic["name"] for topic in content["topics"])
    yield from (content[key]["title"] for key in ("event", "session") if content[key])
    yield from (f"{person['name']}, {person['hat']}" for person in content["speakers"])
    yield from (str(content["fields"][key]) for key in FACTS if content["fields"].get(key))
    if content["lead"]:
        yield content["lead"]["caption"]
    for document in documents_of(content):
        yield f"{document['title']}. {document['description']}"


def marks(content: dict[str, Any], *, kind: str, unit: int, first: datetime) -> list[str]:
    """Rubrik, unit, event, speakers, year and month of a publication."""
    day = first.astimezone(ZoneInfo(settings.TIME_ZONE))
    events = [content["event"]["id"]] if content["event"] else []
    return [
        f"{KIND}{kind}",
        f"{UNIT}{unit}",
        *(f"{EVENT}{event}" for event in events),
        *(f"{SPEAKER}{person['id']}" for person in content["speakers"]),
        f"{TIME}{day:%Y}",
        f"{TIME}{day:%Y%m}",
    ]
