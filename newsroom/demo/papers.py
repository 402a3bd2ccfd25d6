"""The demo's documents: a page of PDF or a small table, written by ourselves and the same each day."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

from library.actions import add_document
from library.models import Document
from newsroom.demo.people import Team, rows
from newsroom.demo.registry import HOME
from newsroom.demo.words import filled

LEADING = 20  # points between lines
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    " /Resources << /Font << /F1 5 0 R >> >> >>"
)


def file_documents(team: Team, today: date) -> dict[str, Document]:
    """Bring the documents into the library, each by the writer whose text carries it."""
    return {key: kept(row, team, today) for key, row in rows("documents").items()}


def kept(row: dict[str, Any], team: Team, today: date) -> Document:
    lines = [filled(line, today) for line in row.get("csv") or row["lines"]]
    raw = "\r\n".join(lines).encode() if "csv" in row else one_page(lines)
    return add_document(
        file=BytesIO(raw),
        size=len(raw),
        title=filled(row["title"], today),
        description=row["description"],
        unit=team.units[HOME[row["by"]]],
        by=team.people[row["by"]],
    )


def one_page(lines: Sequence[str]) -> bytes:
    """A PDF 1.4 of one page A4 with these lines."""
    words = "".join(f"({escaped(line)}) Tj T*\n" for line in lines)
    text = f"BT /F1 12 Tf {LEADING} TL 72 760 Td\n{words}ET".encode("cp1252", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (id) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE.encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        FONT.encode(),
    ]
    return assembled(objects)


def assembled(objects: Sequence[bytes]) -> bytes:
    """The objects, numbered from 1, with the table of their places."""
    out, places = BytesIO(), []
    out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    entries = b"".join(b"%010d 00000 n \n" % place for place in places)
    out.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, entries))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
