"""Office files: a ZIP that names its own kind. OOXML says it in [Content_Types].xml, ODF in `mimetype`."""

import re
import zipfile
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from django.utils.translation import gettext as _

from library.judging.refusal import BadDocument
from library.models import Format

MOST_PARTS = 5000
UNPACKED_MOST = 512 * 2**20  # bytes that a reader's program would unpack
RATIO_MOST = 200  # of what is larger than 16 MiB unpacked
NAMED_MOST = 2**20  # bytes of the parts that we read ourselves
OOXML = {
    b"wordprocessingml.document.main+xml": Format.DOCX,
    b"spreadsheetml.sheet.main+xml": Format.XLSX,
    b"presentationml.presentation.main+xml": Format.PPTX,
}
ODF = {
    b"application/vnd.oasis.opendocument.text": Format.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": Format.ODS,
    b"application/vnd.oasis.opendocument.presentation": Format.ODP,
}
MACRO_PART = re.compile(r"vbaproject|(^|/)(activex|macrosheets|basic|scripts)/|oleobject", re.IGNORECASE)
MACRO_TYPE = re.compile(rb"macroenabled|vbaproject|activex|oleobject", re.IGNORECASE)


def judge(raw: bytes) -> Format:
    """Raises BadDocument. No part is unpacked but the small ones that name the kind."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            parts = archive.infolist()
            refuse_bombs(parts)
            if any(part.flag_bits & 1 for part in parts):
                raise BadDocument(_("Dokumen ini bersandi. Unggah salinan tanpa sandi."))
            found = kind_of(archive, {part.filename for part in parts})
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        raise BadDocument(_("Dokumen ini rusak dan tidak dapat dibaca.")) from None
    if any(MACRO_PART.search(part.filename) for part in parts):
        raise BadDocument(macros())
    return found


def refuse_bombs(parts: list[ZipInfo]) -> None:
    """By the directory alone: too many parts, one name twice, or far more inside than outside."""
    inside, outside = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    swells = inside > 16 * 2**20 and inside > RATIO_MOST * max(outside, 1)
    twice = len({part.filename for part in parts}) < len(parts)
    if len(parts) > MOST_PARTS or inside > UNPACKED_MOST or swells or twice:
        raise BadDocument(_("Isi berkas ini tidak wajar. Simpan ulang dengan program asalnya."))


def kind_of(archive: ZipFile, names: set[str]) -> Format:
    if "[Content_Types].xml" in names:
        types = beginning(archive, "[Content_Types].xml")
        if MACRO_TYPE.search(types):
            raise BadDocument(macros())
        found = next((kind for mark, kind in OOXML.items() if mark in types), None)
    else:
        found = ODF.get(beginning(archive, "mimetype").strip()) if "mimetype" in names else None
        if found and b"encryption-data" in beginning(archive, "META-INF/manifest.xml", names):
            raise BadDocument(_("Dokumen ini bersandi. Unggah salinan tanpa sandi."))
    if found is None:
        raise BadDocument(_("Arsip ZIP bukan dokumen. Unggah DOCX, XLSX, PPTX, ODT, ODS, atau ODP."))
    return found


def beginning(archive: ZipFile, name: str, names: set[str] | None = None) -> bytes:
    """The first megabyte of a part; nothing when `names` lacks it."""
    if names is not None and name not in names:
        return b""
    with archive.open(name) as part:
        return part.read(NAMED_MOST)


def macros() -> str:
    return _("Dokumen ini memuat makro atau objek aktif. Simpan salinan tanpa makro.")
