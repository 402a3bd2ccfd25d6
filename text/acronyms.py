"""Short forms and what they stand for, as texts explain them: "Aparatur Sipil Negara (ASN)"."""

import re
from collections.abc import Iterator
from typing import Any

from text.spelling import STOP_WORDS
from text.stems import folded, words

EXPLAINED = re.compile(r"\(([A-Z][A-Za-z0-9]{1,14})\)")
LONGEST = 160  # characters of a long form
MOST_WORDS = 10


def acronyms_in(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of a folded short form and the folded words before it whose letters it takes, in order."""
    for found in EXPLAINED.finditer(text):
        short = folded(found[1])
        long = words(text[max(0, found.start() - LONGEST) : found.start()])[-MOST_WORDS:]
        for count in range(2, len(long) + 1):
            name = long[-count:]
            if is_short_for(short, [folded(word) for word in name]):
                yield short, " ".join(folded(word) for word in name)
                break


def is_short_for(short: str, name: list[str]) -> bool:
    """Whether every word but small ones begins with the next letters of the short form: ASN, Pusdatin."""
    if not short or not name:
        return not short and all(word in STOP_WORDS for word in name)
    word, rest = name[0], name[1:]
    shared = next(
        (at for at, (one, other) in enumerate(zip(word, short, strict=False)) if one != other),
        min(len(word), len(short)),
    )
    if any(is_short_for(short[taken:], rest) for taken in range(shared, 0, -1)):
        return True
    return word in STOP_WORDS and is_short_for(short, rest)


def acronyms_of_unit(content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The short name of a released unit beside its name, when it is a short form and no part of it."""
    short, name = str(content.get("short_name") or ""), str(content.get("name") or "")
    folded_short = " ".join(folded(word) for word in words(short))
    folded_name = " ".join(folded(word) for word in words(name))
    if folded_short and folded_short != folded_name and len(folded_short) <= 20:
        yield folded_short, folded_name
