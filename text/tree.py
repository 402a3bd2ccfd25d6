"""HTML as a small tree: nh3 parses like a browser and drops what may not stand; its output is read here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

from text.characters import JUNK, trimmed

# what is deeper is flattened into its parent; an article never comes near
MAX_DEPTH = 100
# parsing time grows with the square of the nesting: hostile input of 20,000 tags takes under a second, of
# 200,000 minutes. Longer texts keep their words as plain paragraphs; forms refuse them first.
MAX_TAGS = 20_000
_EDGE = "\x00"  # cannot be in a text: parsing drops it
VOID = {"br", "hr", "img"}
INLINE = {"a", "strong", "b", "em", "i"}
# blocks that no article holds but that end a paragraph; their text stays
_FOREIGN_BLOCKS = {
    *("address", "article", "aside", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset", "form"),
    *("h1", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "main", "menu", "nav", "pre", "section"),
    *("summary", "tfoot", "caption"),
}
_CLEANER = nh3.Cleaner(
    tags={
        *("p", "h2", "h3", "ul", "ol", "li", "br", "blockquote", "footer", "figure", "figcaption", "small"),
        *("img", "table", "thead", "tbody", "tr", "th", "td"),
        *INLINE,
        *_FOREIGN_BLOCKS,
    },
    clean_content_tags={
        *("script", "style", "template", "title", "svg", "math", "iframe", "object", "embed", "noscript"),
        *(
            "audio",
            "video",
            "canvas",
            "applet",
            "select",
            "textarea",
            "xmp",
            "noembed",
            "noframes",
            "plaintext",
        ),
    },
    attributes={
        "a": {"href"},
        "img": {"src", "alt", "width", "height"},
        "th": {"colspan", "rowspan"},
        "td": {"colspan", "rowspan"},
    },
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


@dataclass
class Element:
    """One element; `children` are elements and plain, unescaped text."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)

    def elements(self) -> "Iterator[Element]":
        return (child for child in self.children if isinstance(child, Element))

    def find(self, *tags: str) -> "Iterator[Element]":
        """All elements below this one with one of `tags`, in reading order."""
        for child in self.elements():
            if child.tag in tags:
                yield child
            yield from child.find(*tags)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root")
        self.open = [self.root]
        self.flattened: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        if len(self.open) > MAX_DEPTH and tag not in VOID:
            self.flattened.append(tag)
            return
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self.flattened:
            self.flattened.pop()
        elif self.open[-1].tag == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def is_too_complex(html: str) -> bool:
    """Whether `html` has so many tags that only its words would be kept."""
    return html.count("<") > MAX_TAGS


def parsed(html: str) -> Element:
    """The tree of `html` under an element "root", without scripts, styles, comments and unknown tags."""
    html = JUNK.sub("", html)
    if not is_too_complex(html):
        return _tree(html)
    pieces = re.findall(r"[^<]*(?:<[^<]*){1,2000}", html)
    return Element("root", children=[line for piece in pieces for line in _lines(_tree(piece))])


def _tree(html: str) -> Element:
    builder = _Builder()
    builder.feed(_CLEANER.clean(html))
    builder.close()
    return builder.root


def _lines(root: Element) -> "list[Element | str]":
    parts: list[str] = []
    _collect(root, parts)
    return [Element("p", children=[line]) for line in "".join(parts).split(_EDGE)]


def reading(element: Element) -> str:
    """What a reader reads of `element`, blocks and line breaks parted by one space."""
    parts: list[str] = []
    _collect(element, parts)
    return trimmed("".join(parts).replace(_EDGE, " "))


def _collect(element: Element, parts: list[str]) -> None:
    edge = "" if element.tag in INLINE else _EDGE
    parts.append(edge)
    for child in element.children:
        if isinstance(child, str):
            parts.append(child)
        else:
            _collect(child, parts)
    parts.append(edge)
