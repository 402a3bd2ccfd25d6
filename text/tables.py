"""The one spelling of a table: leading rows of headings are its head, every heading says what it heads."""

import re
from dataclasses import dataclass
from itertools import takewhile

from text.tree import Element

SPANS = ("colspan", "rowspan")


@dataclass(frozen=True)
class Cell:
    """A cell with its finished content; spans are 1 to 99."""

    heading: bool
    colspan: int
    rowspan: int
    html: str

    @classmethod
    def of(cls, element: Element, html: str) -> "Cell":
        colspan, rowspan = (_span(element.attributes.get(name, "")) for name in SPANS)
        return cls(element.tag == "th", colspan, rowspan, html)

    def markup(self, scope: str) -> str:
        tag = "th" if self.heading else "td"
        scoped = f' scope="{scope}"' if self.heading else ""
        spans = "".join(f' {name}="{span}"' for name in SPANS if (span := getattr(self, name)) > 1)
        return f"<{tag}{scoped}{spans}>{self.html}</{tag}>"


def rows_of(table: Element) -> list[list[Element]]:
    """The th and td elements of each row, in reading order; a table in a cell is none of its rows."""
    rows: list[list[Element]] = []
    for child in table.elements():
        if child.tag == "tr":
            rows.append([cell for cell in child.elements() if cell.tag in ("th", "td")])
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows += rows_of(child)
    return rows


def table_html(rows: list[list[Cell]]) -> str:
    """The table, or "" when no cell shows anything.

    The head ends before the last row; it is left out when a cell would reach from it into the body.
    """
    rows = [row for row in rows if row]
    if not any(cell.html for row in rows for cell in row):
        return ""
    leading = list(takewhile(lambda row: all(cell.heading for cell in row), rows[:-1]))
    count = len(leading)
    reaches_out = any(at + cell.rowspan > count for at, row in enumerate(leading) for cell in row)
    markup = [_row(row, "col" if at < count else "row") for at, row in enumerate(rows)]
    head = 0 if reaches_out else count
    thead = f"<thead>{''.join(markup[:head])}</thead>" if head else ""
    return f"<table>{thead}<tbody>{''.join(markup[head:])}</tbody></table>"


def _row(row: list[Cell], scope: str) -> str:
    return f"<tr>{''.join(cell.markup(scope) for cell in row)}</tr>"


def _span(value: str) -> int:
    return int(value) if re.fullmatch("[1-9][0-9]?", value) else 1
