"""Attendance as the desk reads it: who belongs to a session, who was there, and how many of each unit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from contributors.refusals import NotAllowed
from desk.access import DeskRequest
from events.models import (
    Answer,
    AttendanceMark,
    Direction,
    Event,
    Registration,
    RegistrationForm,
    Seat,
    Session,
)
from events.models.registration import RegistrationQuerySet
from events.sight import Sight, may_read_participants
from events.workflow import ADMITTED, RegistrationStatus


@dataclass(frozen=True)
class Attendee:
    """One person of a session; words are "" where they are gone or not to be seen by this person."""

    registration: Registration
    name: str
    institution: str
    came: AttendanceMark | None
    left: AttendanceMark | None


def event_at(request: DeskRequest, pk: int) -> Event:
    """An event whose participants this person looks after. Raises Http404 or NotAllowed."""
    events = Event.objects.visible_to(request.user).select_related("unit", "registration_form")
    event = get_object_or_404(events, pk=pk)
    if not may_read_participants(event, request.user):
        raise NotAllowed(_("Anda tidak mengelola peserta acara ini."))
    return event


def session_at(request: DeskRequest, pk: int, number: int) -> Session:
    """A session of such an event, with its hours. Raises Http404 or NotAllowed."""
    event = event_at(request, pk)
    session = get_object_or_404(Session.objects.select_related("hours"), pk=number, event=event)
    session.event = event
    return session


def form_of(event: Event) -> RegistrationForm | None:
    return getattr(event, "registration_form", None)


def expected_at(session: Session) -> RegistrationQuerySet:
    """Those who may be marked at a session: with a place of it, or let in at the door."""
    people = Registration.objects.filter(form__event=session.event_id, status__in=ADMITTED)
    if session.quotas.exists():
        seated = Seat.objects.filter(registration=OuterRef("pk"), quota__session=session)
        return people.filter(Q(status=RegistrationStatus.WALK_IN) | Exists(seated))
    return people


def questions_with(sight: Sight, *keys: str) -> list[int]:
    return [question.pk for question in sight.questions if question.key in keys]


def words_of(sight: Sight, people: Iterable[int], *keys: str) -> dict[int, dict[str, str]]:
    """What people told under the built-in keys, as far as it may be seen: number → key → words. One query."""
    told = Answer.objects.filter(registration__in=people, question__in=questions_with(sight, *keys))
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for answer in told.select_related("question"):
        found[answer.registration_id][answer.question.key] = str(answer)
    return found


def attendees_of(session: Session, people: Sequence[Registration], sight: Sight) -> list[Attendee]:
    """Two queries, however many."""
    numbers = [one.pk for one in people]
    words = words_of(sight, numbers, "name", "institution")
    marks: dict[tuple[int, str], AttendanceMark] = {}
    for mark in AttendanceMark.objects.standing().filter(session=session, registration__in=numbers):
        mark.session = session
        marks[mark.registration_id, mark.direction] = mark
    return [
        Attendee(
            registration=one,
            name=words[one.pk].get("name", "") if one.pk in words else "",
            institution=words[one.pk].get("institution", "") if one.pk in words else "",
            came=marks.get((one.pk, Direction.IN)),
            left=marks.get((one.pk, Direction.OUT)),
        )
        for one in people
    ]


def present_at(event: Event) -> dict[int, int]:
    """How many people were at each session, by its number. One query."""
    counted = AttendanceMark.objects.standing().filter(session__event=event).order_by()
    rows = counted.values("session").annotate(people=Count("registration", distinct=True))
    return {row["session"]: row["people"] for row in rows}


@dataclass
class UnitLine:
    """One line of the recapitulation."""

    unit: str
    registered: int = 0
    present: int = 0

    @property
    def absent(self) -> int:
        return self.registered - self.present


def recap_of(event: Event, sight: Sight) -> list[UnitLine]:
    """Of each unit, as people wrote it: who had a place or came to the door, and who was at a session.

    Spellings that differ only in capitals and spaces are one. Three queries.
    """
    marked = AttendanceMark.objects.standing().filter(session__event=event).order_by()
    present = set(marked.values_list("registration_id", flat=True))
    belongs = Q(status__in=ADMITTED) | Q(pk__in=present)
    people = list(Registration.objects.filter(belongs, form__event=event).values_list("pk", flat=True))
    words = words_of(sight, people, "institution")
    lines: dict[str, UnitLine] = {}
    for one in people:
        unit = " ".join(words[one].get("institution", "").split()) if one in words else ""
        line = lines.setdefault(unit.casefold(), UnitLine(unit or _("Tidak disebutkan")))
        line.registered += 1
        line.present += one in present
    return sorted(lines.values(), key=lambda line: (-line.registered, line.unit.casefold()))


def recap_table(lines: Iterable[UnitLine]) -> Iterator[list[str | int | None]]:
    yield [_("Unit atau instansi"), _("Terdaftar"), _("Hadir"), _("Tidak hadir")]
    for line in lines:
        yield [line.unit, line.registered, line.present, line.absent]
