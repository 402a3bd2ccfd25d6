"""The demo's registration: a form that is open, with people who have a place and some who wait."""

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from events.actions import Told, confirm, register, release_form, save_form
from events.models import Event, Question, Registration, RegistrationForm
from events.registering.terms import FORM, Terms, current_terms
from newsroom.demo.people import Team, newest, rows
from text.dates import ZONES

PLACES: Final = 12
QUESTIONS: Final = "questions"
PARTICIPANTS: Final = "participants"


def open_registration(event: Event, team: Team, now: datetime) -> None:
    """A form written by a contributor, released by an editor, and filled in by more people than fit."""
    evening = datetime.combine(
        event.starts_on - timedelta(days=1), time(17), tzinfo=ZoneInfo(ZONES[event.time_zone])
    )
    form = save_form(
        form=RegistrationForm(
            event=event,
            intro="Peserta membawa satu pengumuman atau surat layanan dari unitnya untuk disunting bersama.",
            contact="panitia@demo.example",
            opens_at=now - timedelta(days=3),
            closes_at=max(evening, now + timedelta(days=1)),
        ),
        questions=[Question(**words) for words in rows(QUESTIONS)],
        capacity=PLACES,
        by=team.people["maya"],
    )
    release_form(form=form, seen=newest(FORM, form.pk), by=team.people["ratih"])
    terms = current_terms(form.pk)
    assert terms is not None  # noqa: S101 released a line above
    for person in rows(PARTICIPANTS):
        come(terms, person)


def come(terms: Terms, person: dict[str, list[str]]) -> None:
    [address] = person["email"]
    values = {one.id: person[one.key] for one in terms.questions if one.key in person}
    register(terms=terms, told=Told(address=address, values=values))
    confirm(registration=Registration.objects.get(form=terms.form_id, address=address))
