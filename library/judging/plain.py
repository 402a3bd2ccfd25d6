"""Plain text in UTF-8; CSV when every line has as many fields as the first."""

import csv
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from library.judging.refusal import BadDocument
from library.models import Format

CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
SEPARATORS = (";", ",", "\t")
# What a spreadsheet computes. A sign may stand before a number, date or telephone number, or be a dash.
SIGNED = r"[\d\s.,:/()%-]*+(?:[eE][-+]?\d++)?\Z|\s[^|!(=@]*+\Z"
FORMULA = re.compile(rf"\s*+(?:[=@＝＠]|[-+－＋](?!{SIGNED}))")
LINES = 2000  # that are looked at


def judge(raw: bytes) -> Format:
    """Raises BadDocument."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadDocument(unknown()) from None
    if CONTROL.search(text):
        raise BadDocument(unknown())
    rows = table(text)
    if rows and any(FORMULA.match(cell) for cell in cells(text)):
        raise BadDocument(_("Tabel CSV ini memuat rumus. Simpan nilainya saja."))
    return Format.CSV if rows else Format.TXT


def table(text: str) -> list[list[str]]:
    """All rows of a table, none when the text is no table."""
    for separator in SEPARATORS:
        try:
            rows = [row for row in csv.reader(text.splitlines(), delimiter=separator) if row]
        except csv.Error:
            continue
        if len(rows) > 1 and len(rows[0]) > 1 and len({len(row) for row in rows[:LINES]}) == 1:
            return rows
    return []


def cells(text: str) -> Iterator[str]:
    """As any spreadsheet may cut them: its separator is its country's. Raises BadDocument."""
    for separator in SEPARATORS:
        try:
            for row in csv.reader(text.splitlines(), delimiter=separator):
                yield from row
        except csv.Error:
            raise BadDocument(unknown()) from None


def unknown() -> str:
    return _("Jenis berkas ini tidak diterima. Unggah PDF, dokumen Office atau ODF, CSV, atau teks UTF-8.")
