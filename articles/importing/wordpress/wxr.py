"""A WXR file as a stream of items: memory holds one piece of the file and one item.

The format is the one of wp-admin/includes/export.php of WordPress, versions 1.0 to 1.2: RSS 2.0 with names
of its own. Such a file declares no document type; one that does is refused before anything is expanded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from django.utils.translation import gettext as _

PIECE = 256 * 1024  # bytes
LONGEST_ITEM = 8 * 1024 * 1024  # characters
LONGEST_NAME = 1000  # characters kept of the fields of an item that is longer
LONGEST_TOKEN = 32 * 1024 * 1024  # bytes; the parser keeps an unfinished tag or comment whole
VERSIONS = ("1.0", "1.1", "1.2")
META = frozenset({"_thumbnail_id", "_wp_attached_file", "_wp_attachment_image_alt", "_wp_old_slug"})
# old exports hold control characters that XML does not allow; in UTF-8 these bytes are nothing else
CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D})
SPACED = bytes.maketrans(b"\x0b\x0c", b"  ")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_PREFIXES = {
    r"https?://wordpress\.org/export/1\.\d/excerpt/": "excerpt",
    r"https?://wordpress\.org/export/1\.\d/": "wp",
    r"https?://purl\.org/rss/1\.0/modules/content/": "content",
    r"https?://purl\.org/dc/elements/1\.1/": "dc",
}


class BadExport(Exception):
    """The file is no WordPress export that can be read; str() is the sentence for a person."""


@dataclass
class Item:
    """One item by the names of its elements, such as "title", "wp:post_id", "content:encoded"."""

    line: int
    fields: dict[str, str] = field(default_factory=dict)
    terms: list[tuple[str, str, str]] = field(default_factory=list)  # domain, slug, name
    meta: dict[str, list[str]] = field(default_factory=dict)
    is_too_long: bool = False

    def get(self, name: str) -> str:
        return self.fields.get(name, "")

    def meta_value(self, key: str) -> str:
        return self.meta.get(key, [""])[0]


@dataclass
class Channel:
    """What the file says of the whole site, as far as it has been read."""

    fields: dict[str, str] = field(default_factory=dict)
    authors: dict[str, str] = field(default_factory=dict)  # login: the name readers saw


@dataclass
class _State:
    """Takes the parser's events."""

    channel: Channel
    path: list[str] = field(default_factory=list)
    done: list[Item] = field(default_factory=list)
    item: Item | None = None
    size: int = 0
    text: list[str] = field(default_factory=list)
    group: dict[str, str] = field(default_factory=dict)  # the children of an author or a meta field
    term: tuple[str, str] = ("", "")

    def opened(self, tag: str, attributes: dict[str, str], line: int) -> None:
        name = short(tag)
        self.path.append(name)
        self.text = []
        if len(self.path) == 1 and name != "rss":
            raise BadExport(_("Berkas ini bukan ekspor WordPress (WXR 1.1 atau 1.2)."))
        if name == "item" and len(self.path) == 3:
            self.check_version()
            self.item, self.size = Item(line), 0
        elif name in ("wp:author", "wp:postmeta"):
            self.group = {}
        elif name == "category":
            self.term = attributes.get("domain", ""), attributes.get("nicename", "")

    def check_version(self) -> None:
        if self.channel.fields.get("wp:wxr_version", "") not in VERSIONS:
            raise BadExport(_("Berkas ini bukan ekspor WordPress (WXR 1.1 atau 1.2)."))

    def read(self, text: str) -> None:
        self.size += len(text)
        if self.item and self.size > LONGEST_ITEM:
            self.item.is_too_long = True
            text = text[:LONGEST_NAME] if not self.text else ""
        self.text.append(text)

    def closed(self) -> None:
        name, words, depth = self.path.pop(), "".join(self.text), len(self.path)
        self.text = []
        if self.item is None:
            self.close_in_channel(name, words, depth)
        elif depth == 2:
            self.done.append(self.item)
            self.item = None
        else:
            self.close_in_item(self.item, name, words, depth)

    def close_in_channel(self, name: str, words: str, depth: int) -> None:
        if name == "wp:author":
            login = self.group.get("wp:author_login", "")
            self.channel.authors[login] = self.group.get("wp:author_display_name", "") or login
        elif depth == 2:
            self.channel.fields.setdefault(name, words[:2000])
        elif depth == 3:
            self.group[name] = words[:500]

    def close_in_item(self, item: Item, name: str, words: str, depth: int) -> None:
        if name == "category" and depth == 3:
            item.terms.append((*self.term, words))
        elif name == "wp:postmeta":
            if (key := self.group.get("wp:meta_key", "")) in META:
                item.meta.setdefault(key, []).append(self.group.get("wp:meta_value", ""))
        elif depth == 3:
            item.fields.setdefault(name, words)
        elif depth == 4 and name in ("wp:meta_key", "wp:meta_value"):
            self.group[name] = words[:2000]


def short(tag: str) -> str:
    """`wp:post_id` for the name as the parser gives it: its space of names, a blank, the name."""
    space, _blank, name = tag.rpartition(" ")
    return f"{_prefix(space)}{name}"


def _prefix(space: str, known: dict[str, str] = {"": ""}) -> str:  # noqa: B006 -- a memory on purpose
    if space not in known and len(known) < 100:
        found = (prefix for pattern, prefix in _PREFIXES.items() if re.fullmatch(pattern, space))
        known[space] = f"{next(found, 'other')}:"
    return known.get(space, "other:")


def read_export(file: IO[bytes], channel: Channel) -> Iterator[Item]:
    """The items of a file in their order; `channel` fills while reading. Raises BadExport."""
    parser, state = make_parser(channel)
    fed = 0
    is_wide = False
    while piece := file.read(PIECE):
        is_wide = is_wide if fed else piece.startswith(UTF_16)
        clean = piece if is_wide else piece.translate(SPACED, CONTROLS)
        fed += len(clean)
        feed(parser, clean)
        if fed - parser.CurrentByteIndex > LONGEST_TOKEN:
            raise BadExport(
                _("Baris %d memuat satu tanda XML yang terlalu panjang.") % parser.CurrentLineNumber
            )
        yield from state.done
        state.done.clear()
    feed(parser, b"", last=True)
    state.check_version()


def feed(parser: expat.XMLParserType, piece: bytes, *, last: bool = False) -> None:
    try:
        parser.Parse(piece, last)
    except expat.ExpatError as error:
        raise BadExport(
            _("Berkas XML ini tidak utuh: baris %(line)d, kolom %(column)d (%(reason)s).")
            % {"line": error.lineno, "column": error.offset + 1, "reason": expat.ErrorString(error.code)}
        ) from None
    except (LookupError, ValueError) as error:
        raise BadExport(_("Pengodean berkas ini tidak dikenal (%s).") % error) from None


def make_parser(channel: Channel) -> tuple[expat.XMLParserType, _State]:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = 64 * 1024
    state = _State(channel)

    def refuse(*_parts: object) -> None:
        raise BadExport(_("Berkas ini memuat DOCTYPE atau entitas; ekspor WordPress tidak memuatnya."))

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = lambda tag, attributes: state.opened(
        tag, attributes, parser.CurrentLineNumber
    )
    parser.EndElementHandler = lambda _tag: state.closed()
    parser.CharacterDataHandler = state.read
    return parser, state
