"""Words that one object takes over from another: whose are they, as long as nobody else has approved them?

An event shows the name of its unit, an article the titles of its event. Whoever saves the event or the
article did not write these words: their writers count among its authors until an editor has released them.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from audit.actions import authors_since_release
from audit.models import Release, Snapshot
from text.characters import plain


def unapproved_writers(
    object_type: str, object_id: int, words: Iterable[str], approved: Iterable[str] = ()
) -> set[int]:
    """Keys of the people behind `words` of an object that are not among its released words.

    `approved` are words that stand released elsewhere. Empty for an object that never had a snapshot.
    """
    missing = {word for word in words if word} - as_taken_over(approved)
    if not missing or missing <= as_taken_over(released_words(object_type, object_id)):
        return set()
    newest = Snapshot.objects.of(object_type, object_id).last()
    return authors_since_release(newest) if newest else set()


def as_taken_over(words: Iterable[str]) -> set[str]:
    """Words as they stand, and as a text spells them that takes them over: its spaces are plain ones."""
    return {spelling for word in words for spelling in (word, plain(word))}


def released_words(object_type: str, object_id: int) -> Iterator[str]:
    """All texts in the words of an object that the portal shows now."""
    current = Release.objects.of(object_type, object_id).current().select_related("snapshot").first()
    if current:
        yield from texts(current.snapshot.content)


def texts(value: Any) -> Iterator[str]:
    """Every text in a JSON value, and position and organisation of a post as one hat."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
        yield ", ".join(part for key in ("position", "organisation") if (part := value.get(key)))
