"""Everyone who may get a certificate of an event, in approved words, with what stands in the way."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from audit.models import Release
from contributors.models import User
from events.certifying.rule import Attended, Rule, shortfalls
from events.models import Answer, CertificateRole, Closing, CommitteeMember, Event, Registration
from events.models.closing import NAME_LENGTH
from events.models.registration_form import NAME
from events.workflow import RegistrationStatus
from text.characters import is_blank, trimmed

Words = dict[str, Any]  # the released words of an event


@dataclass(frozen=True)
class Candidate:
    """One person in one role. Exactly one of the three ids is set; `issues` is empty for who qualifies."""

    role: str
    name: str
    sessions: tuple[str, ...]
    hat: str = ""
    hours: int = 0
    registration_id: int | None = None
    speaker_id: int | None = None
    member_id: int | None = None
    issues: list[str] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, int | None, int | None, int | None]:
        """What tells certificates of one event apart."""
        return (self.role, self.registration_id, self.speaker_id, self.member_id)


def released_words(event: Event) -> Words | None:
    """What an editor approved of the event; None when nothing is public."""
    release = Release.objects.of("event", event.pk).current().select_related("snapshot").first()
    return release.snapshot.content if release else None


def newest_closing(event: Event) -> Closing | None:
    return Closing.objects.filter(event=event).last()


def rule_of(closing: Closing | None) -> Rule:
    if closing is None:
        return Rule()
    return Rule(closing.sessions, closing.minutes, closing.percent)


def candidates(
    event: Event, words: Words, closing: Closing | None, attended: Iterable[Attended]
) -> list[Candidate]:
    """Speakers, committee, participants, in this order. Four queries, however many people."""
    return [
        *appearing(words),
        *committee(event),
        *participants(event, words, closing, attended),
    ]


def appearing(words: Words) -> list[Candidate]:
    """One for each person and role, with all sessions in that role and the first hat of the day."""
    found: dict[tuple[int, str], Candidate] = {}
    for session in words["sessions"]:
        for one in session["appearances"]:
            key = (one["speaker_id"], one["role"])
            before = found.get(key)
            found[key] = Candidate(
                role=one["role"],
                name=named(one["name"]),
                hat=before.hat if before else one["hat"],
                sessions=(*(before.sessions if before else ()), session["title"]),
                speaker_id=one["speaker_id"],
            )
    return list(found.values())


def committee(event: Event) -> list[Candidate]:
    members = CommitteeMember.objects.filter(event=event)
    role = CertificateRole.COMMITTEE.value
    return [Candidate(role=role, name=named(one.name), sessions=(), member_id=one.pk) for one in members]


def participants(
    event: Event, words: Words, closing: Closing | None, attended: Iterable[Attended]
) -> list[Candidate]:
    """Those who were there, whatever became of their registration, and those who had a place."""
    came = {one.registration_id: one for one in attended}
    people = Registration.objects.filter(form__event=event)
    known = {*people.filter(status=RegistrationStatus.CONFIRMED).values_list("pk", flat=True)}
    known |= {*people.filter(pk__in=came).values_list("pk", flat=True)}
    names = names_of(known)
    return [
        participant(number, names.get(number, ""), came.get(number), words, closing)
        for number in sorted(known)
    ]


def participant(
    number: int, name: str, came: Attended | None, words: Words, closing: Closing | None
) -> Candidate:
    issues = shortfalls(rule_of(closing), came)
    if is_blank(name):
        issues.append(_("Namanya kosong atau sudah dihapus."))
    there = came.session_ids if came else frozenset()
    return Candidate(
        role=CertificateRole.PARTICIPANT.value,
        name=name,
        sessions=tuple(session["title"] for session in words["sessions"] if session["id"] in there),
        hours=closing.hours if closing else 0,
        registration_id=number,
        issues=issues,
    )


def names_of(registrations: Iterable[int]) -> dict[int, str]:
    told = Answer.objects.filter(registration__in=registrations, question__key=NAME)
    return {answer.registration_id: named(str(answer)) for answer in told}


def named(text: str) -> str:
    """A name as it is printed: no line breaks, no marks that turn the direction of other words."""
    return trimmed(text)[:NAME_LENGTH]


def written_by(closing: Closing, members: Iterable[CommitteeMember], by: User) -> bool:
    """Whether this person wrote words that a certificate would carry; another one issues it then."""
    return closing.by_id == by.pk or any(member.by_id == by.pk for member in members)
