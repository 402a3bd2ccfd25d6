"""The demo's registrations: one with people who have a place and some who wait, one with many places."""

from datetime import datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from events.actions import Told, confirm, register, release_form, save_form
from events.models import Event, Question, Registration, RegistrationForm
from events.registering.terms import FORM, Terms, current_terms
from newsroom.demo.people import Team, newest, rows
from text.dates import ZONES

PLACES: Final = "places"
INTRO: Final = "intro"
WORKSHOP: Final[dict[str, Any]] = {
    PLACES: 12,
    INTRO: "Peserta membawa satu pengumuman atau surat layanan dari unitnya untuk disunting bersama.",
}
EXHIBITION: Final[dict[str, Any]] = {PLACES: 80, INTRO: "Pameran terbuka bagi siapa saja yang mendaftar."}
QUESTIONS: Final = "questions"
PARTICIPANTS: Final = "participants"


def open_registration(event: Event, team: Team, now: datetime, words: dict[str, Any]) -> Terms:
    """A form written by a contributor and released by an editor."""
    evening = datetime.combine(
        event.starts_on - timedelta(days=1), time(17), tzinfo=ZoneInfo(ZONES[event.time_zone])
    )
    by = team.people["maya" if event.unit_id == team.units["diseminasi"].pk else "bagas"]
    form = save_form(
        form=RegistrationForm(
            event=event,
            intro=words[INTRO],
            contact="panitia@demo.example",
            opens_at=now - timedelta(days=3),
            closes_at=max(evening, now + timedelta(days=1)),
        ),
        questions=[Question(**words) for words in rows(QUESTIONS)],
        capacity=words[PLACES],
        by=by,
    )
    release_form(form=form, seen=newest(FORM, form.pk), by=team.people["ratih"])
    terms = current_terms(form.pk)
    assert terms is not None  # noqa: S101 released a line above
    return terms


def fill(terms: Terms) -> None:
    """More people come than fit."""
    for person in rows(PARTICIPANTS):
        come(terms, person)


def come(terms: Terms, person: dict[str, list[str]]) -> None:
    [address] = person["email"]
    values = {one.id: person[one.key] for one in terms.questions if one.key in person}
    register(terms=terms, told=Told(address=address, values=values))
    confirm(registration=Registration.objects.get(form=terms.form_id, address=address))
