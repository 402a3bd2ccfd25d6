"""Long reads of registrations."""

from datetime import datetime, time, timedelta
from itertools import takewhile
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from audit.models import Entry
from contributors.models import User
from contributors.roles import Permission
from events.models import Event, Quota, Registration, RegistrationForm
from events.registering.terms import FORM, Field, terms_of
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


def sessions_of(registration: Registration, words: dict[str, Any]) -> list[str]:
    """The chosen sessions by the titles in the public words of the event; "Sesi" where those name it not."""
    titles = {one["id"]: one["title"] for one in words["sessions"]} if words["slug"] else {}
    chosen = registration.seats.exclude(quota__session=None).order_by("quota__session__number", "pk")
    return [titles.get(session, _("Sesi")) for session in chosen.values_list("quota__session", flat=True)]


def may_reopen(form: RegistrationForm, by: User) -> bool:
    """Whether a person who edits the event may take back its early end: not where an editor ended it.

    Who did so stands in the log. All ends since the last opening count: ending it once more changes nothing.
    """
    if by.may(Permission.RELEASE_REGISTRY):
        return True
    lines = Entry.objects.filter(object_type=FORM, object_id=form.pk, action__in=["close", "reopen"])
    ended = takewhile(
        lambda line: line[0] == "close", lines.order_by("-pk").values_list("action", "actor_id")
    )
    ended_by = User.objects.filter(pk__in=[actor for _action, actor in ended])
    return not any(one.may(Permission.RELEASE_REGISTRY) for one in ended_by)


def registration_outlasts(event: Event) -> bool:
    """Whether the form of an event, as it is written, closes after the event's last day."""
    last = event.ends_on or event.starts_on
    over = datetime.combine(last + timedelta(days=1), time.min, tzinfo=ZoneInfo(ZONES[event.time_zone]))
    return RegistrationForm.objects.filter(event=event.pk, closes_at__gt=over).exists()


def own_data(registration: Registration, words: dict[str, Any]) -> dict[str, Any]:
    """Everything that is kept about one person, as JSON takes it. `words` are those of the event.

    Questions and sessions are called as editors let them out, never as a draft calls them.
    """
    asked = {
        one.id: {
            "question": one.label,
            "purpose": one.purpose,
            "basis": one.basis,
            "retention_days": one.retention_days,
        }
        for one in terms_of(registration.snapshot).questions
    }
    return {
        "event": words["title"],
        "address": registration.mail_to,
        "status": registration.status,
        "registered_at": registration.asked_at.isoformat(),
        "arrival": registration.arrival,
        "answers": [
            {"question": _("Pertanyaan"), "values": one.values, **asked.get(one.question_id, {})}
            for one in registration.answers.all()
        ],
        "sessions": sessions_of(registration, words),
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
