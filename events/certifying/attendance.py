"""The one place where certificates learn who was there."""

from events.attending import presence
from events.certifying.rule import Attended
from events.models import Event


def attended(event: Event) -> list[Attended]:
    """Everyone who was marked present."""
    return [
        Attended(
            one.registration_id, frozenset(each.session_id for each in one.presences), one.minutes, one.share
        )
        for one in presence.attended(event)
    ]
