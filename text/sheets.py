"""Tables as files for spreadsheet programs. No cell of them is ever a formula, whatever people typed.

CSV after RFC 4180, with the byte order mark by which Excel knows UTF-8; XLSX after ECMA-376, as little of it
as a table needs.
"""

import csv
import re
import zipfile
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from typing import IO, Final
from xml.sax.saxutils import escape

from text.characters import cleaned

Cell = str | int | None
NUMBER: Final = re.compile(r"-?\d{1,15}([.,]\d{1,15})?", re.ASCII)
BEGINNINGS: Final = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "＝",
    "＋",
    "－",
    "＠",
)  # what Excel and LibreOffice calculate
MOST: Final = 32_767  # characters that a cell of Excel holds
PARTS: Final = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/styles.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.'
    'openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    # style 1: bold for the head; style 2: text that stays text when somebody edits the cell
    "xl/styles.xml": '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>",
}
BOOK: Final = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="%s" sheetId="1" r:id="r1"/></sheets></workbook>'
)
SHEET: Final = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>'
    '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData>'
)
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def write_csv(file: IO[bytes], rows: Iterable[Sequence[Cell]]) -> int:
    """Write a table into `file`, which stays open, and return how many rows.

    What a program would calculate gets an apostrophe in front.
    """
    text, number = TextIOWrapper(file, encoding="utf-8-sig", newline=""), 0
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
        number += 1
    text.flush()
    text.detach()
    return number


def write_xlsx(file: IO[bytes], rows: Iterable[Sequence[Cell]], *, name: str) -> int:
    """Write a table into `file` as a sheet called `name` and return how many rows; the first is the head."""
    number = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as book:
        for path, words in PARTS.items():
            book.writestr(path, HEAD + words)
        title = re.sub(r"[\[\]:*?/\\']", " ", plain(name))[:31].strip() or "1"
        book.writestr("xl/workbook.xml", HEAD + BOOK % escape(title, {'"': "&quot;"}))
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write((HEAD + SHEET).encode())
            for number, row in enumerate(rows, start=1):
                style = 1 if number == 1 else 2
                cells = "".join(xml_of(cell, style) for cell in row)
                sheet.write(f'<row r="{number}">{cells}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
    return number


def xml_of(cell: Cell, style: int) -> str:
    """Words are inline strings: there is no formula in the file, not even one that begins with "="."""
    if cell is None or cell == "":
        return "<c/>"
    if isinstance(cell, int):
        return f"<c><v>{cell}</v></c>"
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{escape(plain(cell))}</t></is></c>'


def harmless(cell: Cell) -> Cell:
    """A cell for CSV, in which nothing tells words from formulas but their first character."""
    if not isinstance(cell, str):
        return cell
    text = plain(cell)
    starts_one = text.lstrip().startswith(BEGINNINGS) or text.startswith(BEGINNINGS)
    return f"'{text}" if starts_one and not NUMBER.fullmatch(text) else text


def plain(text: str) -> str:
    """Without what a reader cannot see, such as marks that turn the line around; ends of lines stay."""
    return "\n".join(cleaned(line) for line in text.splitlines())[:MOST]
