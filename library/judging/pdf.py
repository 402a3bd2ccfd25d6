"""PDF: whole, open to everyone, and without anything that acts (ISO 32000-1, 7.5.7 and 12.6).

What acts is named by an object, and objects stand in the file itself or in object streams (ObjStm), which are
inflated here within a budget. A name may spell any of its letters as #xx.
"""

import re
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext as _

from library.judging.refusal import BadDocument

INFLATED_MOST = 64 * 2**20  # bytes, of all object streams together
STREAM = re.compile(rb"(?<!end)stream\r?\n?")
FOREIGN = (
    b"LZWDecode",
    b"LZW",
    b"ASCII85Decode",
    b"A85",
    b"ASCIIHexDecode",
    b"AHx",
    b"RunLengthDecode",
    b"RL",
)


def name(word: bytes) -> bytes:
    """A pattern for a name of PDF in all its spellings."""
    return b"".join(b"(?:%s|#%02x|#%02X)" % (re.escape(bytes([byte])), byte, byte) for byte in word)


def names(*words: bytes) -> "re.Pattern[bytes]":
    return re.compile(b"/(?:" + b"|".join(map(name, words)) + b")(?![A-Za-z0-9])")


ACTS = names(b"JavaScript", b"Launch", b"EmbeddedFile", b"EmbeddedFiles", b"RichMedia", b"XFA")
ENCRYPTED = names(b"Encrypt")
OBJECTS = names(b"ObjStm", b"First")
OBJECT_STREAM = names(b"ObjStm")
UNREADABLE = names(*FOREIGN, b"Predictor")


def judge(raw: bytes) -> None:
    """Raises BadDocument."""
    if b"%%EOF" not in raw[-2048:]:
        raise BadDocument(_("Berkas PDF ini terpotong atau rusak."))
    if ENCRYPTED.search(raw):
        raise BadDocument(_("PDF ini bersandi. Unggah salinan tanpa sandi."))
    if any(ACTS.search(part) for part in (raw, *object_streams(raw))):
        raise BadDocument(
            _("PDF ini memuat skrip, perintah, atau berkas sisipan. Cetak ulang sebagai PDF biasa.")
        )


def object_streams(raw: bytes) -> Iterator[bytes]:
    """The inflated bytes of every stream that may hold objects."""
    left, end = INFLATED_MOST, 0
    for found in STREAM.finditer(raw):
        before, end = raw[end : found.start()], found.end()
        if not OBJECTS.search(before):
            continue
        dictionary = before[before.rfind(b"obj") :] if b"obj" in before else before
        if OBJECT_STREAM.search(dictionary) and UNREADABLE.search(dictionary):
            raise unchecked()
        inflated = inflate(raw[found.end() :], left)
        left -= len(inflated)
        if left <= 0:
            raise unchecked()
        yield inflated


def inflate(data: bytes, most: int) -> bytes:
    """As much as can be read; a stream without compression stands in the file as it is."""
    try:
        return zlib.decompressobj().decompress(data, most)
    except zlib.error:
        return b""


def unchecked() -> BadDocument:
    return BadDocument(_("Isi PDF ini tidak dapat diperiksa. Cetak ulang sebagai PDF biasa."))
