"""What someone is typing, as the buffer keeps it: field name → values."""

import json
from typing import Any

from django.utils.datastructures import MultiValueDict

APART = {"csrfmiddlewaretoken", "base", "action"}
MOST_FIELDS = 60


def typed_words(posted: "MultiValueDict[str, Any]") -> dict[str, list[str]]:
    """The fields of a posted form."""
    return storable(dict(posted.lists()))


def from_json(raw: bytes) -> tuple[dict[str, list[str]], str] | None:
    """Fields and number of the base revision from an autosave; None when it has another shape."""
    try:
        sent = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(sent, dict) or not is_form(sent.get("data")):
        return None
    return storable(sent["data"]), str(sent.get("base", ""))


def is_form(data: Any) -> bool:
    return (
        isinstance(data, dict)
        and len(data) <= MOST_FIELDS
        and all(
            isinstance(values, list) and all(isinstance(each, str) for each in values)
            for values in data.values()
        )
    )


def storable(fields: dict[str, list[str]]) -> dict[str, list[str]]:
    """The fields of a form as PostgreSQL can store them."""
    return {
        without_nul(name): [without_nul(value) for value in values]
        for name, values in fields.items()
        if name not in APART
    }


def without_nul(value: str) -> str:
    """PostgreSQL stores no NUL and no lone surrogate; nothing that was typed holds one."""
    return value.replace("\x00", "").encode("utf-8", "ignore").decode()
