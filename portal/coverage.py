"""What was published about an event: texts, albums, and what was quoted in them."""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from articles.models import Publication
from portal.quoting import quotes_in

SHOWN = 60
READ = 8  # newest texts that are read for quotes
QUOTED = 4


@dataclass(frozen=True)
class Quote:
    """Words of a speaker, with the hat and the article in which they stand."""

    speaker: dict[str, Any]
    words: str
    publication: Publication


@dataclass(frozen=True)
class Coverage:
    """The public texts about one event, newest first."""

    publications: list[Publication]

    def about(self, session_id: int) -> list[Publication]:
        """Those about one of its sessions."""
        return [
            one
            for one in self.publications
            if one.card.get("session") and one.card["session"]["id"] == session_id
        ]

    @cached_property
    def quotes(self) -> list[Quote]:
        """Some quotes of the newest texts that name speakers; one query, or none."""
        telling = {one.pk: one for one in self.publications if one.card["speakers"]}
        wanted = list(telling)[:READ]
        bodies = (
            dict(Publication.objects.filter(pk__in=wanted).values_list("pk", "canonical")) if wanted else {}
        )
        found = [
            Quote(speaker, words, telling[pk])
            for pk in wanted
            for speaker, words in quotes_in(json.loads(bodies[pk])["body"], telling[pk].card["speakers"])
        ]
        return found[:QUOTED]


def coverage_of(event_id: int) -> Coverage:
    return Coverage(list(Publication.objects.published().listed().filter(event_id=event_id)[:SHOWN]))
