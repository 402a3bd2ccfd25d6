"""The fields of an old item: what is usable is taken, what is odd is noted, what would lie is rejected."""

import re
from datetime import date, datetime, time
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from django.utils.encoding import escape_uri_path, iri_to_uri
from django.utils.translation import gettext as _

from articles.importing.body import read_body
from articles.importing.item import OldItem, Rejected
from articles.importing.line import Line, identity, text
from articles.importing.pictures import OldPicture
from articles.models import Kind
from text.dates import parse_date

EARLIEST = 1945
LONGEST_PATH = 500
HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.(id|com|org|net|info)(:\d+)?(/|$)", re.IGNORECASE)
OTHER_SCHEME = re.compile(r"(?!https?:)[a-z]+:", re.IGNORECASE)
KINDS = {
    Kind.NEWS: ("berita", "news", "artikel", "article", "post", "warta", "kabar", "liputan"),
    Kind.PRESS_RELEASE: (
        "siaran-pers",
        "siaran-pers-kemensetneg",
        "rilis",
        "rilis-pers",
        "press-release",
        "release",
    ),
    Kind.SPEECH: (
        *("pidato", "sambutan", "amanat", "speech", "pidato-presiden", "sambutan-menteri"),
        *("pidato-sambutan", "pidato-dan-sambutan", "sambutan-pidato"),
    ),
    Kind.ANNOUNCEMENT: ("pengumuman", "announcement", "info", "pemberitahuan"),
    Kind.CLARIFICATION: ("klarifikasi", "hoaks", "hoax", "cek-fakta", "klarifikasi-hoaks", "berita-hoaks"),
    Kind.PHOTO: (
        "galeri-kegiatan",
        "foto-kegiatan",
        "foto",
        "berita-foto",
        "galeri",
        "galeri-foto",
        "photo",
        "gallery",
    ),
}
KIND_OF = {name: kind for kind, names in KINDS.items() for name in names}


def read_item(data: Line, *, now: datetime, zone: ZoneInfo) -> OldItem:
    """The item of a decoded line; moments without a zone are in `zone`. Raises Rejected."""
    source, name = identity(data)
    title = text(data.get("title"), "title")
    if not title:
        raise Rejected(_("Isian title wajib ada."))
    moment, date_notes = read_moment(data.get("date"), now=now, zone=zone)
    kind, kind_notes = read_kind(data.get("kind"))
    path, path_notes = read_former_path(data.get("url"))
    body, body_notes = read_body(data.get("body"))
    return OldItem(
        id=name,
        source=source,
        title=title,
        moment=moment,
        kind=kind,
        body=body,
        summary=text(data.get("summary"), "summary"),
        byline=text(data.get("byline"), "byline"),
        unit=text(data.get("unit"), "unit"),
        topics=read_topics(data.get("topics")),
        lead=read_lead(data, title, source),
        former_path=path,
        notes=(*date_notes, *kind_notes, *path_notes, *body_notes),
    )


def read_lead(data: Line, title: str, source: str) -> OldPicture | None:
    """The picture that lies beside the file; the old format says nothing of its words."""
    name = text(data.get("image"), "image")
    credit = text(data.get("byline"), "byline") or source
    return OldPicture((name,), alt=title[:250], credit=credit[:120]) if name else None


def read_moment(value: object, *, now: datetime, zone: ZoneInfo) -> tuple[datetime | None, list[str]]:
    """When it was published: an ISO date or datetime, or a date as people write it."""
    words = text(value, "date")
    if not words:
        return None, [_("Tanpa tanggal; terbit pada saat impor.")]
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        moment = datetime.combine(read_day(words), time())
    try:
        moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
        local = moment.astimezone(zone)
    except OverflowError:
        raise Rejected(_("Tanggal %s tidak masuk akal.") % words) from None
    if local.year < EARLIEST:
        raise Rejected(_("Tanggal %s tidak masuk akal.") % words)
    if moment > now:
        raise Rejected(_("Tanggal %s masih di masa depan.") % words)
    return moment, []


def read_day(words: str) -> date:
    try:
        return parse_date(words)
    except ValueError:
        raise Rejected(_("Tanggal %s tidak dapat dibaca.") % f"“{words[:40]}”") from None


def read_kind(value: object) -> tuple[str, list[str]]:
    """The rubrik, also by the names that other portals use."""
    words = text(value, "kind")
    kind = kind_named(words) if words else Kind.NEWS
    if kind:
        return kind.value, []
    return Kind.NEWS.value, [_("Rubrik “%s” tidak dikenal; masuk sebagai berita.") % words[:40]]


def kind_named(name: str) -> Kind | None:
    """The rubrik of that name, whatever the case and the marks between its words."""
    return KIND_OF.get(re.sub(r"[\W_]+", "-", name.lower()).strip("-"))


def read_topics(value: object) -> tuple[str, ...]:
    """A list of names; one text with commas counts as a list."""
    if value is None:
        return ()
    names: list[Any] = (
        value.split(",") if isinstance(value, str) else value if isinstance(value, list) else [0]
    )
    if not all(isinstance(name, str) for name in names):
        raise Rejected(_("Isian topics harus berupa daftar teks."))
    found = (text(name, "topics") for name in names)
    return tuple(name for name in found if any(char.isalnum() for char in name))


def read_former_path(value: object) -> tuple[str, list[str]]:
    """The path of the old address with its query, as a request for it spells them; host and fragment go."""
    words = text(value, "url")
    if not words:
        return "", []
    try:
        parts = urlsplit(
            words if "//" in words else f"//{words}" if HOST.match(words) else f"/{words.lstrip('/')}"
        )
    except ValueError:
        raise Rejected(_("Alamat lama %s tidak dapat dibaca.") % f"“{words[:60]}”") from None
    path = unquote(parts.path) or "/"
    if not path.startswith("/") or OTHER_SCHEME.match(words) or "\0" in path:
        raise Rejected(_("Alamat lama %s tidak dapat dibaca.") % f"“{words[:60]}”")
    full = f"{escape_uri_path(path)}?{iri_to_uri(parts.query)}" if parts.query else path
    if path == full == "/":
        return "", [_("Alamat lama menunjuk ke beranda; tidak dialihkan.")]
    if len(full) > LONGEST_PATH:
        raise Rejected(_("Alamat lama lebih panjang dari %d karakter.") % LONGEST_PATH)
    return full, []
