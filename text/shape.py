"""The shape of an article's body: which block may stand where. What does not fit becomes paragraphs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from text import inline
from text.figures import figure_html
from text.inline import BREAK, Run
from text.links import safe_href
from text.tables import Cell, rows_of, table_html
from text.tree import INLINE, Element

MAX_LIST_DEPTH = 8
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
EVERYTHING = frozenset({"heading", "ul", "ol", "blockquote", "table"})
LISTS = frozenset({"ul", "ol"})
NOTHING: frozenset[str] = frozenset()
UNMARKED = Run("")


@dataclass
class Sink:
    """Takes the children of one block: the line being gathered and the blocks that are finished."""

    allowed: frozenset[str]
    figures: list[str]  # figures are top-level only: nested sinks hand them up through this list
    breaks_part: bool
    depth: int = 0
    tag: str = "p"
    out: list[str] = field(default_factory=list)
    line: list[Run] = field(default_factory=list)

    def inner(self, allowed: frozenset[str], depth: int = 0) -> "Sink":
        return Sink(allowed if depth < MAX_LIST_DEPTH else NOTHING, self.figures, self.breaks_part, depth)

    def flush(self) -> None:
        """Ends the line; one that shows nothing leaves no block."""
        for part in inline.parted(self.line) if self.breaks_part else [self.line]:
            if runs := inline.tidy(part):
                self.out.append(f"<{self.tag}>{inline.html(runs)}</{self.tag}>")
        self.line = []

    def finished(self) -> str:
        self.flush()
        return "".join(self.out)


def shaped(root: Element, *, breaks_part: bool = False) -> list[str]:
    """The top-level blocks of the body as HTML. With `breaks_part`, two line breaks end a paragraph."""
    sink = Sink(EVERYTHING, [], breaks_part)
    for child in root.children:
        _place(sink, child, UNMARKED)
        if sink.figures:
            sink.flush()
            sink.out += sink.figures
            sink.figures.clear()
    sink.flush()
    return sink.out


def _fill(sink: Sink, children: list[Element | str], marks: Run) -> None:
    for child in children:
        _place(sink, child, marks)


def _place(sink: Sink, child: Element | str, marks: Run) -> None:
    if isinstance(child, str):
        sink.line.append(Run(child, marks.href, marks.strong, marks.em))
    elif child.tag == "br":
        sink.line.append(BREAK)
    elif child.tag in INLINE:
        _fill(sink, child.children, _marked(marks, child))
    elif child.tag == "img":
        _add_figure(sink, figure_html(child, []))
    elif child.tag == "figure" and next(child.find("figure"), None) is None:
        _place_figure(sink, child, marks)
    elif child.tag in sink.allowed:
        sink.flush()
        sink.out += _NESTING[child.tag](sink, child, marks)
    else:
        _place_lines(sink, child, marks)


def _place_lines(sink: Sink, element: Element, marks: Run) -> None:
    tag = HEADINGS.get(element.tag) if "heading" in sink.allowed else None
    sink.flush()
    outer, sink.tag = sink.tag, tag or sink.tag
    _fill(sink, element.children, marks)
    sink.flush()
    sink.tag = outer


def _marked(marks: Run, element: Element) -> Run:
    if element.tag == "a":
        return replace(marks, href=safe_href(element.attributes.get("href", "")))
    return replace(marks, strong=True) if element.tag in ("strong", "b") else replace(marks, em=True)


def _add_figure(sink: Sink, figure: str) -> None:
    if not figure:
        return
    if sink.allowed is EVERYTHING:
        sink.flush()
        sink.out.append(figure)
    else:
        sink.figures.append(figure)


def _place_figure(sink: Sink, figure: Element, marks: Run) -> None:
    """The first own picture with the captions, then whatever else stood inside."""
    captions = list(figure.find("figcaption"))
    pictures = [picture for picture in figure.find("img") if figure_html(picture, [])]
    if not pictures:
        _place_lines(sink, figure, marks)
        return
    _add_figure(sink, figure_html(pictures[0], captions))
    for picture in pictures[1:]:
        _add_figure(sink, figure_html(picture, []))
    _place_lines(sink, Element("div", children=_besides(figure)), marks)


def _besides(figure: Element) -> list[Element | str]:
    return [
        child if isinstance(child, str) else replace(child, children=_besides(child))
        for child in figure.children
        if isinstance(child, str) or child.tag not in ("img", "figcaption")
    ]


def _list(sink: Sink, element: Element, marks: Run) -> Iterator[str]:
    items: list[Sink] = []
    is_loose = False  # text between items, as old pages have it, makes an item of its own
    for child in element.children:
        if isinstance(child, str) and not child.strip():
            continue
        if isinstance(child, Element) and child.tag in LISTS and items:
            _place(items[-1], child, marks)
            continue
        starts_item = isinstance(child, Element) and child.tag == "li"
        if starts_item or not is_loose:
            items.append(sink.inner(LISTS, sink.depth + 1))
        is_loose = not starts_item
        _fill(items[-1], child.children if isinstance(child, Element) and starts_item else [child], marks)
    content = "".join(f"<li>{html}</li>" for item in items if (html := item.finished()))
    if content:
        yield f"<{element.tag}>{content}</{element.tag}>"


def _quote(sink: Sink, element: Element, marks: Run) -> Iterator[str]:
    """Paragraphs and their attribution; what follows an attribution is a quote of its own."""
    inner = sink.inner(NOTHING)
    for child in element.children:
        if isinstance(child, Element) and child.tag == "footer":
            content = inner.finished() + _attribution(sink, child, marks)
            yield from [f"<blockquote>{content}</blockquote>"] * bool(content)
            inner = sink.inner(NOTHING)
        else:
            _place(inner, child, marks)
    if content := inner.finished():
        yield f"<blockquote>{content}</blockquote>"


def _attribution(sink: Sink, footer: Element, marks: Run) -> str:
    inner = sink.inner(NOTHING)
    _fill(inner, footer.children, marks)
    lines = inner.finished().removeprefix("<p>").removesuffix("</p>")
    return f"<footer>{lines.replace('</p><p>', '<br>')}</footer>" if lines else ""


def _table(sink: Sink, element: Element, marks: Run) -> Iterator[str]:
    for caption in element.elements():
        if caption.tag == "caption":
            _place_lines(sink, caption, marks)
    rows = [[Cell.of(cell, _cell(sink, cell, marks)) for cell in row] for row in rows_of(element)]
    if html := table_html(rows):
        yield html


def _cell(sink: Sink, cell: Element, marks: Run) -> str:
    inner = sink.inner(LISTS)
    _fill(inner, cell.children, marks)
    return inner.finished()


_NESTING: dict[str, Callable[[Sink, Element, Run], Iterator[str]]] = {
    "ul": _list,
    "ol": _list,
    "blockquote": _quote,
    "table": _table,
}
