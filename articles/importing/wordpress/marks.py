"""Start tags and shortcodes as WordPress writes them, and their attributes."""

import re
from html import escape, unescape
from html.parser import HTMLParser

# possessive and bounded, so that a tag without an end costs one short look
ATTRIBUTES = r"""(?:"[^"]{0,20000}"|'[^']{0,20000}'|[^'">]){0,2000}+"""
_SHORT = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))""")
_ADDRESS = re.compile(r"(?:https?:)?//[^\s\"'<>\[\]]+")


class _Tag(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.found is None:
            self.found = {name: value or "" for name, value in reversed(attrs)}


def tag_attributes(tag: str) -> dict[str, str]:
    """Of the first start tag in `tag`, with plain, unescaped values."""
    reader = _Tag()
    reader.feed(tag)
    reader.close()
    return reader.found or {}


def short_attributes(words: str) -> dict[str, str]:
    """Of a shortcode; the values are HTML."""
    return {
        match[1].lower(): next((value for value in match.groups()[1:] if value is not None), "")
        for match in _SHORT.finditer(words)
    }


def first_address(*texts: str) -> str:
    """The first web address in the texts, as plain text with its scheme, or ""."""
    for text in texts:
        if match := _ADDRESS.search(unescape(text)):
            return f"https:{match[0]}" if match[0].startswith("//") else match[0]
    return ""


def link(address: str) -> str:
    """A block with a link that shows where it leads."""
    return f'<div><a href="{escape(address)}">{escape(address)}</a></div>'
