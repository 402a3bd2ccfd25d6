"""The body of an article as HTML: one closed allow-list, one spelling.

`sanitise` is idempotent; what the editor writes passes through it byte for byte (docs/adr/0001-editor.md).
"""

import re
from collections.abc import Iterable

from text import inline
from text.inline import Run
from text.shape import shaped
from text.tree import parsed, reading

WORDS_A_MINUTE = 200


def sanitise(html: str) -> str:
    """`html` with only what an article may hold, in the one spelling; the rest is dropped, its text kept."""
    return "".join(shaped(parsed(html)))


def clean_import(html: str) -> str:
    """Old HTML as an article's body: as `sanitise`, and empty lines (br br, \\n\\n) part paragraphs."""
    if not re.search(r"<(p|div|br|li|td|h[1-6])\b", html, re.IGNORECASE):
        html = re.sub(r"\r?\n[ \t]*\r?\n", "<br><br>", html)
    return "".join(shaped(parsed(html), breaks_part=True))


def blocks(html: str) -> list[str]:
    """The top-level blocks of `html`, sanitised."""
    return shaped(parsed(html))


def plain(html: str) -> str:
    """What a reader reads, blocks parted by a space; picture descriptions are left out."""
    return reading(parsed(html))


def photo_tokens(html: str) -> list[str]:
    """Tokens of the pictures in `html`, in reading order, each once."""
    if "<img" not in html.lower():
        return []
    found = re.findall(r'<img src="/media/([a-z0-9]{22,32})"', sanitise(html))
    return list(dict.fromkeys(found))


def paragraphs_to_html(paragraphs: Iterable[str]) -> str:
    """One <p> for each text that shows something; the texts are taken literally, not as HTML."""
    lines = (inline.tidy(_lines(text)) for text in paragraphs)
    return "".join(f"<p>{inline.html(line)}</p>" for line in lines if line)


def excerpt(html: str, length: int) -> str:
    """The first words of `html`, at most `length` characters with the ellipsis, never cut inside a word."""
    text = plain(html)
    if len(text) <= length:
        return text
    head = text[:length]
    cut = head.rfind(" ")
    return (head[:cut] if cut > 0 else head[:-1]).rstrip(" ,;:–—-") + "…"


def reading_minutes(html: str) -> int:
    """Whole minutes that an adult needs, at least 1."""
    return max(1, round(len(plain(html).split()) / WORDS_A_MINUTE))


def _lines(text: str) -> list[Run]:
    runs = [run for line in text.strip().splitlines() for run in (Run(line), inline.BREAK)]
    return runs[:-1]
