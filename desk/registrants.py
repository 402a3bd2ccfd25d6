"""Registrations as the desk shows them, and as they are taken away in a file: only what a person may see."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from events.models import Answer, Question, Registration, RegistrationForm, Seat
from events.models.registration import RegistrationQuerySet
from events.registering.places import positions
from events.sight import Sight
from text.dates import long_moment
from text.sheets import Cell, plain


@dataclass(frozen=True)
class Registrant:
    """One line of the list; name and address are "" where they are gone or not to be seen by this person."""

    registration: Registration
    name: str
    address: str
    place: int | None
    sessions: list[str]


def registrants_of(
    form: RegistrationForm, registrations: Sequence[Registration], sight: Sight
) -> list[Registrant]:
    """At most three queries, however many."""
    pks = [one.pk for one in registrations]
    told = Answer.objects.filter(registration__in=pks, question__in=sight.names)
    names = {answer.registration_id: plain(str(answer)) for answer in told.order_by("question")}
    places = positions(form, registrations)
    sessions: dict[int, list[str]] = {}
    if form.chooses_sessions:
        seats = Seat.objects.filter(registration__in=pks, quota__session__isnull=False)
        for seat in seats.select_related("quota__session").order_by("quota__session__number"):
            sessions.setdefault(seat.registration_id, []).append(str(seat.quota.session))
    return [
        Registrant(
            registration=one,
            name=names.get(one.pk, ""),
            address=one.mail_to if sight.sees_addresses else "",
            place=places.get(one.pk),
            sessions=sessions.get(one.pk, []),
        )
        for one in registrations
    ]


def table_of(
    form: RegistrationForm, registrations: RegistrationQuerySet, sight: Sight
) -> Iterator[list[Cell]]:
    """The head, then a row for each person whose data are still there; read in parts of a thousand."""
    head: list[Cell] = [_("No."), _("Urutan datang"), _("Status"), _("Mendaftar")]
    yield [
        *head,
        *([_("Alamat surel")] if sight.sees_addresses else []),
        *(question.label for question in sight.questions),
        *([_("Sesi")] if form.chooses_sessions else []),
        _("Alasan pembatalan"),
    ]
    told = Answer.objects.filter(question__in=sight.ids).order_by()
    seats = Seat.objects.filter(quota__session__isnull=False).select_related("quota__session").order_by()
    people = registrations.exclude(address="").prefetch_related(
        Prefetch("answers", told, to_attr="seen"), Prefetch("seats", seats, to_attr="chosen")
    )
    for number, one in enumerate(people.iterator(chunk_size=1000), start=1):
        yield [number, *cells_of(one, form, sight)]


def cells_of(one: Registration, form: RegistrationForm, sight: Sight) -> list[Cell]:
    seen: list[Answer] = one.seen  # type: ignore[attr-defined]
    chosen: list[Seat] = one.chosen  # type: ignore[attr-defined]
    answers = {answer.question_id: str(answer) for answer in seen}
    return [
        one.arrival,
        one.status_label,
        long_moment(one.asked_at, form.event.time_zone),
        *([one.mail_to] if sight.sees_addresses else []),
        *(answers.get(question.pk, "") for question in sight.questions),
        *([", ".join(sorted(str(seat.quota.session) for seat in chosen))] if form.chooses_sessions else []),
        one.cancel_reason,
    ]


def answers_of(registration: Registration, sight: Sight) -> list[tuple[Question, str]]:
    """The questions that a person sees and that this participant answered, with the answers."""
    told = {answer.question_id: plain(str(answer)) for answer in registration.answers.all()}
    return [(question, told[question.pk]) for question in sight.questions if question.pk in told]
