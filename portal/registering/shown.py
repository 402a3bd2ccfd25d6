"""What the portal knows of an event's registration: released words, the clock and the counters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from audit.models import Release
from events.models import Quota, RegistrationForm
from events.models.quota import FEW
from events.registering.terms import Phase, Terms, is_called_off, phase, terms_by_form
from events.words import last_day
from portal import queries


@dataclass(frozen=True)
class Shown:
    """One event with its form at this moment. `words` are the event's."""

    words: dict[str, Any]
    terms: Terms
    quotas: tuple[Quota, ...]
    phase: Phase
    now: datetime

    @property
    def is_open(self) -> bool:
        """Whether somebody can fill in the form now, if only for the waiting list."""
        return self.phase in (Phase.OPEN, Phase.WAITING_LIST)

    @property
    def left(self) -> int:
        return next(quota.left for quota in self.quotas if quota.session_id is None)

    @property
    def few_left(self) -> bool:
        """Kept pages say "few", not how many: a number would make every page old with every registration."""
        return self.left < FEW

    @property
    def sessions(self) -> Iterator[tuple[dict[str, Any], Quota]]:
        """The sessions among which a participant may choose, with their places."""
        places = {quota.session_id: quota for quota in self.quotas}
        if self.terms.chooses_sessions:
            for session in self.words["sessions"]:
                if session["id"] in places:
                    yield session, places[session["id"]]


def shown_for(words: dict[str, Any]) -> Shown | None:
    """The registration of a released event; None where none is public."""
    return shown_among([words]).get(words["id"])


def shown_among(events: Iterable[dict[str, Any]]) -> dict[int, Shown]:
    """The public registrations of released events, by the id of the event; three queries."""
    by_id, now = {words["id"]: words for words in events}, timezone.now()
    known = RegistrationForm.objects.filter(event__in=by_id, open_from__isnull=False)
    forms = {form.pk: form for form in known.prefetch_related("quotas")}
    found = terms_by_form(forms)
    return {
        form.event_id: at(by_id[form.event_id], found[pk], form, now)
        for pk, form in forms.items()
        if pk in found  # it may be withdrawn between two queries
    }


def at(words: dict[str, Any], terms: Terms, form: RegistrationForm, now: datetime) -> Shown:
    quotas = tuple(form.quotas.all())
    current = phase(terms, form, quotas, now)
    if last_day(words) < timezone.localdate(now):
        current = Phase.CLOSED  # whatever the form says: days of events change after it was let out
    if is_called_off(words):
        current = Phase.CALLED_OFF
    return Shown(words, terms, quotas, current, now)


def shown_at(slug: str) -> Shown | None:
    """The registration of the event that is public at an address."""
    release = queries.released("event").filter(slug=slug).first()
    return shown_for(queries.words(release)) if release else None


def event_words(event_id: int) -> dict[str, Any]:
    """The words of an event for those who registered: the newest that an editor let out.

    Once its page is withdrawn they lead nowhere (`slug` ""), and still name what people registered for.
    """
    newest = Release.objects.of("event", event_id).select_related("snapshot").order_by("-pk").first()
    if newest is None:
        return {"title": _("Kegiatan"), "slug": "", "starts_on": "", "venue": "", "sessions": []}
    words = queries.words(newest)
    return {**words, "slug": ""} if newest.withdrawn else words
