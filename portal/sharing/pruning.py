"""Throwing out share pictures that nobody may see any more: of withdrawn, replaced and redrawn items."""

import re
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from articles.models import Publication
from portal import queries
from portal.sharing import cards

NUMBER: Final = 256
UNFINISHED: Final = 60 * 60  # seconds after which a half picture is nobody's work any more
NAME: Final = re.compile(r"(artikel|acara)-([0-9]{1,18})-[0-9a-f]{32}\.png")


def prune(number: int) -> int:
    """Delete from one of the 256 folders what no public item wears; return how many files went.

    The files are listed before it is asked what is public: what comes meanwhile stays.
    """
    files = [path for path in cards.folder(f"{number:02x}").glob("*") if not is_being_drawn(path)]
    stale = set(files) - worn(files) if files else set()
    for path in stale:
        path.unlink(missing_ok=True)
    return len(stale)


def is_being_drawn(path: Path) -> bool:
    try:
        return path.suffix == ".tmp" and path.stat().st_mtime > time.time() - UNFINISHED
    except FileNotFoundError:
        return True


def worn(files: Iterable[Path]) -> set[Path]:
    """Where the pictures of the public items among these files lie today."""
    named: dict[str, set[int]] = {"artikel": set(), "acara": set()}
    for found in filter(None, (NAME.fullmatch(path.name) for path in files)):
        named[found[1]].add(int(found[2]))
    articles = Publication.objects.published().cards().filter(pk__in=named["artikel"])
    events = queries.released_by_id("event", named["acara"]).values()
    return {
        cards.place_of("portal", cards.of_portal()),
        *(cards.place_of(cards.name_of(one), cards.of_article(one)) for one in articles),
        *(cards.place_of(cards.name_of_event(words), cards.of_event(words)) for words in events),
    }
