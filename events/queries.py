"""Long reads of registrations."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from events.models import Event, Quota, Registration, RegistrationForm
from events.registering.terms import Field, terms_of
from text.dates import ZONES


def place_in_line(registration: Registration) -> int:
    """The position in the waiting list, from 1."""
    waiting = Registration.objects.waiting().filter(form=registration.form_id)
    return waiting.filter(arrival__lt=registration.arrival or 0).count() + 1


def other_sessions(registration: Registration) -> frozenset[int]:
    """The ids of the sessions with places of their own that a person did not choose; empty where none is."""
    if not terms_of(registration.snapshot).chooses_sessions:
        return frozenset()
    places = Quota.objects.filter(form=registration.form_id).exclude(session=None)
    chosen = registration.seats.values("quota")
    return frozenset(places.exclude(pk__in=chosen).values_list("session", flat=True))


def answers_of(registration: Registration) -> list[tuple[Field, str]]:
    """Question and answer, in the words and the order of the form under which the person registered."""
    told = {one.question_id: ", ".join(one.values) for one in registration.answers.all()}
    questions = terms_of(registration.snapshot).questions
    return [(one, told[one.id]) for one in questions if one.id in told]


def registration_outlasts(event: Event) -> bool:
    """Whether the form of an event, as it is written, closes after the event's last day."""
    last = event.ends_on or event.starts_on
    over = datetime.combine(last + timedelta(days=1), time.min, tzinfo=ZoneInfo(ZONES[event.time_zone]))
    return RegistrationForm.objects.filter(event=event.pk, closes_at__gt=over).exists()


def own_data(registration: Registration, event: str) -> dict[str, Any]:
    """Everything that is kept about one person, as JSON takes it."""
    terms = terms_of(registration.snapshot)
    duties = {
        one.id: {"purpose": one.purpose, "basis": one.basis, "retention_days": one.retention_days}
        for one in terms.questions
    }
    return {
        "event": event,
        "address": registration.mail_to,
        "status": registration.status,
        "registered_at": registration.asked_at.isoformat(),
        "arrival": registration.arrival,
        "answers": [
            {"question": one.question.label, "values": one.values, **duties.get(one.question_id, {})}
            for one in registration.answers.select_related("question")
        ],
        "sessions": [
            seat.quota.session.title
            for seat in registration.seats.select_related("quota__session")
            if seat.quota.session
        ],
        "consents": [
            {
                "text": one.text,
                "given_at": one.given_at.isoformat(),
                "withdrawn_at": one.withdrawn_at.isoformat() if one.withdrawn_at else None,
            }
            for one in registration.consents.all()
        ],
        "history": [
            {"at": one.at.isoformat(), "from": one.from_status, "to": one.to_status}
            for one in registration.changes.all()
        ],
    }
