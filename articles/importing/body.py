"""The body of an old item, cleaned, with proof that no character of it was lost."""

import re
import unicodedata
from collections import Counter
from html.parser import HTMLParser

from django.utils.translation import gettext as _

from articles.importing.item import Rejected
from text import characters
from text.characters import JUNK
from text.html import clean_import, paragraphs_to_html
from text.tree import is_too_complex

# the elements of HTML, old ones too; another name in angle brackets is text, such as <nama@contoh.go.id>
_NAMES = """
a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body
br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl
dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header
hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee math menu meta meter
nav nobr noembed noframes noscript object ol optgroup option output p param picture pre progress q rp rt
ruby s samp script search section select small source span strike strong style sub summary sup svg table
tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr
"""
ELEMENTS = frozenset(_NAMES.split())
UNREAD = ("script", "style")
_TAG = re.compile(r"<(?=/?([A-Za-z][^\s/<>]*))")


def read_body(value: object) -> tuple[str, list[str]]:
    """HTML, or a list of paragraphs, as a body; with notes for the report.

    Raises Rejected for other types, and when cleaning would lose a character that a reader could see.
    """
    if value is None:
        return "", [_("Isi kosong.")]
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        html = paragraphs_to_html(value)
        return html, compare("".join(value), shown(html))
    if not isinstance(value, str):
        raise Rejected(_("Isian body harus berupa HTML atau daftar paragraf."))
    html = literal_brackets(value)
    if is_too_complex(html):
        raise Rejected(_("Isi memuat terlalu banyak tag HTML."))
    body = clean_import(html)
    pictures = len(re.findall(r"<img\b", html, re.IGNORECASE)) - body.count("<img")
    notes = [_("%d gambar di dalam isi tidak ikut.") % pictures] if pictures > 0 else []
    return body, [*compare(shown(html), shown(body)), *notes]


def literal_brackets(html: str) -> str:
    """`html` with every angle bracket that opens no element of HTML as a character."""

    def spelled(match: re.Match[str]) -> str:
        name = match[1].lower()
        return "<" if name in ELEMENTS or ":" in name else "&lt;"

    return _TAG.sub(spelled, html)


def compare(given: str, kept: str) -> list[str]:
    """Notes on the kept text. Raises Rejected when a visible character of the given text is missing."""
    given, kept = visible(given), visible(kept)
    if given == kept:
        return []
    lost = Counter(given) - Counter(kept)
    if lost:
        sample = "".join(char for char, _count in lost.most_common(8))
        raise Rejected(
            _("%(count)d karakter isi akan hilang (%(sample)s).") % {"count": lost.total(), "sample": sample}
        )
    return [_("Sebagian teks isi berpindah urutan.")]


def visible(text: str) -> str:
    """The characters that a reader sees, composed as they are stored."""
    return characters.visible(unicodedata.normalize("NFC", JUNK.sub("", text)))


class _Reader(HTMLParser):
    """Gathers text by another parser than the one that cleans."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unread += tag in UNREAD

    def handle_endtag(self, tag: str) -> None:
        self.unread -= tag in UNREAD and self.unread > 0

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.parts.append(data)


def shown(html: str) -> str:
    """The text of `html` without scripts, styles and comments."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.parts)
