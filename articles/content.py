"""The content of a revision: all words of an article and what it refers to, resolved for signing."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypedDict

from articles.models import Article, ChangeKind
from contributors.models import User
from events.models import Appearance, Event, Session
from library.models import Document, Photo
from speakers.models import Appointment, Speaker
from text.characters import plain
from text.html import photo_tokens, sanitise
from text.slugs import slugify_title

Content = dict[str, Any]


class Lead(TypedDict):
    photo: str
    width: int
    height: int
    caption: str
    alt: str
    credit: str


class Enclosed(TypedDict):
    """A document as the article offers it; `size` in bytes. The hash binds signatures to the file's bytes."""

    id: int
    title: str
    description: str
    language: str
    sha256: str
    format: str
    size: int


def blank(article: Article, author: User) -> Content:
    """An empty text: the unit and the writer are known already."""
    return {
        "title": "",
        "summary": "",
        "place": "",
        "event_date": None,
        "body": "",
        "topics": [],
        "unit": {"id": article.unit_id, "slug": article.unit.slug, "name": article.unit.name},
        "event": event_words(article.event),
        "session": session_words(article.session),
        "speakers": [],
        "lead": None,
        "credits": {"writers": people([author]), "editors": [], "photographers": []},
        "fields": {},
        "change": {"kind": ChangeKind.FIRST.value, "note": ""},
    }


def cleaned(content: Content) -> Content:
    """The same content as it may be stored: body through the allow-list, texts without control characters."""
    words = tidy(content)
    return enclosing({**words, "body": sanitise(content["body"])}, documents_of(words))


def tidy(value: Any) -> Any:
    """All strings in NFC, blanks as plain spaces, without control characters but line breaks, trimmed."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {key: tidy(item) for key, item in value.items()}
    if isinstance(value, list):
        return [tidy(item) for item in value]
    return value


def topics(names: Iterable[str]) -> list[dict[str, str]]:
    """Topics by name, each once, in the order given."""
    found = {slugify_title(name): " ".join(name.split()) for name in names if name.strip()}
    return [{"slug": slug, "name": name} for slug, name in found.items()]


def people(users: Iterable[User]) -> list[dict[str, str]]:
    return [{"name": user.name, "initials": user.initials} for user in users]


def event_words(event: Event | None) -> dict[str, Any] | None:
    return {"id": event.pk, "slug": event.slug, "title": event.title} if event else None


def session_words(session: Session | None) -> dict[str, Any] | None:
    return {"id": session.pk, "number": session.number, "title": session.title} if session else None


def speaker_words(speaker: Speaker, hat: Appearance | Appointment | None = None) -> dict[str, Any]:
    """A speaker as the article names them: with the hat of the day, or a post they hold."""
    name = hat.speaker_name if isinstance(hat, Appearance) else speaker.full_name
    return {"id": speaker.pk, "slug": speaker.slug, "name": name, "hat": hat.hat if hat else ""}


def lead_words(photo: Photo, caption: str, alt: str, credit: str) -> Lead:
    return {
        "photo": photo.token,
        "width": photo.width,
        "height": photo.height,
        "caption": caption,
        "alt": alt,
        "credit": credit,
    }


def photos_of(content: Content) -> list[str]:
    """Tokens of all photos that become public with this content, each once."""
    lead = [content["lead"]["photo"]] if content["lead"] else []
    return list(dict.fromkeys([*lead, *photo_tokens(content["body"])]))


def document_words(document: Document, title: str = "", description: str | None = None) -> Enclosed:
    """A document with the words for this article, or those that the library has for it."""
    return {
        "id": document.pk,
        "title": title or document.title,
        "description": document.description if description is None else description,
        "language": document.language,
        "sha256": document.sha256,
        "format": document.format,
        "size": document.size,
    }


def documents_of(content: Content) -> list[Enclosed]:
    """The documents of a content, in their order; texts from before there were any have no such key."""
    found: list[Enclosed] = content.get("documents") or []
    return found


def enclosing(content: Content, documents: Sequence[Enclosed]) -> Content:
    """`content` with these documents. Without any there is no key: older texts keep their bytes and hash."""
    words = {key: value for key, value in content.items() if key != "documents"}
    return {**words, "documents": list(documents)} if documents else words


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
