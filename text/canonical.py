"""The one spelling of a revision's content, over which its hash is taken."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from typing import Any


def canonical(content: Mapping[str, Any]) -> str:
    """`content` as JSON: keys sorted, no spaces, letters unescaped, every string in NFC.

    Raises TypeError for what JSON cannot say (dates come as ISO strings), ValueError for NaN and infinity.
    """
    return json.dumps(
        _composed(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def digest(text: str) -> str:
    """SHA-256 of `text` in UTF-8, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {_key(key): _composed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_composed(item) for item in value]
    return value


def _key(key: object) -> str:
    if isinstance(key, str):
        return unicodedata.normalize("NFC", key)
    raise TypeError(f"content keys are strings, not {type(key).__name__}")
