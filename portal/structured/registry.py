"""Events and speakers in schema.org's words, from what an editor has released."""

from collections.abc import Sequence
from itertools import chain
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import AppearanceRole, EventStatus
from events.words import begin, end, former_days, is_live, moment, status_of
from portal import rendering
from portal.addresses import absolute
from portal.structured.site import Node, node, page, trail, unit

Words = dict[str, Any]
STATUSES: Final = {
    EventStatus.SCHEDULED: "https://schema.org/EventScheduled",
    EventStatus.CANCELLED: "https://schema.org/EventCancelled",
    EventStatus.POSTPONED: "https://schema.org/EventPostponed",
    EventStatus.RESCHEDULED: "https://schema.org/EventRescheduled",
    EventStatus.MOVED_ONLINE: "https://schema.org/EventMovedOnline",
}
OFFLINE: Final = "https://schema.org/OfflineEventAttendanceMode"
ONLINE: Final = "https://schema.org/OnlineEventAttendanceMode"
MIXED: Final = "https://schema.org/MixedEventAttendanceMode"


def event_page(words: Words, offers: Sequence[Node] = ()) -> list[Node]:
    """Nodes of an event's page; `offers` come from whoever registers people, while that is open."""
    path = reverse("portal:event", args=[words["slug"]])
    agenda = (reverse("portal:agenda"), _("Agenda"))
    return page(event(words, offers), trail(agenda, (path, words["title"])))


def event(words: Words, offers: Sequence[Node] = ()) -> Node:
    """An event with its sessions."""
    address = address_of(words)
    sessions = words["sessions"]
    people = chain.from_iterable(session["appearances"] for session in sessions)
    former = former_days(words)
    return node(
        "Event",
        **{"@id": address},
        url=address,
        name=words["title"],
        description=words["summary"],
        inLanguage="id",
        startDate=begin(words).isoformat(),
        endDate=end(words).isoformat(),
        eventStatus=STATUSES[status_of(words)],
        previousStartDate=former and former["starts_on"],
        location=location(words, sessions),
        eventAttendanceMode=attendance(words, sessions),
        organizer=unit(words["unit"]),
        performer=performers(people),
        offers=list(offers),
        subEvent=[part(session, words) for session in sessions],
    )


def part(session: Words, words: Words) -> Node:
    day = session["date"]
    return node(
        "Event",
        name=session["title"],
        description=session["topic"],
        startDate=moment(day, session["starts_at"], words).isoformat() if session["starts_at"] else day,
        endDate=session["ends_at"] and moment(day, session["ends_at"], words).isoformat(),
        eventStatus=STATUSES[status_of(words)],
        location=location(words, [session], session.get("room", "")),
        performer=performers(session["appearances"]),
    )


def location(words: Words, sessions: Sequence[Words], room: str = "") -> Node | list[Node] | None:
    """Where to go and, where something can be followed from afar, the page that leads there."""
    virtual = node("VirtualLocation", url=address_of(words))  # never the link itself
    here = place(words, room)
    if attendance(words, sessions) == ONLINE:
        return virtual
    return [here, virtual] if here and any(map(is_live, sessions)) else here


def attendance(words: Words, sessions: Sequence[Words]) -> str | None:
    is_online, here = any(map(is_live, sessions)), place(words)
    if status_of(words) == EventStatus.MOVED_ONLINE or (is_online and not here):
        return ONLINE
    if not here:
        return None
    return MIXED if is_online else OFFLINE


def address_of(words: Words) -> str:
    return absolute(reverse("portal:event", args=[words["slug"]]))


def place(words: Words, room: str = "") -> Node | None:
    """Where it is; None when that is not told."""
    known = [part for part in (room, words["venue"]) if part]
    if not known and not words["city"]:
        return None
    address = node("PostalAddress", addressLocality=words["city"], addressCountry="ID")
    return node("Place", name=", ".join(known) or words["city"], address=address)


def performers(people: Any) -> list[Node]:
    """Who appears, each once, with the hat of that day; who only takes minutes is no performer."""
    hats = {
        person["speaker_id"]: (person["name"], person["hat"])
        for person in people
        if person["role"] != AppearanceRole.MINUTES
    }
    return [node("Person", name=name, jobTitle=hat) for name, hat in hats.values()]


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
