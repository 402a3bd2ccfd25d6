"""The one function that performs every move of a registration, and what each move brings with it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.actions import record
from contributors.models import User
from contributors.refusals import NotAllowed
from events.actions.places import arrive, give_back, has_room, hold, next_in_line, take
from events.actions.programme import may_edit
from events.models import (
    Answer,
    Event,
    Registration,
    RegistrationChange,
    RegistrationLetter,
)
from events.refusals import Stale, TooLate
from events.registering.terms import Terms, event_is_on, gives_places, terms_of, words_if_on
from events.words import begins_at
from events.workflow import HOLDING, MOVE, TIMED, RegistrationMove, RegistrationStatus, Who

REGISTRATION = "registration"
ENDING = ("cancel", "forget", "decline")
TIMED_OUT = ("lapse", "expire")
COMING = ("confirm", "queue", "turn_away", "accept")


@transaction.atomic
def perform(
    *, move: str, registration: Registration, by: User | None = None, reason: str = ""
) -> Registration:
    """Do one move of the table: hold the quotas, hold the row, check state, right and time, write the history
    line and the status, count the place, queue the letter, offer freed places, write the log.

    `by` is a member of the staff; without one it is the participant or the clock. Raises Stale, NotAllowed or
    TooLate; nothing is written then.
    """
    hold(registration.form_id)
    return perform_held(move, registration, by, reason)


def perform_held(move: str, registration: Registration, by: User | None, reason: str = "") -> Registration:
    """Private to this floor: callers hold the quotas."""
    row, locked = MOVE[move], held(registration)
    if locked.status not in row.sources:
        raise Stale(_("Pendaftaran ini berstatus %s.") % locked.status_label)
    require(row, locked, by)
    before = locked.status
    written = [(row, change(row, locked, by, reason))]
    if before in HOLDING and row.target not in HOLDING:
        written += offer_free_places(locked.form.event, locked.form_id)
    for done, one in written:
        log(done, one, by if one is locked else None)
    return locked


@transaction.atomic
def confirm(*, registration: Registration) -> Registration:
    """The owner proved the address: a place if nobody waits for it, else the waiting list.

    Without a waiting list the registration ends here. Raises Stale or TooLate.
    """
    hold(registration.form_id)
    locked = held(registration)
    free = next_in_line(locked.form_id) is None and has_room(locked)
    if free:
        return perform_held("confirm", locked, None)
    return perform_held("queue" if terms_of(locked.snapshot).waiting_list else "turn_away", locked, None)


def held(registration: Registration) -> Registration:
    return (
        Registration.objects.select_for_update(of=("self",), no_key=True)
        .select_related("form__event", "snapshot")
        .get(pk=registration.pk)
    )


def require(row: RegistrationMove, registration: Registration, by: User | None) -> None:
    """Raises NotAllowed or TooLate."""
    if row.who is Who.STAFF and not (by and may_edit(registration.form.event, by)):
        raise NotAllowed(_("Anda tidak memiliki hak atas pendaftaran acara unit kerja ini."))
    now = timezone.now()
    if row.name in TIMED_OUT and (registration.due_at or now) > now:
        raise Stale(_("Batas waktunya belum lewat."))
    if row.who is not Who.OWNER:
        return
    if registration.due_at is not None and registration.due_at <= now and row.name not in ENDING:
        raise TooLate(_("Batas waktunya sudah lewat. Anda dapat mendaftar lagi selama pendaftaran dibuka."))
    if row.name in COMING and not event_is_on(registration.form.event_id):
        raise TooLate(
            _("Acara ini tidak tampil atau tidak berlangsung sesuai rencana, jadi tempatnya tidak dibagikan.")
        )
    if row.name == "cancel" and is_past_cancelling(terms_of(registration.snapshot), now):
        raise TooLate(_("Batas pembatalan sudah lewat. Hubungi panitia bila Anda tidak dapat hadir."))


def is_past_cancelling(terms: Terms, now: datetime) -> bool:
    return terms.cancel_until is not None and terms.cancel_until <= now


def change(row: RegistrationMove, registration: Registration, by: User | None, reason: str) -> Registration:
    """Write a move that has been found right."""
    before = registration.status
    RegistrationChange.objects.create(
        registration=registration, move=row.name, from_status=before, to_status=row.target, by=by
    )
    registration.status, registration.changed_at = row.target, timezone.now()
    registration.due_at = due(registration) if row.target in TIMED else None
    if before == RegistrationStatus.UNCONFIRMED and row.name in ("confirm", "queue"):
        registration.arrival = arrive(registration.form_id)
    if row.who is Who.STAFF:
        registration.cancel_reason = reason.strip()[:500]
    if row.name in ("lapse", "turn_away"):
        keep_only_what_mail_needs(registration, row)
    registration.save()
    count(before, registration)
    if row.tells and registration.mail_to:
        tell(registration, row.tells)
    return registration


def count(before: str, registration: Registration) -> None:
    if before in HOLDING and registration.status not in HOLDING:
        give_back(registration)
    if before not in HOLDING and registration.status in HOLDING and not take(registration):
        raise Stale(_("Tempat terakhir baru saja terisi."))


def keep_only_what_mail_needs(registration: Registration, row: RegistrationMove) -> None:
    """An address that nobody proved to be theirs, and what was told with it, goes at once."""
    Answer.objects.filter(registration=registration).delete()
    if not row.tells:
        registration.address = registration.mail_to = ""


def due(registration: Registration) -> datetime:
    """Until when the present state lasts: an offer never beyond the beginning of the event."""
    terms, now = terms_of(registration.snapshot), timezone.now()
    if registration.status == RegistrationStatus.UNCONFIRMED:
        return now + timedelta(hours=terms.confirm_hours)
    until, words = now + timedelta(hours=terms.offer_hours), words_if_on(registration.form.event_id)
    return min(until, begins_at(words)) if words else until


def offer_free_places(event: Event, form_id: int) -> list[tuple[RegistrationMove, Registration]]:
    """Offer what is free to those who wait, in the order of arrival, while the event is on and ahead."""
    row, offered = MOVE["offer"], []
    first = next_in_line(form_id)
    if first is None or not gives_places(event.pk, timezone.now()):
        return []
    while first is not None:
        offered.append((row, change(row, first, None, "")))
        first = next_in_line(form_id)
    return offered


def tell(registration: Registration, kind: str) -> None:
    """Queue one letter of a kind; a second one of that kind has the number of the line of history."""
    number = RegistrationChange.objects.filter(registration=registration).count()
    RegistrationLetter.objects.bulk_create(
        [
            RegistrationLetter(
                key=f"pendaftaran:{registration.pk}:{kind}:{number}", kind=kind, registration=registration
            )
        ],
        ignore_conflicts=True,
    )


def log(row: RegistrationMove, registration: Registration, by: User | None) -> None:
    """A line without personal data. What strangers can do as often as they like leaves none."""
    if row.name not in ("register", "lapse"):
        record(
            by=by,
            action=f"{row.name}_registration",
            object_type=REGISTRATION,
            object_id=registration.pk,
            data={"form": registration.form_id, "to": row.target.value},
        )
