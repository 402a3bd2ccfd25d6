"""Texts with the words that were asked for marked: whole words, everything else escaped."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from text.stems import WORD, stems

LENGTH = 190  # characters
BEFORE = 60
APOSTROPHES = "'’‘`ʼ"


@dataclass(frozen=True)
class Marker:
    """Marks the words that have one of these lexemes; `cores` are letters that such words hold."""

    lexemes: frozenset[str]
    cores: tuple[str, ...]

    @classmethod
    def of(cls, lexemes: Collection[str]) -> "Marker":
        """A word nearly always holds its lexeme but for the first letter, which a prefix may have changed."""
        found = sorted({lexeme[1:] if len(lexeme) > 3 else lexeme for lexeme in lexemes}, key=len)
        least = [core for at, core in enumerate(found) if not any(one in core for one in found[:at])]
        return cls(frozenset(lexemes), tuple(least))

    def hits(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand. Every word is looked at only when none holds a lexeme as it is spelled."""
        small = text.lower()
        if len(small) != len(text):  # a few letters, such as İ, become two
            return self.meant(WORD.finditer(text))
        starts = {start_of_word(text, at) for core in self.cores for at in places(small, core)}
        likely = [found for start in sorted(starts) if (found := WORD.match(text, start))]
        return self.meant(likely) or self.meant(WORD.finditer(text))

    def meant(self, found: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
        return [one.span() for one in found if not self.lexemes.isdisjoint(stems(one[0]))]

    def marked(self, text: str) -> SafeString:
        """The whole text with its words marked."""
        return marked(text, self.hits(text), 0, len(text))

    def snippet(self, text: str) -> SafeString | None:
        """The stretch with the most different words, or None when it holds none."""
        hits = self.hits(text)
        if not hits:
            return None
        start, end = stretch(text, hits)
        shown = marked(text, hits, start, end)
        return mark_safe(f"{'… ' if start else ''}{shown}{' …' if end < len(text) else ''}")  # noqa: S308 -- escaped


def places(text: str, core: str) -> Iterator[int]:
    at = text.find(core)
    while at >= 0:
        yield at
        at = text.find(core, at + 1)


def start_of_word(text: str, at: int) -> int:
    while at and (text[at - 1].isalnum() or text[at - 1] in APOSTROPHES):
        at -= 1
    return at


def stretch(text: str, hits: list[tuple[int, int]]) -> tuple[int, int]:
    """Bounds of a snippet around the densest hits, at the edges of words."""
    first, last = densest(text, hits)
    start = max(0, first - BEFORE)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), start + LENGTH)
    if end < len(text):
        cut = text.rfind(" ", last, end)
        end = cut if cut > 0 else end
    return start, max(end, last)


def densest(text: str, hits: list[tuple[int, int]]) -> tuple[int, int]:
    """The first hit from which on a snippet would hold the most different words."""
    starts = [first for first, _last in hits]
    said = [text[first:last].lower() for first, last in hits]
    most, best, of_all = 0, hits[0], len(set(said))
    for at, start in enumerate(starts):
        different = len(set(said[at : bisect_left(starts, start + LENGTH - BEFORE)]))
        if different > most:
            most, best = different, hits[at]
        if most == of_all:
            break
    return best


def marked(text: str, hits: list[tuple[int, int]], start: int, end: int) -> SafeString:
    parts, at = [], start
    for first, last in hits:
        if start <= first and last <= end:
            parts += [escape(text[at:first]), "<mark>", escape(text[first:last]), "</mark>"]
            at = last
    return mark_safe("".join([*parts, escape(text[at:end])]))  # noqa: S308 -- every piece is escaped
