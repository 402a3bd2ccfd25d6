"""The sheets of a daftar hadir, laid out before they reach a browser: page numbers and heads are in the page,
so every browser prints them; and the same list as a table for a file."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from audit.models import Release
from desk.attendance import expected_at, form_of, words_of
from events.attending.presence import Attended, attended
from events.models import Event, Registration, RegistrationForm, Session, Viewers
from events.registering.terms import FORM
from events.sight import Sight
from events.workflow import ADMITTED
from text.dates import clock
from text.sheets import Cell

COLUMNS = ("name", "nip", "position", "institution")
PAPERS = {"a4": 17, "folio": 20}  # rows that fit on a sheet, see static/css/components/signing.css


@dataclass(frozen=True)
class Row:
    """One line to sign on; signatures alternate so that two never touch. Words are "" on a blank line."""

    number: int
    name: str = ""
    nip: str = ""
    position: str = ""
    institution: str = ""

    @property
    def signs_left(self) -> bool:
        return self.number % 2 == 1


@dataclass(frozen=True)
class Sheet:
    """One side of paper."""

    session: Session
    number: int
    count: int
    rows: list[Row]


@dataclass(frozen=True)
class PrintColumns:
    """`sight`: what may lie on a table for all to read. `hidden`: the labels of what may not."""

    sight: Sight
    hidden: list[str]


def print_columns(form: RegistrationForm) -> PrintColumns:
    """Only what every notice so far told participants would stand on the printed list. Two queries."""
    asked = [question for question in form.questions.all() if question.key in COLUMNS]
    released = Release.objects.of(FORM, form.pk).select_related("snapshot")
    questions = [one for release in released for one in release.snapshot.content["questions"]]
    otherwise = {one["id"] for one in questions if one["viewers"] != Viewers.LIST}
    shown = [one for one in asked if one.viewers == Viewers.LIST and one.pk not in otherwise]
    return PrintColumns(
        sight=Sight(questions=tuple(shown), sees_addresses=False),
        hidden=[one.label for one in asked if one not in shown and one.is_active],
    )


def sheets_of(session: Session, paper: str, blank: int) -> list[Sheet]:
    """The people of a session by name, `blank` empty lines or more, on sheets of equal length."""
    form, per_sheet = form_of(session.event), PAPERS[paper]
    people = list(expected_at(session).values_list("pk", flat=True)) if form else []
    words = words_of(print_columns(form).sight, people, *COLUMNS) if form and people else {}
    named = sorted((words[one] for one in people if one in words), key=order_of)
    lines = len(people) + blank
    count = max(1, -(-lines // per_sheet))
    rows = [Row(number, **told) for number, told in enumerate(named, start=1)]
    rows += [Row(number) for number in range(len(rows) + 1, count * per_sheet + 1)]
    return [Sheet(session, at + 1, count, rows[at * per_sheet : (at + 1) * per_sheet]) for at in range(count)]


def order_of(told: dict[str, str]) -> tuple[bool, str]:
    return not told.get("name"), told.get("name", "").casefold()


def attendance_table(event: Event, sight: Sight) -> Iterator[list[Cell]]:
    """The head, then a row for everyone who had a place or was there: coming and leaving of each session,
    minutes, and the share of the whole in percent. Four queries."""
    sessions = list(event.sessions.all())
    there = {one.registration_id: one for one in attended(event)}
    belongs = Q(status__in=ADMITTED) | Q(pk__in=there)
    people = list(Registration.objects.filter(belongs, form__event=event).order_by("pk"))
    words = words_of(sight, [one.pk for one in people], *COLUMNS)
    columns = [one for one in sight.questions if one.key in COLUMNS and one.is_active]
    yield [
        _("No."),
        *(one.label for one in columns),
        _("Status"),
        *headings(sessions),
        _("Menit hadir"),
        _("Persen dari lama acara"),
    ]
    for number, one in enumerate(people, start=1):
        told = words.get(one.pk, {})
        yield [
            number,
            *(told.get(column.key, "") for column in columns),
            one.status_label,
            *cells_of(there.get(one.pk), sessions, event.time_zone),
        ]


def headings(sessions: list[Session]) -> Iterator[str]:
    for session in sessions:
        yield _("%(session)s: masuk") % {"session": session.title}
        yield _("%(session)s: pulang") % {"session": session.title}


def cells_of(one: Attended | None, sessions: list[Session], zone: str) -> list[Cell]:
    presences = {presence.session_id: presence for presence in one.presences} if one else {}
    cells: list[Cell] = []
    for session in sessions:
        found = presences.get(session.pk)
        cells += [
            clock(found.came, zone) if found and found.came else "",
            clock(found.left, zone) if found and found.left else "",
        ]
    percent = None if one is None or one.share is None else round(one.share * 100)
    return [*cells, one.minutes if one else 0, percent]
