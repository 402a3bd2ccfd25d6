"""The form of registration as the desk's pages post it, and what exports hold."""

import csv
import zipfile
from io import BytesIO, StringIO
from xml.etree import ElementTree

from django.test import Client

from tests.desk_registry.filled import filled

SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def at(event, page=""):
    return f"/redaksi/acara/{event.pk}/pendaftaran/{page}"


def posts(user, event, page="formulir/", **changed):
    """Open a page and send its form back with some fields changed."""
    client = client_of(user)
    return client.post(at(event, page), filled(client.get(at(event, page)), **changed))


def csv_rows(answer):
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def xlsx_rows(answer):
    """The cells as a reader of spreadsheets finds them; anything but words and numbers fails."""
    with zipfile.ZipFile(BytesIO(answer.content)) as book:
        assert book.testzip() is None
        for name in book.namelist():
            ElementTree.fromstring(book.read(name))
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert list(sheet.iter(f"{SPREADSHEET}f")) == []
    rows = []
    for row in sheet.iter(f"{SPREADSHEET}row"):
        cells = list(row)
        assert {cell.get("t") for cell in cells} <= {None, "inlineStr"}
        rows.append(["".join(cell.itertext()) for cell in cells])
    return rows
