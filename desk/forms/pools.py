"""What the pick lists of the writing page offer: `key → (label, words of the content)`."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.content import Content, event_words, people, session_words, speaker_words
from contributors.models import User
from contributors.roles import ROLES, Permission
from events.models import Appearance, Event, Session
from library.models import Photo
from speakers.models import Speaker

Pool = dict[str, tuple[str, Any]]
OCCASION_GONE = _("Acara atau sesi ini sudah tidak ada. Pilih yang lain.")
EVENTS = 100
PHOTOS = 24


def speaker_key(words: dict[str, Any]) -> str:
    return f"{words['id']}:{words['hat']}"


def entry(words: dict[str, Any]) -> tuple[str, tuple[str, Any]]:
    label = f"{words['name']} – {words['hat']}" if words["hat"] else words["name"]
    return speaker_key(words), (label, words)


def speakers(content: Content, user: User) -> tuple[Pool, set[str]]:
    """Those named already, those of the event with the hat of the day, then everyone with their posts."""
    near = dict(entry(words) for words in content["speakers"])
    if content["event"]:
        known = Event.objects.visible_to(user).filter(pk=content["event"]["id"])
        shown = Appearance.objects.filter(session__event__in=known).select_related("speaker")
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
    """Choices of event and session in one list: `e7` for a whole event, `s12` for one session.

    Of an event that the user may not know of, only what the text names already, in the words of the text.
    """
    visible = Event.objects.visible_to(user).prefetch_related("sessions")
    newest = list(visible[:EVENTS])
    chosen = content["event"]
    if not chosen or chosen["id"] in {event.pk for event in newest}:
        kept = []
    elif older := visible.filter(pk=chosen["id"]).first():
        kept = [(older.title, occasion_lines(older))]
    else:
        kept = [(chosen["title"], [(occasion_key(content), occasion_label(content))])]
    return [*kept, *((event.title, occasion_lines(event)) for event in newest)]


def occasion_lines(event: Event) -> list[tuple[str, str]]:
    lines = [(f"e{event.pk}", event.title)]
    return [*lines, *((f"s{each.pk}", f"{each.number}. {each.title}") for each in event.sessions.all())]


def occasion_key(content: Content) -> str:
    if content["session"]:
        return f"s{content['session']['id']}"
    return f"e{content['event']['id']}" if content["event"] else ""


def occasion_label(content: Content) -> str:
    session = content["session"]
    return f"{session['number']}. {session['title']}" if session else str(content["event"]["title"])


def occasion_words(key: str, content: Content, user: User) -> dict[str, Any]:
    """Event and session of an offered key, as the content names them.

    What the user may not know of keeps the words it has. Raises Event.DoesNotExist or Session.DoesNotExist.
    """
    events = Event.objects.visible_to(user)
    if key and key == occasion_key(content) and not events.filter(pk=content["event"]["id"]).exists():
        return {"event": content["event"], "session": content["session"]}
    event, session = chosen_occasion(key, user)
    return {"event": event_words(event), "session": session_words(session)}


def chosen_occasion(key: str, user: User) -> tuple[Event | None, Session | None]:
    """What an offered key means. Raises Event.DoesNotExist or Session.DoesNotExist."""
    events = Event.objects.visible_to(user)
    if key.startswith("s"):
        session = Session.objects.select_related("event").get(event__in=events, pk=int(key[1:]))
        return session.event, session
    return (events.get(pk=int(key[1:])) if key else None), None


def photos(content: Content, user: User) -> list[Photo]:
    """The newest photos this person may see; the one in use comes first."""
    chosen = content["lead"] and content["lead"]["photo"]
    newest = Photo.objects.visible_to(user).exclude(token=chosen or "")[:PHOTOS]
    return [*Photo.objects.filter(token=chosen or ""), *newest]
