"""Live sessions on the personal page: the link itself, for who has a place, in its window."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from events.models import Registration, Session
from events.queries import other_sessions
from events.words import is_live, live_window, open_link, status_of
from events.workflow import RegistrationStatus


@dataclass(frozen=True)
class Live:
    """One session that can be followed from afar; `link` is "" outside its window."""

    title: str
    opens: datetime
    link: str
    is_over: bool


def live_sessions(registration: Registration, words: dict[str, Any]) -> list[Live]:
    """Those of the sessions a person comes to. Public words hold no links for participants (adr 18)."""
    if registration.status != RegistrationStatus.CONFIRMED or not words["slug"] or status_of(words).is_off:
        return []
    others = other_sessions(registration)
    told = [one for one in words["sessions"] if is_live(one) and one["id"] not in others]
    return list(with_links(told, words)) if told else []


def with_links(sessions: list[dict[str, Any]], words: dict[str, Any]) -> Iterator[Live]:
    now = timezone.now()
    kept = dict(Session.objects.filter(pk__in=[one["id"] for one in sessions]).values_list("pk", "live_link"))
    for session in sessions:
        link = open_link(session) or kept.get(session["id"], "")
        opens, closes = live_window(session, words)
        if link:
            yield Live(session["title"], opens, link if opens <= now < closes else "", now >= closes)
