"""Office files: a ZIP that names its own kind. OOXML says it in [Content_Types].xml, ODF in `mimetype`."""

import re
import zipfile
import zlib
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from django.utils.translation import gettext as _

from library.judging import office_parts
from library.judging.office_parts import NAMED_MOST, damaged, macros, odd
from library.judging.refusal import BadDocument
from library.models import Format

MOST_PARTS = 5000
UNPACKED_MOST = 512 * 2**20  # bytes that a reader's program would unpack
RATIO_MOST = 200  # of what is larger than 16 MiB unpacked
OOXML = {
    "wordprocessingml.document.main+xml": Format.DOCX,
    "spreadsheetml.sheet.main+xml": Format.XLSX,
    "presentationml.presentation.main+xml": Format.PPTX,
}
ODF = {
    b"application/vnd.oasis.opendocument.text": Format.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": Format.ODS,
    b"application/vnd.oasis.opendocument.presentation": Format.ODP,
}
MACRO_PART = re.compile(r"vbaproject|(^|/)(activex|macrosheets|basic|scripts)/|oleobject", re.IGNORECASE)
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    EOFError,
)


def judge(raw: bytes, *, inside: bool = False) -> Format:
    """Raises BadDocument. A document `inside` another holds no third one."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            parts = archive.infolist()
            refuse_bombs(parts)
            if any(part.flag_bits & 1 for part in parts):
                raise BadDocument(_("Dokumen ini bersandi. Unggah salinan tanpa sandi."))
            found = kind_of(archive, {part.filename for part in parts})
            if any(MACRO_PART.search(part.filename) for part in parts):
                raise BadDocument(macros())
            office_parts.refuse_relations(archive, parts)
            for document in office_parts.embedded(archive, parts):
                judge_inside(document, inside)
    except UNREADABLE:
        raise BadDocument(damaged()) from None
    return found


def judge_inside(document: bytes, inside: bool) -> None:
    if inside:
        raise BadDocument(odd())
    judge(document, inside=True)


def refuse_bombs(parts: list[ZipInfo]) -> None:
    """By the directory alone: too many parts, one name twice, or far more inside than outside."""
    inside, outside = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    swells = inside > 16 * 2**20 and inside > RATIO_MOST * max(outside, 1)
    twice = len({part.filename for part in parts}) < len(parts)
    if len(parts) > MOST_PARTS or inside > UNPACKED_MOST or swells or twice:
        raise BadDocument(odd())


def kind_of(archive: ZipFile, names: set[str]) -> Format:
    if "[Content_Types].xml" in names:
        types = office_parts.content_types(archive, "[Content_Types].xml")
        found = next((kind for mark, kind in OOXML.items() if any(mark in one for one in types)), None)
    else:
        found = ODF.get(beginning(archive, "mimetype", names).strip())
        manifest = beginning(archive, "META-INF/manifest.xml", names)
        if found and b"encryption-data" in manifest:
            raise BadDocument(_("Dokumen ini bersandi. Unggah salinan tanpa sandi."))
        if found and b"oleobject" in manifest:
            raise BadDocument(macros())
    if found is None:
        raise BadDocument(_("Arsip ZIP bukan dokumen. Unggah DOCX, XLSX, PPTX, ODT, ODS, atau ODP."))
    return found


def beginning(archive: ZipFile, name: str, names: set[str]) -> bytes:
    """The first megabyte of a part; nothing when `names` lacks it."""
    return office_parts.read(archive, name, NAMED_MOST) if name in names else b""
