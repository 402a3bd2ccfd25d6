"""Texts as a tsvector, questions as a tsquery of PostgreSQL: spelled here, so that both use our own stems."""

import html
import re
from collections import defaultdict
from collections.abc import Iterable

from text.stems import WORD, stems

FARTHEST = 16_383  # positions of a tsvector end here
MOST_PLACES = 60  # of one lexeme; a word repeated more often says no more
GAP = 20  # between two fields, so that no phrase reaches across
TITLE = "^"  # before lexemes of a title, so that the index alone finds titles
INLINE = re.compile(r"</?(?:strong|em|a|b|i)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")

Field = tuple[str, str]  # weight A, B or C, and plain text


def plain_body(body: str) -> str:
    """What a reader reads of a stored body, quickly: the one spelling of bodies holds no > outside tags."""
    return html.unescape(TAG.sub(" ", INLINE.sub("", body)))


def vector(fields: Iterable[Field], marks: Iterable[str] = ()) -> str:
    """The literal of a tsvector: all stems with place and weight, those of titles once more under TITLE.

    `marks` are lexemes without a place, such as `#berita`, to filter by.
    """
    places: defaultdict[str, list[str]] = defaultdict(list)
    titles: dict[str, None] = {}
    at = 0
    for weight, text in fields:
        for word in WORD.findall(text):
            at += 1
            if at > FARTHEST:
                break
            place = f"{at}{weight}"
            for stem in stems(word):
                places[stem].append(place)
                if weight == "A":
                    titles[f"{TITLE}{stem}"] = None
        at += GAP
    # a word has letters and digits only, so it needs no escaping here
    parts = [f"'{stem}':{','.join(found[:MOST_PLACES])}" for stem, found in places.items()]
    return " ".join([*parts, *map(quoted, titles), *map(quoted, marks)])


def quoted(lexeme: str) -> str:
    """A lexeme as tsvector and tsquery spell it."""
    escaped = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def either(lexemes: Iterable[str]) -> str:
    """A tsquery that any of the lexemes meets."""
    return "(" + "|".join(map(quoted, lexemes)) + ")"


def phrase(spoken: Iterable[str]) -> str:
    """A tsquery that only these words one after the other meet, as spelled; "" for stop words alone."""
    query, away = "", 0
    for word in spoken:
        away += 1
        forms = stems(word)
        if forms:
            query += f"<{away}>{quoted(forms[0])}" if query else quoted(forms[0])
            away = 0
    return f"({query})" if query else ""
