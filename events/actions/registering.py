"""From the filled form to a registration that waits for its owner's word; and what owners change later."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.actions import record
from audit.models import Snapshot
from contributors.models import Membership, WorkUnit
from events.actions.places import hold
from events.actions.registration import REGISTRATION, due, held, perform_held, tell
from events.models import (
    Access,
    Answer,
    Consent,
    Invitation,
    QuestionKind,
    Quota,
    Registration,
    RegistrationChange,
    RegistrationLetter,
    Seat,
)
from events.refusals import Busy, Stale, TooLate
from events.registering import links
from events.registering.addresses import lies_in, normalised
from events.registering.terms import Phase, Terms, event_is_on, phase, terms_of
from events.workflow import MOVE, RegistrationStatus
from notices.limits import PER_ADDRESS, count_of, counted

YES = "ya"
BUSY = gettext_lazy("Pendaftaran sedang sangat ramai. Coba lagi satu jam lagi.")


@dataclass(frozen=True)
class Told:
    """What a person filled in: values by the id of the question, sessions by their id."""

    address: str
    values: Mapping[int, list[str]]
    sessions: frozenset[int] = field(default_factory=frozenset)


def register(*, terms: Terms, told: Told, network: str = "") -> None:
    """Keep what was told and ask the address, once more for one that is still unconfirmed.

    `network` is where the form came from, as notices.limits names it. Known, uninvited and new addresses see
    the same. Raises TooLate when nobody can register now, Busy when there are no more letters in this hour.
    """
    address, now = normalised(told.address), timezone.now()
    shares = list(shares_of(terms, network, now))
    require_open(terms, now)
    require_quiet(shares)
    if may_register(terms, address):
        may_write = address_may_ask(terms, address, now)
        if may_write:
            count_letter(shares)  # outside the transaction: nobody waits for the counters
        keep(terms, told, address, now, may_write=may_write)


@transaction.atomic
def keep(terms: Terms, told: Told, address: str, now: datetime, *, may_write: bool) -> None:
    """Without a letter (`may_write` False) nothing new begins, and the link of the last letter goes on."""
    same = Registration.objects.active().filter(form=terms.form_id, address=address)
    made = create(terms, address) if may_write and not same.exists() else None
    if made is not None:
        put_answers(made, terms, told)
        return
    known = same.first()
    if known is None:
        return  # it came and went in this moment; whoever asks again is heard
    known = held(known)
    if known.status == RegistrationStatus.UNCONFIRMED:
        heard_again(known, terms, now, may_write=may_write)
        put_answers(known, terms, told)
    elif known.is_active and may_write:
        tell_again(known, "already", now)


def require_open(terms: Terms, now: datetime) -> None:
    quotas = list(Quota.objects.filter(form=terms.form_id).select_related("form"))
    now_is = phase(terms, quotas[0].form, quotas, now)
    if now_is not in (Phase.OPEN, Phase.WAITING_LIST) or not event_is_on(terms.event_id):
        raise TooLate(_("Pendaftaran acara ini tidak sedang dibuka."))


Share = tuple[tuple[str, str, str], int]


def shares_of(terms: Terms, network: str, now: datetime) -> Iterator[Share]:
    """Counters of letters to addresses that nobody proved yet, with their limits: settings.

    Each network has less than an event, so that one or two of them do not use up what is for everyone.
    """
    form, hour = str(terms.form_id), f"{now:%Y-%m-%dT%H}"
    yield ("acara", form, hour), settings.REGISTRATION_LETTERS_PER_HOUR
    if network:
        yield ("acara-jaringan", f"{form}:{network}", hour), settings.REGISTRATION_LETTERS_PER_NETWORK


def require_quiet(shares: list[Share]) -> None:
    """Asked before anything about the address, so that the answer tells nothing about it."""
    if any(count_of(*counter) >= limit for counter, limit in shares):
        raise Busy(BUSY)


def count_letter(shares: list[Share]) -> None:
    """Raises Busy for who comes in the same moment as the last letter."""
    if any(counted(*counter) > limit for counter, limit in shares):
        raise Busy(BUSY)


def address_may_ask(terms: Terms, address: str, now: datetime) -> bool:
    return counted("pendaftar", f"{terms.form_id}:{address}", f"{now:%Y-%m-%d}") <= PER_ADDRESS


def may_register(terms: Terms, address: str) -> bool:
    """Whether the allow-rule of the form takes this address."""
    if terms.access == Access.DOMAINS:
        return lies_in(address, list(terms.domains))
    if terms.access == Access.INVITED:
        return Invitation.objects.filter(form=terms.form_id, address=address).exists()
    if terms.access == Access.UNITS:
        members = Membership.objects.filter(user__email=address, user__is_active=True).select_related("unit")
        wanted = list(WorkUnit.objects.filter(pk__in=terms.units))
        return any(one.unit.lies_below(unit) for one in members for unit in wanted)
    return True


def create(terms: Terms, address: str) -> Registration | None:
    """A new registration; None when one of the same address was made in this very moment."""
    secrets = links.fresh()
    made = Registration(
        form_id=terms.form_id,
        snapshot_id=terms.snapshot_id,
        address=address,
        mail_to=address,
        nonce=secrets.nonce,
        link_hash=secrets.link_hash,
        badge_hash=secrets.badge_hash,
    )
    made.due_at = due(made)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        return None
    row = MOVE["register"]
    RegistrationChange.objects.create(registration=made, move=row.name, to_status=row.target)
    tell(made, row.tells)
    return made


def heard_again(known: Registration, terms: Terms, now: datetime, *, may_write: bool) -> None:
    """The newest words of an unproven address count; with a new letter the link of the earlier one ends."""
    known.snapshot = Snapshot.objects.get(pk=terms.snapshot_id)
    if may_write:
        secrets = links.fresh()
        known.nonce, known.link_hash, known.badge_hash = secrets.nonce, secrets.link_hash, secrets.badge_hash
        known.due_at = due(known)
        tell_again(known, "question", now)
    known.save()


def tell_again(known: Registration, kind: str, now: datetime) -> None:
    RegistrationLetter.objects.create(
        key=f"pendaftaran:{known.pk}:{kind}:{now.timestamp()}", kind=kind, registration=known
    )


def put_answers(registration: Registration, terms: Terms, told: Told) -> None:
    """Replace answers, consents and chosen places by what was told. Private to this floor."""
    Answer.objects.filter(registration=registration).delete()
    Answer.objects.bulk_create(
        Answer(
            registration=registration,
            question_id=one.id,
            values=told.values[one.id],
            retention_days=one.retention_days,
        )
        for one in terms.questions
        if told.values.get(one.id) and one.kind != QuestionKind.EMAIL
    )
    put_consents(registration, terms, told)
    if registration.status == RegistrationStatus.UNCONFIRMED:
        wanted = Quota.objects.filter(form=terms.form_id, session=None) | Quota.objects.filter(
            form=terms.form_id, session__in=told.sessions
        )
        Seat.objects.filter(registration=registration).exclude(quota__in=wanted).delete()
        Seat.objects.bulk_create(
            [Seat(registration=registration, quota=quota) for quota in wanted], ignore_conflicts=True
        )


def put_consents(registration: Registration, terms: Terms, told: Told) -> None:
    standing = {
        one.question_id: one for one in Consent.objects.filter(registration=registration, withdrawn_at=None)
    }
    for one in terms.questions:
        if one.kind != QuestionKind.CONSENT:
            continue
        agrees, before = told.values.get(one.id) == [YES], standing.get(one.id)
        if agrees and before is None:
            Consent.objects.create(
                registration=registration, question_id=one.id, snapshot_id=terms.snapshot_id, text=one.label
            )
        if before is not None and not agrees:
            Consent.objects.filter(pk=before.pk).update(withdrawn_at=timezone.now())


@transaction.atomic
def change_answers(*, registration: Registration, told: Told) -> None:
    """The owner corrects what was told; address and places stay. Raises Stale after its end."""
    locked = held(registration)
    if not locked.is_active:
        raise Stale(_("Pendaftaran ini berstatus %s.") % locked.status_label)
    put_answers(locked, terms_of(locked.snapshot), told)
    record(by=None, action="change_registration", object_type=REGISTRATION, object_id=locked.pk)


@transaction.atomic
def erase(*, registration: Registration) -> None:
    """Forget the person: a place that is held goes to the next, the row stays for the statistics, empty.

    That an agreement was given and ended is kept, without saying whose.
    """
    hold(registration.form_id)
    locked = held(registration)
    if locked.is_active:
        locked = perform_held("forget", locked, None)
    now = timezone.now()
    Answer.objects.filter(registration=locked).delete()
    Consent.objects.filter(registration=locked, withdrawn_at=None).update(withdrawn_at=now)
    RegistrationLetter.objects.filter(registration=locked).delete()
    secrets = links.fresh()
    Registration.objects.filter(pk=locked.pk).update(
        address="",
        mail_to="",
        cancel_reason="",
        erased_at=now,
        link_hash=secrets.link_hash,
        badge_hash=secrets.badge_hash,
        nonce="",
    )
    record(by=None, action="erase_registration", object_type=REGISTRATION, object_id=locked.pk)


def link_of(registration: Registration) -> str:
    """The secret of the owner's link; after a change of SECRET_KEY a new one, which ends the old."""
    secrets = links.Secrets(registration.nonce)
    if registration.link_hash != secrets.link_hash:
        same = Registration.objects.filter(pk=registration.pk, nonce=registration.nonce)
        same.update(link_hash=secrets.link_hash, badge_hash=secrets.badge_hash)
    return links.link_token(registration.nonce)


def owner_of(token: str) -> Registration | None:
    """The registration whose link this is."""
    return (
        Registration.objects.select_related("form__event", "snapshot")
        .filter(link_hash=links.hashed(token))
        .first()
    )
