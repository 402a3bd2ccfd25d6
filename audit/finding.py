"""By which words a released event, speaker or unit is found: its name, what is around it, what is told."""

from collections.abc import Iterator
from typing import Any

from text.vectors import Field, vector

NAMES = ("title", "name", "short_name")
TOLD = ("biography", "description", "summary")
BESIDE = ("nickname", "handle", "venue", "city", "unit", "appointments", "sessions")
INNER = ("title", "topic", "name", "hat", "position", "organisation", "appearances", "kind")


def search_vector(object_type: str, content: dict[str, Any]) -> str:
    """The tsvector of a snapshot's words."""
    return vector(fields(content), [f"#{object_type}"])


def fields(content: dict[str, Any]) -> list[Field]:
    """The words of a snapshot with their weights; what other types name otherwise is left out."""
    beside = ", ".join(text for key in BESIDE for text in texts(content.get(key)))
    names = [("A", str(content[key])) for key in NAMES if content.get(key)]
    return [*names, ("B", beside), *(("C", str(content[key])) for key in TOLD if content.get(key))]


def texts(value: Any) -> Iterator[str]:
    """All texts below a value that say something to a reader."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key in INNER:
            yield from texts(value.get(key))
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
