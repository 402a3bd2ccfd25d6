"""The object streams of a PDF, inflated within a budget (ISO 32000-1, 7.5.7).

A reader finds objects by their offset, so no order of the file can be trusted. We look where a stream must
name itself (/ObjStm, or /First with a number), and its dictionary must then be as plain as programs write it:
what we cannot read for certain is refused. No byte is looked at more than a few times.
"""

import re
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext as _

from library.judging.refusal import BadDocument

INFLATED_MOST = 64 * 2**20  # bytes, of all object streams together
STREAMS_MOST = 5000
WALKED_MOST = 16 * 2**20  # bytes, of all dictionaries that hold a /First of another kind
DICTIONARY_MOST = 8192  # bytes
HEAD_MOST = 512  # bytes from `obj` to the mark in the dictionary of an object stream


def name(word: bytes) -> bytes:
    """A pattern for a name of PDF in all its spellings: any letter may be #xx."""
    return b"".join(b"(?:%s|#%02x|#%02X)" % (re.escape(bytes([byte])), byte, byte) for byte in word)


def names(*words: bytes) -> "re.Pattern[bytes]":
    return re.compile(b"/(?:" + b"|".join(map(name, words)) + b")(?![A-Za-z0-9])")


SPACE = rb"[\s\0]"
MARK = names(b"ObjStm", b"First")
# An outline names its first item by reference; whether it is a stream is seen behind its dictionary.
REFERENCE = re.compile(names(b"First").pattern + rb"%b*\d+%b+\d+%b+R(?![A-Za-z0-9])" % ((SPACE,) * 3))
TEXT = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\))*+\)"
PLAIN = rb"[^()<>%%]++|%%[^\r\n]*+|<[\s0-9A-Fa-f]*+>|%b" % TEXT
INNER = rb"<<(?:%b|<<(?:%b)*+>>)*+>>" % (PLAIN, PLAIN)
REST = re.compile(rb"(?:%b|%b)*+>>(?:%b|%%[^\r\n]*+)*+(stream)?" % (PLAIN, INNER, SPACE), re.DOTALL)

ENTRY = (
    rb"/(?:Type\s*/ObjStm|(?:N|First|DL)\s+\d+|Length\s+\d+(?:\s+\d+\s+R)?|Extends\s+\d+\s+\d+\s+R"
    rb"|DecodeParms\s*(?:null|\[\s*null\s*\])|(Filter)\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\]))"
)
HEAD = re.compile(rb"obj\s*<<(?:\s*%b(?![A-Za-z0-9]))*+\s*>>\s*stream\r?\n" % ENTRY)
LINE = re.compile(rb"[\r\n][ \t]*\d+[ \t]+\d+[ \t]+\Z")  # a line's beginning stands in no comment


def object_streams(raw: bytes) -> Iterator[bytes]:
    """The inflated bytes of every stream that may hold objects. Raises BadDocument."""
    left, streams, opened, closed = INFLATED_MOST, 0, 0, 0
    for mark in marks(raw):
        if mark < opened:
            continue  # in the dictionary of the stream before
        head = head_of(raw, mark, closed)
        opened, closed, streams = head.end(), raw.find(b"endstream", head.end()), streams + 1
        if closed < 0 or streams > STREAMS_MOST:
            raise unchecked()
        if head[1]:  # what is not compressed stands in the file as it is
            inflated = inflate(memoryview(raw)[opened:closed], left)
            left -= len(inflated)
            yield inflated


def marks(raw: bytes) -> Iterator[int]:
    """Where the dictionary of an object stream names itself. Raises BadDocument."""
    walked = 0
    for found in MARK.finditer(raw):
        other = REFERENCE.match(raw, found.start())
        if other is None:
            yield found.start()
            continue
        rest = REST.match(raw, other.end(), other.end() + DICTIONARY_MOST)
        walked += rest.end() - other.end() if rest else 0
        if rest is None or rest[1] or walked > WALKED_MOST:
            raise unchecked()


def head_of(raw: bytes, mark: int, since: int) -> "re.Match[bytes]":
    """The dictionary around a mark, up to the first byte of its stream. Raises BadDocument."""
    start = raw.rfind(b"obj", max(since, mark - HEAD_MOST), mark)
    head = HEAD.match(raw, start) if start >= 0 else None
    if head is None or head.end() < mark or not LINE.search(raw[max(0, start - 40) : start]):
        raise unchecked()
    return head


def inflate(data: memoryview, most: int) -> bytes:
    """All of a stream, whose end and checksum must be right. Raises BadDocument."""
    inflater = zlib.decompressobj()
    try:
        inflated = inflater.decompress(data, most)
    except zlib.error:
        raise unchecked() from None
    if not inflater.eof:
        raise unchecked()
    return inflated


def unchecked() -> BadDocument:
    return BadDocument(_("Isi PDF ini tidak dapat diperiksa. Cetak ulang sebagai PDF biasa."))
