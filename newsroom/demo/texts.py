"""From a text file to the content of a revision."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from articles.content import (
    Content,
    document_words,
    enclosing,
    event_words,
    iso,
    lead_words,
    people,
    session_words,
    speaker_words,
    topics,
)
from contributors.models import User
from events.models import Appearance, Event, Session
from library.models import Document, Photo
from newsroom.demo.markup import Text, read_text, to_html
from newsroom.demo.people import FOLDER, Team
from newsroom.demo.words import filled, working_day
from speakers.models import Speaker
from text.html import sanitise
from text.words import byline

ABROAD = ("number", "claim", "verdict", "evidence")


@dataclass(frozen=True)
class Desk:
    """All that the texts refer to, and the moment from which their days count."""

    team: Team
    photos: dict[str, Photo]
    speakers: dict[str, Speaker]
    events: dict[str, Event]
    documents: dict[str, Document]
    now: datetime

    def moment(self, text: Text) -> datetime:
        """When a text was published: its date, or so many days ago and never on a weekend; in the past."""
        zone = ZoneInfo(settings.TIME_ZONE)
        if text.get("date"):
            day = date.fromisoformat(text.get("date"))
        else:
            day = working_day(self.now.astimezone(zone).date() - timedelta(days=int(text.get("days") or 0)))
        at = time.fromisoformat(text.get("time").replace(".", ":") or "09:00")
        return min(datetime.combine(day, at, zone), self.now)

    def writer(self, text: Text) -> User:
        return self.team.people[text.get("writer")]

    def session(self, text: Text) -> Session | None:
        event = self.events.get(text.get("event"))
        return event.sessions.filter(number=int(text.get("session") or 0)).first() if event else None


def all_texts() -> list[Text]:
    """Every text of the demo, in the order of their file names."""
    return [read_text(path) for path in sorted((FOLDER / "texts").glob("*.txt"))]


def words_of(text: Text, desk: Desk) -> Content:
    """The content that the text's writer would save; `unit` and `change` are left to the article."""
    day = desk.moment(text).date()
    photo = desk.photos.get(text.get("photo"))
    event, session = desk.events.get(text.get("event")), desk.session(text)
    fields = {name: filled(text.get(name), day) for name in ABROAD if text.get(name)}
    content = {
        "title": filled(text.get("title"), day),
        "summary": filled(text.get("summary"), day),
        "place": text.get("place"),
        "event_date": iso(event.starts_on if event else None),
        "body": sanitise(to_html(filled(text.body, day), figures(desk.photos))),
        "topics": topics(text.names("topics")),
        "event": event_words(event),
        "session": session_words(session),
        "speakers": [named(desk.speakers[key], session) for key in text.names("speakers")],
        "lead": lead_words(photo, photo.caption, photo.alt, photo.credit) if photo else None,
        "credits": {"writers": people([desk.writer(text)]), "editors": [], "photographers": []},
        "fields": fields,
    }
    return enclosing(content, [document_words(desk.documents[key]) for key in text.names("documents")])


def named(speaker: Speaker, session: Session | None) -> dict[str, Any]:
    hat = Appearance.objects.filter(session=session, speaker=speaker).first() if session else None
    return speaker_words(speaker, hat or speaker.appointments.last())


def figures(photos: dict[str, Photo]) -> dict[str, str]:
    return {
        name: f'<img src="{photo.path}" alt="{photo.alt}" width="{photo.width}" height="{photo.height}">'
        for name, photo in photos.items()
    }


def signed(writer: User) -> str:
    """The line that the older portal printed below its texts."""
    return byline(settings.BYLINE_PATTERN, [writer.initials], ministry=settings.MINISTRY_SHORT_NAME)
