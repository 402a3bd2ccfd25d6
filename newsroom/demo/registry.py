"""The demo's photos, speakers and events."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta
from io import BytesIO
from typing import Any

from contributors.models import User
from events.actions import (
    EVENT,
    release_event,
    save_event,
    save_session,
    set_appearances,
    set_status,
    wearing,
)
from events.models import Event, EventStatus, LiveAccess, Session
from library.actions import add_photo
from library.models import Photo
from newsroom.demo.people import Team, newest, rows
from newsroom.demo.pictures import portrait, scene
from newsroom.demo.words import filled, working_day
from speakers.actions import SPEAKER, release_speaker, save_speaker
from speakers.models import Appointment, Speaker

HOME = {"maya": "humas", "bagas": "kearsipan", "yusuf": "umum"}
Step = Callable[[str], None]


def hang_photos(team: Team, today: date, step: Step) -> dict[str, Photo]:
    """Draw the scenes and take them into the library, each with its words."""
    photos = {}
    pictures = rows("pictures")
    with ThreadPoolExecutor(max_workers=2) as pool:
        for (name, words), file in zip(pictures.items(), pool.map(scene, pictures), strict=True):
            step(name)
            caption, alt, uploader = words
            photos[name] = upload(file, filled(caption, today), alt, team, uploader)
    return photos


def upload(file: BytesIO, caption: str, alt: str, team: Team, uploader: str) -> Photo:
    by = team.people[uploader]
    return add_photo(
        file=file,
        size=file.getbuffer().nbytes,
        caption=caption,
        alt=alt,
        credit=f"{by.name} (ilustrasi)",
        unit=team.units[HOME[uploader]],
        by=by,
    )


def introduce_speakers(team: Team, step: Step) -> dict[str, Speaker]:
    """The narasumber with their portraits and posts, written by a contributor and released by an editor."""
    speakers = {}
    for number, row in enumerate(rows("speakers")):
        step(row["name"])
        fields = {
            name: value for name, value in row.items() if name not in ("key", "covered", "appointments")
        }
        face = portrait(number, covered=row["covered"])
        photo = upload(face, row["name"], f"Ilustrasi potret {row['name']}.", team, "maya")
        speaker = save_speaker(
            speaker=Speaker(**fields, photo=photo),
            appointments=[appointment(*post) for post in row["appointments"]],
            by=team.people["maya"],
        )
        release_speaker(speaker=speaker, seen=newest(SPEAKER, speaker.pk), by=team.people["damar"])
        speakers[row["key"]] = speaker
    return speakers


def appointment(position: str, organisation: str, start: str, end: str | None) -> Appointment:
    return Appointment(
        position=position,
        organisation=organisation,
        starts_on=date.fromisoformat(start),
        ends_on=date.fromisoformat(end) if end else None,
    )


def plan_events(team: Team, speakers: dict[str, Speaker], today: date) -> dict[str, Event]:
    """Events past and to come, with sessions and who appears in which hat."""
    events = {}
    for row in rows("events"):
        by = team.people[row["by"]]
        event = save_event(event=planned(row, team, today), by=by)
        for number, part in enumerate(row["sessions"], start=1):
            add_session(event, number, part, speakers, by)
        release_event(event=event, seen=newest(EVENT, event.pk), by=team.people["ratih"])
        if "status" in row:
            event = announce(event, row, by, team)
        events[row["key"]] = event
    return events


def announce(event: Event, row: dict[str, Any], by: User, team: Team) -> Event:
    """What became of an event after it was on the portal, told by another editor than wrote it."""
    changed = set_status(event=event, status=EventStatus(row["status"]), reason=row["reason"], by=by)
    release_event(event=changed, seen=newest(EVENT, event.pk), by=team.people["ratih"])
    return changed


def planned(row: dict[str, Any], team: Team, today: date) -> Event:
    starts = day_of(row, today)
    ends = today + timedelta(days=row["ends_in_days"]) if "ends_in_days" in row else None
    return Event(
        kind=row["kind"],
        title=row["title"],
        unit=team.units[row["unit"]],
        venue=filled(row["venue"], starts),
        city=row["city"],
        starts_on=starts,
        ends_on=max(starts, ends) if ends else None,
        summary=row["summary"],
    )


def day_of(row: dict[str, Any], today: date) -> date:
    """The day of an event: a date, or so many days from today and never on a weekend."""
    if "starts_on" in row:
        return date.fromisoformat(row["starts_on"])
    return working_day(today + timedelta(days=row["in_days"]))


def add_session(
    event: Event, number: int, part: dict[str, Any], speakers: dict[str, Speaker], by: User
) -> None:
    session = Session(
        event=event,
        number=number,
        title=part["title"],
        topic=part["topic"],
        starts_at=time.fromisoformat(part["starts_at"]),
        ends_at=time.fromisoformat(part["ends_at"]),
        room=part.get("room", ""),
        live_link=part.get("live_link", ""),
        live_access=part.get("live_access", LiveAccess.PARTICIPANTS),
    )
    save_session(session=session, by=by)
    set_appearances(session=session, appearances=list(hats(part, speakers, event.starts_on)), by=by)


def hats(part: dict[str, Any], speakers: dict[str, Speaker], day: date) -> "Iterator[Any]":
    """Each person with a post held that day: the one numbered in the data, or the newest."""
    for key, role, *which in part["appearances"]:
        posts = list(speakers[key].appointments.on(day).order_by("pk"))
        worn = posts[which[0] if which else -1] if posts else None
        yield wearing(speaker=speakers[key], appointment=worn, role=role)
