"""The content of a post, as WordPress stores it, as HTML for read_body; its pictures apart."""

import re
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from articles.importing.body import literal_brackets, shown
from articles.importing.item import Rejected
from articles.importing.pictures import OldPicture
from articles.importing.wordpress import shortcodes
from articles.importing.wordpress.autop import autop, keep_lines
from articles.importing.wordpress.marks import ATTRIBUTES, first_address, link, tag_attributes
from articles.importing.wordpress.site import (
    UPLOADS,
    Attachment,
    Site,
    file_names,
    host_of,
    original,
    stem,
    upload_path,
)
from text.tree import is_too_complex

DEEPEST_BLOCK = 3
MOST_BLOCKS = 100  # of other posts in one: shared blocks may name each other
_BLOCK = re.compile(r"<!--\s*(/)?wp:([a-z][a-z0-9/_-]*)\s*(\{[^\n]{0,10000}?\})?\s*(/)?-->")
_PARTED = re.compile(r"<!--\s*(?:nextpage|more\b[^>]*?)\s*-->")
_IMAGE = re.compile(rf"<img\b{ATTRIBUTES}>", re.IGNORECASE)
_PLAYER = re.compile(
    rf"<(iframe|video|audio|object)\b({ATTRIBUTES})>(.*?)</\1\s*>|<embed\b({ATTRIBUTES})>",
    re.IGNORECASE | re.DOTALL,
)
_OWN_LINE = re.compile(r"^[ \t]*(https?://[^\s<>\"'\[\]]+)[ \t]*$", re.MULTILINE)
_CITED = re.compile(r"<cite\b[^>]*>(.*?)</cite>(?=\s*</blockquote>)", re.IGNORECASE | re.DOTALL)
_PHOTON = re.compile(r"i\d\.wp\.com")


