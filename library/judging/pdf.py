"""PDF: whole, open to everyone, and without anything that acts (ISO 32000-1, 7.5.7 and 12.6).

What acts is named by an object, and objects stand in the file itself or in object streams. /JS needs no look
of its own: only actions called JavaScript or Rendition hold it, and packed bytes hold it by chance.
"""

from django.utils.translation import gettext as _

from library.judging.object_streams import names, object_streams
from library.judging.refusal import BadDocument

ACTS = names(
    b"JavaScript",
    b"Rendition",
    b"Launch",
    b"SubmitForm",
    b"ImportData",
    b"GoToE",
    b"EmbeddedFile",
    b"EmbeddedFiles",
    b"RichMedia",
    b"XFA",
)
ENCRYPTED = names(b"Encrypt")


def judge(raw: bytes) -> None:
    """Raises BadDocument."""
    if b"%%EOF" not in raw[-2048:]:
        raise BadDocument(_("Berkas PDF ini terpotong atau rusak."))
    if ENCRYPTED.search(raw):
        raise BadDocument(_("PDF ini bersandi. Unggah salinan tanpa sandi."))
    if ACTS.search(raw) or any(ACTS.search(part) for part in object_streams(raw)):
        raise BadDocument(
            _("PDF ini memuat skrip, perintah, atau berkas sisipan. Cetak ulang sebagai PDF biasa.")
        )
