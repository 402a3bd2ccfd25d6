"""The demo's texts: a few header lines, then a body in a small markup that reads like a plain text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from text.characters import escaped

FIGURE = re.compile(r"\[\[([a-z]+)\|([^|]*)\|([^|\]]*)\]\]")


@dataclass(frozen=True)
class Text:
    """One text file: `head` holds its header lines, `body` its markup."""

    key: str
    head: Mapping[str, str] = field(default_factory=dict)
    body: str = ""

    def get(self, name: str) -> str:
        return self.head.get(name, "")

    def names(self, name: str) -> list[str]:
        """A header line as a list."""
        return [part.strip() for part in self.get(name).split(",") if part.strip()]


def read_text(path: Path) -> Text:
    """The text in a file: lines `name: value` up to the first empty line, then the body."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    lines = (line.partition(": ") for line in head.splitlines())
    return Text(path.stem, {name: value.strip() for name, _colon, value in lines}, body.strip())


def to_html(body: str, figures: Mapping[str, str]) -> str:
    """The markup as HTML of a body; `figures` holds the img tag of each picture."""
    return "".join(part for block in body.split("\n\n") for part in _block(block.strip(), figures))


def _block(block: str, figures: Mapping[str, str]) -> Iterator[str]:
    if found := FIGURE.fullmatch(block):
        caption, credit = _inline(found[2]), _inline(found[3])
        words = f"<figcaption>{caption} <small>{credit}</small></figcaption>"
        yield f"<figure>{figures[found[1]]}{words}</figure>"
    elif block.startswith("## "):
        yield f"<h2>{_inline(block[3:])}</h2>"
    elif block.startswith("### "):
        yield f"<h3>{_inline(block[4:])}</h3>"
    elif block.startswith("|"):
        yield _table(block.splitlines())
    else:
        for mark, lines in groupby(block.splitlines(), key=_mark):
            yield _WRAPPED[mark]([line[len(mark) :] for line in lines])


def _mark(line: str) -> str:
    return next((mark for mark in ("- ", "+ ", "> ") if line.startswith(mark)), "")


def _paragraph(lines: list[str]) -> str:
    return f"<p>{_inline(' '.join(lines))}</p>"


def _items(lines: list[str]) -> str:
    return "".join(f"<li><p>{_inline(line)}</p></li>" for line in lines)


def _quote(lines: list[str]) -> str:
    said = "".join(f"<p>{_inline(line)}</p>" for line in lines if not line.startswith("-- "))
    by = "".join(f"<footer>{_inline(line[3:])}</footer>" for line in lines if line.startswith("-- "))
    return f"<blockquote>{said}{by}</blockquote>"


def _table(lines: list[str]) -> str:
    rows = [[f"<p>{_inline(cell.strip())}</p>" for cell in line.strip("|").split("|")] for line in lines]
    head = "".join(f'<th scope="col">{cell}</th>' for cell in rows[0])
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows[1:])
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _inline(text: str) -> str:
    html = escaped(text)
    html = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", html)
    html = re.sub(r"\*(.+?)\*", r"<em>\1</em>", html)
    return re.sub(r"\[([^\]]+)\]\(([^)\s]+)\)", r'<a href="\2">\1</a>', html)


_WRAPPED = {
    "": _paragraph,
    "- ": lambda lines: f"<ul>{_items(lines)}</ul>",
    "+ ": lambda lines: f"<ol>{_items(lines)}</ol>",
    "> ": _quote,
}
