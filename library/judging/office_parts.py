"""What an office file carries along or calls from outside, seen by its bytes and not by its names alone."""

from collections.abc import Callable, Iterator
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from library.judging.refusal import BadDocument

NAMED_MOST = 2**20  # bytes of a part that names kinds
RELATIONS_MOST = 16 * 2**20  # bytes, of all parts that tell relations
EMBEDDED_MOST = 32 * 2**20  # bytes, of all documents within the document: the workbooks of its charts
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ACTIVE = ("macroenabled", "vbaproject", "activex", "oleobject", "attachedtoolbars", "keymapcustom")


def embedded(archive: ZipFile, parts: list[ZipInfo]) -> Iterator[bytes]:
    """The documents within the document. Raises BadDocument for whatever else is packed in."""
    left = EMBEDDED_MOST
    for part in parts:
        if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise BadDocument(odd())
        start = read(archive, part.filename, 8)
        if start.startswith(b"PK\x03\x04"):
            left -= part.file_size
            if left < 0:
                raise BadDocument(odd())
            yield read(archive, part.filename, EMBEDDED_MOST)
        elif start.startswith((OLD_OFFICE, b"MZ")) or (start and "embeddings/" in part.filename.lower()):
            raise BadDocument(macros())


def refuse_relations(archive: ZipFile, parts: list[ZipInfo]) -> None:
    """What a program would fetch or run on opening; a link waits for its reader. Raises BadDocument."""
    telling = [part for part in parts if part.filename.lower().endswith(".rels")]
    if sum(part.file_size for part in telling) > RELATIONS_MOST:
        raise BadDocument(odd())
    for part in telling:
        read_elements(read(archive, part.filename, RELATIONS_MOST), refuse_relation)


def refuse_relation(attributes: dict[str, str]) -> None:
    """Raises BadDocument. A link to another workbook may also be one to a program (DDE)."""
    kind = attributes.get("Type", "").lower().rpartition("/")[2]
    mode = attributes.get("TargetMode", "").strip().lower()
    if any(word in kind for word in ACTIVE):
        raise BadDocument(macros())
    if kind == "externallink" or (mode == "external" and kind != "hyperlink"):
        raise BadDocument(_("Dokumen ini mengambil isi dari luar berkasnya. Sematkan isi itu di dalamnya."))


def content_types(archive: ZipFile, name: str) -> list[str]:
    """All types of content that the document names, in small letters. Raises BadDocument."""
    raw = read(archive, name, NAMED_MOST + 1)
    if len(raw) > NAMED_MOST:
        raise BadDocument(odd())
    types: list[str] = []
    read_elements(raw, lambda attributes: types.append(attributes.get("ContentType", "").lower()))
    if any(word in kind for kind in types for word in ACTIVE):
        raise BadDocument(macros())
    return types


def read_elements(xml: bytes, tell: Callable[[dict[str, str]], None]) -> None:
    """Tell the attributes of each element, in any encoding and spelling of XML. Raises BadDocument."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _name, attributes: tell(attributes)
    parser.StartDoctypeDeclHandler = refuse_doctype
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        raise BadDocument(damaged()) from None


def refuse_doctype(*_told: object) -> None:
    """No office program writes one; it could rename what we look for."""
    raise BadDocument(odd())


def read(archive: ZipFile, name: str, most: int) -> bytes:
    """The first `most` bytes of a part."""
    with archive.open(name) as part:
        return part.read(most)


def macros() -> str:
    return _("Dokumen ini memuat makro atau objek aktif. Simpan salinan tanpa makro.")


def odd() -> str:
    return _("Isi berkas ini tidak wajar. Simpan ulang dengan program asalnya.")


def damaged() -> str:
    return _("Dokumen ini rusak dan tidak dapat dibaca.")
