"""What a document is, judged by its content and never by its name; what could act on a reader is refused."""

import hashlib
from dataclasses import dataclass
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _

from library.judging import office, pdf, plain
from library.judging.refusal import BadDocument
from library.models import Format

__all__ = ["BadDocument", "Judged", "read_document"]

MIB = 2**20
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Judged:
    """A file that may be kept."""

    raw: bytes
    sha256: str
    format: Format


def read_document(file: IO[bytes], size: int) -> Judged:
    """Read and judge an upload of `size` bytes. Raises BadDocument with the sentence to show."""
    most = settings.DOCUMENT_MAX_BYTES
    raw = file.read(most + 1) if size <= most else b""
    if size > most or len(raw) > most:
        raise BadDocument(_("Dokumen ini terlalu besar. Batasnya %d MB.") % (most // MIB))
    if not raw:
        raise BadDocument(_("Dokumen ini kosong."))
    return Judged(raw, hashlib.sha256(raw).hexdigest(), format_of(raw))


def format_of(raw: bytes) -> Format:
    """Raises BadDocument for what is none of the formats, or holds what we do not pass on."""
    if raw.startswith(b"%PDF-"):
        pdf.judge(raw)
        return Format.PDF
    if raw.startswith(b"PK\x03\x04"):
        return office.judge(raw)
    if raw.startswith(OLD_OFFICE):
        raise BadDocument(
            _("Berkas ini berformat Office lama atau bersandi. Simpan sebagai PDF, DOCX, XLSX, atau PPTX.")
        )
    return plain.judge(raw)
