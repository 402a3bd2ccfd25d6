"""Released events and their sessions as calendar entries (VEVENT)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from events.models import EventKind, EventStatus
from events.words import begin, end, first_day, former_days, last_day, moment, reason_of, status_of
from portal.addresses import absolute
from portal.calendars.writing import component, line, text, utc, when
from portal.templatetags.face import span
from text.dates import ZONES

Words = dict[str, Any]
Times = tuple[date | datetime, date | datetime | None]


@dataclass(frozen=True)
class Entry:
    """Words of an event, and when they were released: each release has a higher number."""

    words: Words
    at: datetime

    @property
    def zone(self) -> str:
        return str(self.words["time_zone"])

    def whole(self) -> str:
        """The event in one piece: by the hour where it lasts a day, else by the day."""
        return self.written(uid(self.words), self.words["title"], self.span(), place(self.words))

    def parts(self, sessions: Iterable[Words] | None = None) -> Iterator[str]:
        """The sessions of which the hour is known, all or some."""
        for session in self.words["sessions"] if sessions is None else sessions:
            if session["starts_at"]:
                yield self.part(session)

    def part(self, session: Words) -> str:
        start = moment(session["date"], session["starts_at"], self.words)
        stop = moment(session["date"], session["ends_at"], self.words) if session["ends_at"] else None
        title = f"{session['title']} – {self.words['title']}"
        more = [line("RELATED-TO", uid(self.words))]
        name = uid(self.words, session)
        return self.written(name, title, (start, stop), place(self.words, session), session, more)

    def span(self) -> Times:
        """The last of days is the first that no longer belongs to it."""
        start, stop = begin(self.words), end(self.words)
        if first_day(self.words) == last_day(self.words) and isinstance(start, datetime):
            return start, stop if isinstance(stop, datetime) and stop > start else None
        return first_day(self.words), last_day(self.words) + timedelta(days=1)

    def written(
        self,
        name: str,
        title: str,
        times: Times,
        where: str,
        session: Words | None = None,
        more: Iterable[str] = (),
    ) -> str:
        start, stop = times
        status = status_of(self.words)
        zone, address = ZONES[self.zone], page(self.words)
        lines = [
            line("UID", name),
            line("DTSTAMP", utc(self.at)),
            line("LAST-MODIFIED", utc(self.at)),
            line("SEQUENCE", str(self.words["release"])),
            # nobody should come on that day: a calendar knows no other word for an event put off
            line("STATUS", "CANCELLED" if status.is_off else "CONFIRMED"),
            line("SUMMARY", text(f"{status.label}: {title}" if status.is_off else title)),
            when("DTSTART", start, zone),
            *([when("DTEND", stop, zone)] if stop else []),
            *([line("LOCATION", text(where))] if where else []),
            line("DESCRIPTION", text(description(self.words, session))),
            line("CATEGORIES", text(str(EventKind(self.words["kind"]).label))),
            line("URL;VALUE=URI", address),
            *more,
        ]
        return component("VEVENT", lines)


def uid(words: Words, session: Words | None = None) -> str:
    """The same for ever, whatever the words become."""
    host = urlsplit(settings.SITE_URL).hostname or "portal"
    part = f"-sesi-{session['id']}" if session else ""
    return f"acara-{words['id']}{part}@{host}"


def page(words: Words) -> str:
    return absolute(reverse("portal:event", args=[words["slug"]]))


def place(words: Words, session: Words | None = None) -> str:
    if status_of(words) == EventStatus.MOVED_ONLINE:
        return _("Daring")
    room = session.get("room", "") if session else ""
    return ", ".join(part for part in (room, words["venue"], words["city"]) if part)


def description(words: Words, session: Words | None) -> str:
    """What is announced, what it is about, who appears, who hosts; a live link stands on the page only."""
    status, former = status_of(words), former_days(words)
    told = [f"{status.label}: {reason_of(words)}" if reason_of(words) else ""]
    told += [_("Semula %(days)s.") % {"days": span(former)} if former else ""]
    told += [session["topic"], people(session)] if session else [words["summary"]]
    told += [_("Penyelenggara: %(name)s") % words["unit"], page(words)]
    return "\n".join(part for part in told if part)


def people(session: Words) -> str:
    names = (", ".join(filter(None, [one["name"], one["hat"]])) for one in session["appearances"])
    return "; ".join(names)
