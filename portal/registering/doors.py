"""The sessions at whose door a participant can say right now that they are there."""

from typing import Any

from django.utils import timezone

from events.attending.hours import hours_of
from events.models import Registration, Session
from events.queries import other_sessions
from events.words import status_of
from events.workflow import RegistrationStatus

PRESENT = (RegistrationStatus.CONFIRMED, RegistrationStatus.WALK_IN)


def open_doors(registration: Registration, words: dict[str, Any]) -> list[dict[str, Any]]:
    """Those of the released `words` of the event, with `id` and `title`. At most two queries."""
    if registration.status not in PRESENT or status_of(words).is_off:
        return []
    now, others = timezone.now(), other_sessions(registration)
    sessions = Session.objects.filter(event=registration.form.event_id).select_related("event", "hours")
    spans = {one.pk: hours_of(one).spans.values() for one in sessions}
    return [
        one
        for one in words["sessions"]
        if one["id"] not in others
        and any(opens <= now < closes for opens, closes in spans.get(one["id"], ()))
    ]
