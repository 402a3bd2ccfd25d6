"""A released form as participants and actions read it: nothing of a draft gets here."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from audit.models import Release, Snapshot
from events.models import Access, QuestionKind, Quota, RegistrationForm
from events.words import begins_at

FORM = "registrationform"
CALLED_OFF = ("dibatalkan", "ditunda")  # of the statuses that the words of an event may have


@dataclass(frozen=True)
class Field:
    """One question; see models.Question for what its parts mean."""

    id: int
    key: str
    kind: str
    label: str
    help: str
    required: bool
    choices: tuple[str, ...]
    purpose: str
    basis: str
    retention_days: int
    viewers: str

    @property
    def offers_answers(self) -> bool:
        """Whether an answer is in words of the form, not of the person."""
        return bool(self.choices) or self.kind == QuestionKind.YES_NO


@dataclass(frozen=True)
class Terms:
    """The words of one snapshot of a form: what is asked, when, of whom, and by which right."""

    form_id: int
    snapshot_id: int
    event_id: int
    intro: str
    contact: str
    opens_at: datetime
    closes_at: datetime
    access: str
    domains: tuple[str, ...]
    units: tuple[int, ...]
    waiting_list: bool
    chooses_sessions: bool
    confirm_hours: int
    offer_hours: int
    cancel_until: datetime | None
    questions: tuple[Field, ...]

    @property
    def is_for_a_list(self) -> bool:
        """Whether who may register is not public: the answer must then be the same for everyone."""
        return self.access in (Access.UNITS, Access.INVITED)


class Phase(StrEnum):
    """What the box on an event's page says."""

    AHEAD = "ahead"
    OPEN = "open"
    WAITING_LIST = "waiting_list"
    FULL = "full"
    CLOSED = "closed"
    CALLED_OFF = "called_off"


def terms_of(snapshot: Snapshot) -> Terms:
    content = snapshot.content
    return Terms(
        form_id=snapshot.object_id,
        snapshot_id=snapshot.pk,
        event_id=content["event"],
        opens_at=datetime.fromisoformat(content["opens_at"]),
        closes_at=datetime.fromisoformat(content["closes_at"]),
        cancel_until=datetime.fromisoformat(content["cancel_until"]) if content["cancel_until"] else None,
        domains=tuple(content["domains"]),
        units=tuple(content["units"]),
        questions=tuple(field_of(one) for one in content["questions"]),
        **{name: content[name] for name in PLAIN},
    )


def is_called_off(words: dict[str, Any]) -> bool:
    """Whether the released words of an event say that it does not take place, or not yet again."""
    return words.get("status") in CALLED_OFF


def words_if_on(event_id: int) -> dict[str, Any] | None:
    """The released words of an event that is public and to take place; None for any other."""
    release = Release.objects.of("event", event_id).current().select_related("snapshot").first()
    if release is None or is_called_off(release.snapshot.content):
        return None
    return dict(release.snapshot.content)


def event_is_on(event_id: int) -> bool:
    return words_if_on(event_id) is not None


def gives_places(event_id: int, now: datetime) -> bool:
    """Whether those who wait may be offered places at a moment: the event is on and has not begun."""
    words = words_if_on(event_id)
    return words is not None and now < begins_at(words)


PLAIN = (*("intro", "contact", "access", "waiting_list", "chooses_sessions", "confirm_hours", "offer_hours"),)


def field_of(content: dict[str, Any]) -> Field:
    known = {one.name: content[one.name] for one in fields(Field)}
    return Field(**{**known, "choices": tuple(content["choices"])})


def current_terms(form_id: int) -> Terms | None:
    """The terms under which somebody registers now; None when no form is public."""
    release = Release.objects.of(FORM, form_id).current().select_related("snapshot").first()
    return terms_of(release.snapshot) if release else None


def terms_by_form(forms: Collection[int]) -> dict[int, Terms]:
    """`current_terms` of many; no forms, no query."""
    if not forms:
        return {}
    releases = Release.objects.current().filter(object_type=FORM, object_id__in=list(forms))
    return {one.object_id: terms_of(one.snapshot) for one in releases.select_related("snapshot")}


def phase(terms: Terms, form: RegistrationForm, quotas: Collection[Quota], now: datetime) -> Phase:
    """Whether somebody can register at a moment. `quotas` are those of the form."""
    if now < terms.opens_at:
        return Phase.AHEAD
    if now >= terms.closes_at or (form.closed_at is not None and form.closed_at <= now):
        return Phase.CLOSED
    if all(quota.left > 0 for quota in quotas if quota.session_id is None):
        return Phase.OPEN
    return Phase.WAITING_LIST if terms.waiting_list else Phase.FULL
