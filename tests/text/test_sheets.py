"""Tables for spreadsheet programs: no cell is a formula, and nothing that people type breaks the file."""

import csv
import zipfile
from io import BytesIO, StringIO
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from text.sheets import BEGINNINGS, MOST, harmless, write_csv, write_xlsx

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_xlsx(rows, name="Daftar"):
    file = BytesIO()
    assert write_xlsx(file, rows, name=name) == len(rows)
    with zipfile.ZipFile(file) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        title = ElementTree.fromstring(book.read("xl/workbook.xml"))[0][0].get("name")
    assert not list(sheet.iter(f"{SHEET}f"))
    return title, [["".join(cell.itertext()) for cell in row] for row in sheet.iter(f"{SHEET}row")]


def read_csv(rows):
    file = BytesIO()
    assert write_csv(file, rows) == len(rows)
    return list(csv.reader(StringIO(file.getvalue().decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("=CMD()", "'=CMD()"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+62 811", "'+62 811"),
        ("-1+1", "'-1+1"),
        ("-12,5", "-12,5"),
        ("\t=1", "' =1"),
        ("\u200b=1", "'=1"),
        ("＝1", "'＝1"),
        ("Budi = Andi", "Budi = Andi"),
        (7, 7),
        (None, None),
    ],
)
def test_what_csv_would_calculate_gets_an_apostrophe(typed, kept):
    assert harmless(typed) == kept


@given(st.lists(st.lists(st.text(), min_size=1, max_size=4), min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_anything_can_be_written_and_read_back(rows):
    for cells in read_csv(rows):
        assert not any(cell.startswith(BEGINNINGS) and not cell[1:2].isdigit() for cell in cells)
    _title, found = read_xlsx(rows)
    assert [len(row) for row in found] == [len(row) for row in rows]
    assert all(len(cell) <= MOST for row in found for cell in row)


def test_lines_and_numbers_stay():
    rows = [["Nama", "Umur"], ["baris 1\nbaris 2", 41], ["", None]]
    assert read_xlsx(rows)[1] == [["Nama", "Umur"], ["baris 1\nbaris 2", "41"], ["", ""]]
    assert read_csv(rows) == [["Nama", "Umur"], ["baris 1\nbaris 2", "41"], ["", ""]]


def test_the_name_of_a_sheet_is_one_that_excel_takes():
    assert (
        read_xlsx([["a"]], name="[Daftar]/hadir: semua*?" + "x" * 60)[0]
        == " Daftar  hadir  semua  xxxxxxxx".strip()
    )
    assert read_xlsx([["a"]], name="///")[0] == "1"
