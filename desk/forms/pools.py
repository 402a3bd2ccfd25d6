"""What the pick lists of the writing page offer: `key → (label, words of the content)`."""

from typing import Any

from articles.content import Content, event_words, people, session_words, speaker_words
from contributors.models import User
from contributors.roles import ROLES, Permission
from events.models import Appearance, Event
from library.models import Photo
from speakers.models import Speaker

Pool = dict[str, tuple[str, Any]]
EVENTS = 100
PHOTOS = 24


def speaker_key(words: dict[str, Any]) -> str:
    return f"{words['id']}:{words['hat']}"


def entry(words: dict[str, Any]) -> tuple[str, tuple[str, Any]]:
    label = f"{words['name']} – {words['hat']}" if words["hat"] else words["name"]
    return speaker_key(words), (label, words)


def speakers(content: Content) -> tuple[Pool, set[str]]:
    """Those named already, those of the event with the hat of the day, then everyone with their posts."""
    near = dict(entry(words) for words in content["speakers"])
    if content["event"]:
        shown = Appearance.objects.filter(session__event=content["event"]["id"]).select_related("speaker")
        near |= dict(entry(speaker_words(each.speaker, each)) for each in shown)
    rest: Pool = {}
    for speaker in Speaker.objects.prefetch_related("appointments"):
        hats = [speaker_words(speaker, post) for post in speaker.appointments.all()]
        rest |= dict(entry(words) for words in [*hats, speaker_words(speaker)])
    return {**near, **{key: value for key, value in rest.items() if key not in near}}, set(near)


def person_key(words: dict[str, str]) -> str:
    return f"{words['initials']}:{words['name']}"


def staff(content: Content, part: str) -> tuple[Pool, set[str]]:
    """Everyone who writes; those credited already come first and stay, also when they have left."""
    writers = [role.name for role in ROLES.values() if Permission.WRITE_ARTICLES in role.permissions]
    everyone = people(User.objects.filter(is_active=True, role__in=writers))
    credited = content["credits"][part]
    pool = {
        person_key(each): (f"{each['name']} ({each['initials']})", each) for each in [*credited, *everyone]
    }
    return pool, {person_key(each) for each in credited}


def occasions(content: Content, user: User) -> list[tuple[str, Any]]:
    """Choices of event and session in one list: `e7` for a whole event, `s12` for one session."""
    chosen = content["event"] and content["event"]["id"]
    newest = list(Event.objects.visible_to(user).prefetch_related("sessions")[:EVENTS])
    if chosen and chosen not in {event.pk for event in newest}:
        newest = [*Event.objects.filter(pk=chosen).prefetch_related("sessions"), *newest]
    return [(event.title, [*occasion_lines(event)]) for event in newest]


def occasion_lines(event: Event) -> list[tuple[str, str]]:
    lines = [(f"e{event.pk}", event.title)]
    return [*lines, *((f"s{each.pk}", f"{each.number}. {each.title}") for each in event.sessions.all())]


def occasion_key(content: Content) -> str:
    if content["session"]:
        return f"s{content['session']['id']}"
    return f"e{content['event']['id']}" if content["event"] else ""


def occasion_words(key: str) -> dict[str, Any]:
    """Event and session of a key, as the content names them. Raises Event.DoesNotExist."""
    if not key:
        return {"event": None, "session": None}
    if key.startswith("e"):
        return {"event": event_words(Event.objects.get(pk=int(key[1:]))), "session": None}
    event = Event.objects.get(sessions=int(key[1:]))
    return {"event": event_words(event), "session": session_words(event.sessions.get(pk=int(key[1:])))}


def photos(content: Content, user: User) -> list[Photo]:
    """The newest photos this person may see; the one in use comes first."""
    chosen = content["lead"] and content["lead"]["photo"]
    newest = Photo.objects.visible_to(user).exclude(token=chosen or "")[:PHOTOS]
    return [*Photo.objects.filter(token=chosen or ""), *newest]
