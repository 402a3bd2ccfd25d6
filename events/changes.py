"""What changed between two released states of an event, in sentences for everyone.

Pure: the public log of changes is made of it, and mails to those whom a change touches.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from events.models import AppearanceRole, EventStatus
from events.words import former_days, is_live, open_link, reason_of, status_of
from text.dates import MONTHS

Words = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """One sentence; `sessions` are the ids of those it touches, none for the whole event."""

    what: str
    text: str
    sessions: frozenset[int] = frozenset()


def changes(before: Words, after: Words) -> list[Change]:
    """From the heaviest to the lightest; empty when a reader sees no difference.

    Words that were rewritten (title, material, description) are told of, not repeated.
    """
    return [*of_status(before, after), *of_event(before, after), *of_programme(before, after)]


def touched_sessions(found: list[Change]) -> frozenset[int]:
    """The ids of all sessions that changes touch by themselves."""
    return frozenset().union(*(one.sessions for one in found))


def of_status(before: Words, after: Words) -> Iterator[Change]:
    old, new = status_of(before), status_of(after)
    if (old, former_days(before)) != (new, former_days(after)):
        yield Change("status", status_sentence(old, after))
    elif reason_of(before) != reason_of(after):
        yield Change("status", _("Penjelasan status diperbarui: %(reason)s") % {"reason": reason_of(after)})


def status_sentence(old: EventStatus, after: Words) -> str:
    told = {"reason": reason_of(after), "days": days(after)}
    if status_of(after) == EventStatus.CANCELLED:
        return _("Acara dibatalkan. %(reason)s") % told
    if status_of(after) == EventStatus.POSTPONED:
        return _("Acara ditunda; tanggal baru belum ditetapkan. %(reason)s") % told
    if status_of(after) == EventStatus.RESCHEDULED:
        return _("Acara dijadwal ulang menjadi %(days)s. %(reason)s") % told
    if status_of(after) == EventStatus.MOVED_ONLINE:
        return _("Acara dipindahkan ke daring. %(reason)s") % told
    return _("Acara kembali terjadwal pada %(days)s.") % told


def of_event(before: Words, after: Words) -> Iterator[Change]:
    if before["title"] != after["title"]:
        yield Change("title", _("Nama acara menjadi “%(title)s”.") % after)
    is_told = former_days(before) != former_days(after) and former_days(after) is not None
    if days(before) != days(after) and not is_told:
        told = {"old": days(before), "new": days(after)}
        yield Change("days", _("Tanggal berubah dari %(old)s menjadi %(new)s.") % told)
    if before["time_zone"] != after["time_zone"]:
        yield Change("time", _("Zona waktu menjadi %(time_zone)s.") % after)
    if place(before) != place(after):
        yield Change("place", place_sentence(place(before), place(after)))
    if before["unit"]["name"] != after["unit"]["name"]:
        yield Change("unit", _("Penyelenggara menjadi %(name)s.") % after["unit"])
    if before["kind"] != after["kind"]:
        yield Change("kind", _("Jenis kegiatan diperbarui."))
    if before["summary"] != after["summary"]:
        yield Change("summary", _("Keterangan acara diperbarui."))


def place_sentence(old: str, new: str) -> str:
    if not new:
        return _("Tempat acara akan diumumkan kemudian.")
    if not old:
        return _("Tempat acara: %(new)s.") % {"new": new}
    return _("Tempat berubah dari %(old)s menjadi %(new)s.") % {"old": old, "new": new}


def of_programme(before: Words, after: Words) -> Iterator[Change]:
    old = {session["id"]: session for session in before["sessions"]}
    new = {session["id"]: session for session in after["sessions"]}
    for key, session in old.items():
        if key not in new:
            yield about(session, "removed", _("Sesi “%(title)s” ditiadakan.") % session)
    for key, session in new.items():
        if key not in old:
            yield about(session, "added", _("Sesi “%(title)s” ditambahkan.") % session)
        else:
            yield from of_session(old[key], session, before, after)
    kept = [[key for key in sessions if key in old and key in new] for sessions in (old, new)]
    if kept[0] != kept[1]:
        yield Change("order", _("Urutan sesi berubah."))


def of_session(old: Words, new: Words, before: Words, after: Words) -> Iterator[Change]:
    if old["title"] != new["title"]:
        yield about(new, "title", _("Judul sesi ke-%(number)d menjadi “%(title)s”.") % new)
    if offset(old, before) != offset(new, after) or hours(old) != hours(new):
        told = {"title": new["title"], "old": when(old, new), "new": when(new, old)}
        text = _("Waktu sesi “%(title)s” berubah dari %(old)s menjadi %(new)s.") % told
        yield about(new, "time", text)
    if old.get("room", "") != new.get("room", ""):
        yield about(new, "room", room_sentence(old, new))
    if old["topic"] != new["topic"]:
        yield about(new, "topic", _("Materi sesi “%(title)s” diperbarui.") % new)
    if (is_live(old), open_link(old)) != (is_live(new), open_link(new)):
        yield about(new, "live", live_sentence(old, new))
    yield from of_people(old, new)


def room_sentence(old: Words, new: Words) -> str:
    told = {"title": new["title"], "old": old.get("room", ""), "new": new.get("room", "")}
    if not told["new"]:
        return _("Ruang sesi “%(title)s” tidak lagi %(old)s.") % told
    if not told["old"]:
        return _("Ruang sesi “%(title)s”: %(new)s.") % told
    return _("Ruang sesi “%(title)s” berubah dari %(old)s menjadi %(new)s.") % told


def live_sentence(old: Words, new: Words) -> str:
    if not is_live(new):
        return _("Sesi “%(title)s” tidak lagi disiarkan langsung.") % new
    if is_live(old):
        return _("Siaran langsung sesi “%(title)s” diperbarui.") % new
    return _("Sesi “%(title)s” juga dapat diikuti melalui siaran langsung.") % new


def of_people(old: Words, new: Words) -> Iterator[Change]:
    before, after = people(old), people(new)
    for key, person in before.items():
        if key not in after:
            told = speaking(person, new)
            yield about(
                new, "people", _("%(name)s (%(role)s) tidak lagi tampil pada sesi “%(title)s”.") % told
            )
    for key, person in after.items():
        told = speaking(person, new)
        if key not in before:
            yield about(new, "people", _("%(name)s (%(role)s) tampil pada sesi “%(title)s”.") % told)
        elif (person["name"], person["hat"]) != (before[key]["name"], before[key]["hat"]):
            yield about(new, "people", _("Keterangan %(name)s pada sesi “%(title)s” diperbarui.") % told)
    kept = [[key for key in each if key in before and key in after] for each in (before, after)]
    if kept[0] != kept[1]:
        yield about(new, "people", _("Urutan narasumber sesi “%(title)s” berubah.") % new)


def speaking(person: Words, session: Words) -> Words:
    role = str(AppearanceRole(person["role"]).label).lower()
    return {"name": person["name"], "role": role, "title": session["title"]}


def about(session: Words, what: str, text: str) -> Change:
    return Change(what, text, frozenset([session["id"]]))


def people(session: Words) -> dict[tuple[int, str], Words]:
    return {(person["speaker_id"], person["role"]): person for person in session["appearances"]}


def place(words: Words) -> str:
    return ", ".join(words[key] for key in ("venue", "city") if words[key])


def days(words: Words) -> str:
    """`8 Mei 2018`, or `8 Mei 2018 – 9 Mei 2018`."""
    return " – ".join(day(words[key]) for key in ("starts_on", "ends_on") if words[key])


def day(iso: str) -> str:
    found = date.fromisoformat(iso)
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def offset(session: Words, words: Words) -> int:
    """Days from the first day of the event: a session that moves along with it has not changed."""
    return (date.fromisoformat(session["date"]) - date.fromisoformat(words["starts_on"])).days


def hours(session: Words) -> str:
    known = [session[key].replace(":", ".") for key in ("starts_at", "ends_at") if session[key]]
    return "–".join(known)


def when(session: Words, other: Words) -> str:
    """Its hours, and its day where that differs or hours are not known of both."""
    differs = session["date"] != other["date"] or not hours(session) or not hours(other)
    shown = [day(session["date"])] if differs else []
    return ", ".join(filter(None, [*shown, hours(session)]))
