"""Events and speakers in schema.org's words, from what an editor has released."""

from datetime import date, datetime, time
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import AppearanceRole
from portal import rendering
from portal.addresses import absolute
from portal.structured.site import Node, node, page, trail, unit
from text.dates import ZONES

Words = dict[str, Any]


def event_page(words: Words) -> list[Node]:
    path = f"/agenda/{words['slug']}/"
    return page(event(words), trail(("/agenda/", _("Agenda")), (path, words["title"])))


def event(words: Words) -> Node:
    """An event with its sessions. No offers: registration is not told here yet."""
    address = absolute(f"/agenda/{words['slug']}/")
    sessions = words["sessions"]
    people = chain.from_iterable(session["appearances"] for session in sessions)
    return node(
        "Event",
        **{"@id": address},
        url=address,
        name=words["title"],
        description=words["summary"],
        inLanguage="id",
        startDate=begin(words),
        endDate=end(words),
        # released words know no other: an event that is called off is taken off the portal
        eventStatus="https://schema.org/EventScheduled",
        location=place(words),
        eventAttendanceMode=place(words) and "https://schema.org/OfflineEventAttendanceMode",
        organizer=unit(words["unit"]),
        performer=performers(people),
        subEvent=[part(session, words) for session in sessions],
    )


def part(session: Words, words: Words) -> Node:
    day = session["date"]
    return node(
        "Event",
        name=session["title"],
        description=session["topic"],
        startDate=moment(day, session["starts_at"], words),
        endDate=session["ends_at"] and moment(day, session["ends_at"], words),
        location=place(words),
        performer=performers(session["appearances"]),
    )


def place(words: Words) -> Node | None:
    """Where it is; None when that is not told."""
    if not words["venue"] and not words["city"]:
        return None
    address = node("PostalAddress", addressLocality=words["city"], addressCountry="ID")
    return node("Place", name=words["venue"] or words["city"], address=address)


def performers(people: Any) -> list[Node]:
    """Who appears, each once, with the hat of that day; who only takes minutes is no performer."""
    hats = {
        person["speaker_id"]: (person["name"], person["hat"])
        for person in people
        if person["role"] != AppearanceRole.MINUTES
    }
    return [node("Person", name=name, jobTitle=hat) for name, hat in hats.values()]


def begin(words: Words) -> str:
    """The first moment that is known, else the first day."""
    times = [one["starts_at"] for one in words["sessions"] if one["date"] == words["starts_on"]]
    return moment(words["starts_on"], min(filter(None, times), default=None), words)


def end(words: Words) -> str:
    last = words["ends_on"] or words["starts_on"]
    times = [one["ends_at"] for one in words["sessions"] if one["date"] == last]
    return moment(last, max(filter(None, times), default=None), words)


def moment(day: str, clock: str | None, words: Words) -> str:
    """`2018-05-08T09:00:00+07:00` in the event's zone, or the day alone."""
    if not clock:
        return day
    zone = ZoneInfo(ZONES[words["time_zone"]])
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), zone).isoformat()


def speaker_page(words: Words) -> list[Node]:
    path = f"/narasumber/{words['slug']}/"
    return page(speaker(words, timezone.localdate().isoformat()), trail((path, words["name"])))


def speaker(words: Words, today: str) -> Node:
    """A person with the posts held `today` (ISO date)."""
    held = [
        post
        for post in words["appointments"]
        if (post["starts_on"] or today) <= today <= (post["ends_on"] or today)
    ]
    address = absolute(f"/narasumber/{words['slug']}/")
    return node(
        "Person",
        **{"@id": address},
        url=address,
        name=words["name"],
        alternateName=words["nickname"],
        description=words["biography"],
        image=words["photo"] and absolute(rendering.address(words["photo"], rendering.SMALLEST)),
        jobTitle=[post["position"] for post in held],
        worksFor=[node("Organization", name=post["organisation"]) for post in held if post["organisation"]],
    )