@dataclass
class Content:
    """Reads one post; afterwards `pictures` and `notes` hold what was found."""

    site: Site
    post: str
    credit: str = ""
    pictures: dict[str, OldPicture] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    shared: int = 0

    def html(self, stored: str) -> str:
        """Raises Rejected when there is too much of it."""
        text = self.with_shared_blocks(stored.replace("\r\n", "\n").replace("\r", "\n"))
        if is_too_complex(without_comments(text)):
            raise Rejected(_("Isi memuat terlalu banyak tag HTML."))
        text = literal_brackets(text)
        text = shortcodes.unfolded(text, self.site, self.post, self.miss)
        for name in shortcodes.unknown(text):
            self.note(_("Kode pendek [%s] dibiarkan sebagai teks.") % name)
        text = _PLAYER.sub(self.player, text)
        text = _OWN_LINE.sub(lambda found: f'<a href="{found[1]}">{found[1]}</a>', text)
        text = _CITED.sub(r"<footer>\1</footer>", _IMAGE.sub(self.image, text))
        return keep_lines(without_comments(broken(text)))

    def note(self, sentence: str) -> None:
        self.notes[sentence] = None

    def miss(self, number: str) -> None:
        self.note(_("Gambar nomor %s tidak ada di dalam ekspor.") % number)

    def with_shared_blocks(self, text: str, depth: int = 0) -> str:
        """`text` with the words of shared blocks where it refers to them."""

        def words(found: re.Match[str]) -> str:
            number = re.search(r'"ref"\s*:\s*(\d+)', found[3] or "")
            if found[2] != "block" or found[1] or number is None:
                return found[0]
            self.shared += 1
            if number[1] not in self.site.blocks or depth >= DEEPEST_BLOCK or self.shared > MOST_BLOCKS:
                self.note(_("Blok bersama nomor %s tidak ada di dalam ekspor.") % number[1])
                return ""
            return self.with_shared_blocks(self.site.blocks[number[1]], depth + 1)

        return _BLOCK.sub(words, text)

    def player(self, found: re.Match[str]) -> str:
        """A link to what a player played."""
        attributes = tag_attributes(f"<x {found[2] or found[4] or ''}>")
        address = first_address(attributes.get("src", ""), attributes.get("data", ""), found[3] or "")
        if not address:
            self.note(_("Sisipan tanpa alamat tidak ikut."))
            return ""
        self.note(_("Sisipan menjadi tautan: %s") % address[:200])
        return link(address)

    def image(self, found: re.Match[str]) -> str:
        """The picture with the place of its photo; pictures from elsewhere are left out."""
        tag = tag_attributes(found[0])
        if re.search(r"\b(wp-smiley|emoji)\b", tag.get("class", "")):
            return escape(tag.get("alt", ""))
        known, src = self.attachment(tag), tag.get("src", "").strip()
        picture = self.picture(known, src, tag.get("alt", ""))
        if picture is None:
            self.note(_("Gambar di alamat lain tidak diambil: %s") % src[:200])
            return ""
        self.pictures[picture.place] = picture
        return f'<img src="/media/{picture.place}" alt="{escape(tag.get("alt", "").strip() or picture.alt)}">'

    def attachment(self, tag: dict[str, str]) -> Attachment | None:
        """The one that the class names, unless the picture shows another file: classes are copied along."""
        number = re.search(r"\bwp-image-(\d+)", tag.get("class", ""))
        known = self.site.attachments.get(number[1]) if number else None
        src = tag.get("src", "").strip()
        return known if known and (not src or stem(upload_path(src)) == stem(known.path)) else None

    def picture(self, known: Attachment | None, src: str, alt: str = "") -> OldPicture | None:
        if known is None and not self.is_own(src):
            return None
        path = upload_path(src)
        names = file_names(known.path if known else "", original(path), path)
        if not names:
            return None
        words = alt.strip() or (known.alt if known else "")
        caption = plain(known.caption) if known else ""
        return OldPicture(names, alt=words or caption, caption=caption, credit=self.credit, needed=False)

    def file_of(self, address: str) -> tuple[str, ...]:
        """Names of the uploaded file at an address of the old site; none for other addresses."""
        if UPLOADS not in address or not self.is_own(address):
            return ()
        return file_names(upload_path(address))

    def is_own(self, src: str) -> bool:
        """Whether an address lies on the old site, also by the picture servers of WordPress.com."""
        host = host_of(src)
        if _PHOTON.fullmatch(host):
            path = urlsplit(src).path.lower().lstrip("/")
            return path.removeprefix("www.").startswith(f"{self.site.host}/")
        has_other_scheme = re.match("[a-z]+:(?!//)", src, re.IGNORECASE)
        return bool(src) and not has_other_scheme and host in {"", self.site.host, *self.site.media_hosts}


def broken(text: str) -> str:
    """Line breaks as their editor meant them: of the classic one they count, between blocks they do not."""
    text = _PARTED.sub("\n\n", text)
    if not _BLOCK.search(text):
        return autop(without_comments(text))
    out: list[str] = []
    depth = end = 0
    for found in _BLOCK.finditer(text):
        out.append(_outside(text[end : found.start()]) if depth == 0 else text[end : found.start()])
        depth = max(0, depth + (-1 if found[1] else 0 if found[4] else 1))
        end = found.end()
    return "".join([*out, _outside(text[end:])])


def without_comments(text: str) -> str:
    """`text` without its whole comments; one that does not end stays, and looking for its end costs once."""
    out: list[str] = []
    end = 0
    while (start := text.find("<!--", end)) >= 0 and (close := text.find("-->", start + 4)) >= 0:
        out.append(text[end:start])
        end = close + 3
    return "".join([*out, text[end:]])


def _outside(text: str) -> str:
    """Words between blocks come from the classic editor, with or without its paragraphs made already."""
    return text if re.search(r"<p\b", text, re.IGNORECASE) else f"<br><br>{autop(text)}<br><br>"


def plain(html: str) -> str:
    """The words of a small piece of HTML on one line."""
    return " ".join(shown(literal_brackets(html)).split())
