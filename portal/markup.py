"""XML for feeds and sitemaps, valid for any text: where Django's generator raises, this leaves out."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape  # writes only

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'

# XML 1.0, production 2 (Char): everything else cannot be written, not even escaped
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def text(value: str) -> str:
    """`value` as character data."""
    return escape(UNWRITABLE.sub("", value))


def quoted(value: str) -> str:
    """`value` for a double-quoted attribute."""
    return text(value).replace('"', "&quot;")


def element(name: str, value: str = "", attributes: Mapping[str, str] | None = None) -> str:
    """One element around a text."""
    return wrapped(name, text(value), attributes)


def wrapped(name: str, inner: str, attributes: Mapping[str, str] | None = None) -> str:
    """One element around markup."""
    given = "".join(f' {key}="{quoted(value)}"' for key, value in (attributes or {}).items())
    return f"<{name}{given}>{inner}</{name}>" if inner else f"<{name}{given}/>"
