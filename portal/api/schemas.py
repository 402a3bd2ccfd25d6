"""What the API answers, field by field; the OpenAPI description is made from this.

Moments are ISO 8601 with an offset, days `YYYY-MM-DD`, clock times `HH:MM` in the zone of the event.
"""

from datetime import datetime
from typing import Annotated, Any, Generic, Literal, TypeVar

from ninja import Schema
from pydantic import Field

Item = TypeVar("Item")
Slug = Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]{1,120}$")]
KindName = Literal["berita", "siaran-pers", "pidato", "pengumuman", "klarifikasi", "foto"]
LIMIT = 100


class Paging(Schema):
    """Position and size of a page."""

    limit: Annotated[int, Field(ge=1, le=LIMIT, description="Isi satu halaman.")] = 20
    cursor: Annotated[str, Field(max_length=200, description="Penanda halaman, dari alamat di next.")] = ""


class ArticleFilters(Paging):
    kind: Annotated[KindName | None, Field(description="Rubrik.")] = None
    unit: Annotated[Slug | None, Field(description="Unit kerja, seperti pada alamat halamannya.")] = None
    topic: Annotated[Slug | None, Field(description="Topik, seperti pada alamat halamannya.")] = None
    speaker: Annotated[Slug | None, Field(description="Narasumber, seperti pada alamat halamannya.")] = None
    year: Annotated[int | None, Field(ge=1900, le=2999, description="Tahun pertama terbit.")] = None


class EventFilters(Paging):
    year: Annotated[int | None, Field(ge=1900, le=2999, description="Tahun hari pertama.")] = None


class Page(Schema, Generic[Item]):
    """Some items, and the address of those that follow."""

    items: list[Item]
    next: str | None


class Named(Schema):
    """A unit or a topic, with its page."""

    slug: str
    name: str
    url: str


class Picture(Schema):
    """A JPEG; sizes in pixels."""

    url: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str


class Change(Schema):
    """What the text that stands changed: `ralat`, `pembaruan` or `klarifikasi`."""

    kind: str
    at: datetime
    note: str


class Claim(Schema):
    """What a klarifikasi is about; never to be told without the verdict."""

    claim: str
    verdict: str
    evidence: str


class ArticleCard(Schema):
    address: str
    url: str
    kind: KindName
    title: str
    summary: str
    place: str
    event_date: str | None
    published_at: datetime
    updated_at: datetime
    change: Change | None
    unit: Named
    topics: list[Named]
    picture: Picture | None
    number: str | None
    claim: Claim | None


class Quoted(Schema):
    """A speaker with the hat that the article gives them."""

    name: str
    hat: str


class DocumentLink(Schema):
    """A file for readers; `size` in bytes, `sha256` of the bytes that were approved."""

    title: str
    description: str
    language: str
    url: str
    type: str
    size: int
    sha256: str


class Occasion(Schema):
    title: str
    url: str


class Article(ArticleCard):
    """With the text. `sha256` names the signed bytes that the text comes from."""

    body_html: str
    byline: str
    speakers: list[Quoted]
    event: Occasion | None
    documents: list[DocumentLink]
    sha256: str


class Appearance(Schema):
    name: str
    hat: str
    role: str


class Session(Schema):
    number: int
    title: str
    topic: str
    date: str
    starts_at: str | None
    ends_at: str | None
    room: str
    live: Literal["peserta", "umum"] | None
    appearances: list[Appearance]


class Registration(Schema):
    """Whether people can register, at the moment of the answer."""

    phase: Literal["ahead", "open", "waiting_list", "full", "closed", "called_off"]
    opens_at: datetime
    closes_at: datetime
    url: str


class Event(Schema):
    slug: str
    url: str
    kind: str
    title: str
    unit: Named
    venue: str
    city: str
    time_zone: str
    starts_on: str
    ends_on: str | None
    summary: str
    status: Literal["terjadwal", "dibatalkan", "ditunda", "dijadwal_ulang", "pindah_daring"]
    status_reason: str
    former_starts_on: str | None
    former_ends_on: str | None
    registration: Registration | None
    sessions: list[Session]


class Post(Schema):
    position: str
    organisation: str
    starts_on: str | None
    ends_on: str | None


class Speaker(Schema):
    slug: str
    url: str
    name: str
    nickname: str
    handle: str
    biography: str
    photo: str | None
    photo_alt: str
    photo_credit: str
    appointments: list[Post]


class Unit(Schema):
    slug: str
    url: str
    name: str
    short_name: str
    description: str
    parent: Named | None


class Topic(Named):
    articles: int


class ProblemBody(Schema):
    """An answer that is none (RFC 9457): `code` for programs, `detail` for people."""

    title: str
    status: int
    code: str
    detail: str


Words = dict[str, Any]
