"""Documents for tests: small, whole and of every kind."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from library.actions import add_document

TYPES = '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.%s.main+xml"/>%s</Types>'
MAIN = {
    "docx": "wordprocessingml.document",
    "xlsx": "spreadsheetml.sheet",
    "pptx": "presentationml.presentation",
}
ODF = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}


def pdf(words="Isi", extra=b"", packed=b"", filters=b"/Filter /FlateDecode"):
    """A PDF with `extra` among its objects and `packed` inside an object stream."""
    stream = zlib.compress(packed)
    packed_object = (
        b"5 0 obj\n<< /Type /ObjStm /N 1 /First 4 %s /Length %d >>\nstream\n%s\nendstream\nendobj\n"
    )
    return b"".join(
        [
            b"%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
            f"4 0 obj\n<< /Length 9 >>\nstream\n({words})\nendstream\nendobj\n".encode(),
            extra,
            packed_object % (filters, len(stream), stream) if packed else b"",
            b"trailer\n<< /Root 1 0 R >>\n%%EOF\n",
        ]
    )


def zipped(parts):
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, words in parts.items():
            archive.writestr(name, words)
    return out.getvalue()


def office(kind, more_types="", **parts):
    """An OOXML file; further parts by name."""
    return zipped({"[Content_Types].xml": TYPES % (MAIN[kind], more_types), "x.xml": "<x/>", **parts})


def related(kind, mode="External"):
    """A part that tells of one relation."""
    kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    one = f'<Relationship Id="r" Type="{kind}" Target="https://luar.example/x" TargetMode="{mode}"/>'
    return f"<Relationships>{one}</Relationships>"


def odf(kind, **parts):
    return zipped(
        {"mimetype": f"application/vnd.oasis.opendocument.{ODF[kind]}", "content.xml": "<x/>", **parts}
    )


def a_document(cast, title="Peraturan Nomor 7", *, raw=None, by=None, unit=None, **words):
    raw = pdf(title) if raw is None else raw
    return add_document(
        file=BytesIO(raw), size=len(raw), title=title, unit=unit or cast.humas, by=by or cast.sari, **words
    )
