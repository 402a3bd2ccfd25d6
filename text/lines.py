"""A sanitised body as lines of words, each with the blocks around it: what two versions are compared by."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from text.characters import quoted
from text.tree import Element

LEAVES = {"p", "h2", "h3", "footer"}


@dataclass(frozen=True)
class Word:
    """One word with its marks. `gap` is the space before it and does not count when words are compared."""

    text: str
    strong: bool = False
    em: bool = False
    href: str | None = None
    is_note: bool = False  # not the author's word: a link's target, a label
    gap: str = field(default="", compare=False)
    small: bool = False


PLAIN = Word("")
NOTE = Word("", is_note=True)
BREAK = "\n"


@dataclass(frozen=True)
class Wrapper:
    """A block around a line; `attributes` as in HTML, with the space before them."""

    tag: str
    attributes: str = ""


@dataclass(frozen=True)
class Line:
    """A paragraph, heading, attribution, empty cell or figure. `opens` says which wrappers begin with it."""

    leaf: str
    words: tuple[Word, ...]
    wrappers: tuple[Wrapper, ...] = ()
    opens: tuple[bool, ...] = ()
    picture: str = ""

    @property
    def kind(self) -> tuple[object, ...]:
        """What two lines must share to be versions of each other."""
        items = [
            opens for at, opens in enumerate(self.opens) if self.wrappers[at].tag in ("li", "blockquote")
        ]
        return self.leaf, self.wrappers, self.picture, items[-1:] == [True]


def body_lines(root: Element) -> list[Line]:
    """The lines of the tree of a sanitised body."""
    return list(_lines(root, [], []))


def text_words(text: str) -> tuple[Word, ...]:
    """The words of a plain text."""
    return _split([(" ".join(text.split()), PLAIN)])


def _lines(element: Element, wrappers: list[Wrapper], fresh: list[bool]) -> Iterator[Line]:
    for child in element.elements():
        if child.tag in LEAVES:
            yield _line(child.tag, _split(_pieces(child, PLAIN)), wrappers, fresh)
        elif child.tag == "figure":
            yield _figure(child)
        else:
            wrappers.append(Wrapper(child.tag, _attributes(child)))
            fresh.append(True)
            if not child.children:
                yield _line("", (), wrappers, fresh)
            yield from _lines(child, wrappers, fresh)
            wrappers.pop()
            fresh.pop()


def _line(leaf: str, words: tuple[Word, ...], wrappers: list[Wrapper], fresh: list[bool]) -> Line:
    line = Line(leaf, words, tuple(wrappers), tuple(fresh))
    fresh[:] = [False] * len(fresh)
    return line


def _figure(figure: Element) -> Line:
    picture = next(figure.find("img"))
    alt = picture.attributes["alt"]
    label = [(_("Teks alternatif:"), NOTE), (f" {alt} ", PLAIN)] if alt else []
    caption = [piece for item in figure.find("figcaption") for piece in _pieces(item, PLAIN)]
    shown = Element("img", {**picture.attributes, "alt": ""})
    return Line("figure", _split([*label, *caption]), picture=f"<img{_attributes(shown)}>")


def _attributes(element: Element) -> str:
    return "".join(f' {name}="{quoted(value)}"' for name, value in element.attributes.items())


def _pieces(element: Element, marks: Word) -> Iterator[tuple[str, Word]]:
    for child in element.children:
        if isinstance(child, str):
            yield child, marks
        elif child.tag == "br":
            yield BREAK, NOTE
        elif child.tag == "a":
            href = child.attributes["href"]
            yield from _pieces(child, replace(marks, href=href))
            yield f" [{href}]", replace(NOTE, href=href)
        else:
            yield from _pieces(child, _marked(marks, child.tag))


def _marked(marks: Word, tag: str) -> Word:
    return replace(
        marks,
        strong=marks.strong or tag == "strong",
        em=marks.em or tag == "em",
        small=marks.small or tag == "small",
    )


def _saying(marks: Word, text: str, gap: str) -> Word:
    return Word(text, marks.strong, marks.em, marks.href, marks.is_note, gap, marks.small)


def _split(pieces: Iterable[tuple[str, Word]]) -> tuple[Word, ...]:
    """Words touch when no space stands between their pieces: "<strong>di</strong>buka"."""
    words: list[Word] = []
    gap = ""
    for text, marks in pieces:
        for part in re.findall(" +|[^ ]+", text):
            if part.startswith(" "):
                gap = " " if words else ""
            else:
                words.append(_saying(marks, part, gap))
                gap = ""
    return tuple(words)
