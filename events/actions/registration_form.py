"""The only writers of forms and capacities. Words wait for an editor's release; capacities do not."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.actions import record, release, snapshot, withdraw
from audit.models import Release, Snapshot
from contributors.models import User, WorkUnit
from contributors.refusals import NotAllowed
from contributors.roles import Permission
from events.actions.places import hold
from events.actions.programme import locked, require_editing
from events.actions.registration import log, offer_free_places
from events.models import Invitation, Question, Quota, RegistrationForm, Session
from events.queries import may_reopen
from events.refusals import CapacityTaken, NotReady
from events.registering.addresses import normalised
from events.registering.terms import FORM
from events.requirements import issues_of

DRAFTED = (
    *("intro", "contact", "opens_at", "closes_at", "access", "domains", "waiting_list", "chooses_sessions"),
    *("confirm_hours", "offer_hours", "cancel_until"),
)


@transaction.atomic
def save_form(
    *,
    form: RegistrationForm,
    questions: Sequence[Question],
    capacity: int,
    by: User,
    units: Iterable[WorkUnit] | None = None,
) -> RegistrationForm:
    """Create or change a form with all its questions, in their order; others that it had are taken off.

    `capacity` makes the quota of a new form, later ones go through set_capacity; `units` None keeps those
    that are named. Raises NotAllowed, or NotReady with issues that name the question by its number.
    """
    require_editing(locked(form.event), by)
    issues = issues_of(form, questions, capacity)
    if issues:
        raise NotReady(issues)
    created = form.pk is None
    form.save(update_fields=None if created else DRAFTED)  # the rest has other writers
    if units is not None:
        form.units.set(units)
    for session in [None, *(form.event.sessions.all() if form.chooses_sessions else ())]:
        Quota.objects.get_or_create(form=form, session=session, defaults={"capacity": capacity})
    put_questions(form, questions)
    snapshot(by=by, object_type=FORM, object_id=form.pk, content=form.public_words())
    record(by=by, action="create" if created else "change", object_type=FORM, object_id=form.pk)
    return form


def put_questions(form: RegistrationForm, questions: Sequence[Question]) -> None:
    kept = [question.pk for question in questions if question.pk]
    if any(question.pk and question.form_id != form.pk for question in questions):
        raise NotAllowed(_("Pertanyaan itu milik formulir lain."))
    for gone in form.questions.filter(is_active=True).exclude(pk__in=kept):
        take_off(gone)
    for number, question in enumerate(questions, start=1):
        question.form, question.number, question.is_active = form, number, True
        question.save()


def take_off(question: Question) -> None:
    """Delete a question, or only hide it when somebody answered it."""
    try:
        with transaction.atomic():
            question.delete()
    except ProtectedError:
        Question.objects.filter(pk=question.pk).update(is_active=False)


@transaction.atomic
def invite(*, form: RegistrationForm, addresses: Iterable[str], by: User) -> int:
    """Add addresses to the invitation list and return how many are on it now. Raises NotAllowed."""
    require_editing(locked(form.event), by)
    wanted = {normalised(address) for address in addresses if address.strip()}
    Invitation.objects.bulk_create(
        [Invitation(form=form, address=address) for address in sorted(wanted)], ignore_conflicts=True
    )
    record(by=by, action="invite", object_type=FORM, object_id=form.pk, data={"count": len(wanted)})
    return form.invitations.count()


def release_form(*, form: RegistrationForm, seen: Snapshot, by: User) -> Release:
    """Open the form with the words of a snapshot. Raises NotAllowed, StaleWords, or OwnWords."""
    if not by.may(Permission.RELEASE_REGISTRY):
        raise NotAllowed(_("Hanya editor yang dapat menyetujui formulir pendaftaran."))
    return release(by=by, seen=seen, slug=form.event.slug)


def withdraw_form(*, shown: Release, by: User) -> Release:
    """Take the form off the portal; registrations stay as they are. Raises NotAllowed."""
    if not by.may(Permission.RELEASE_REGISTRY):
        raise NotAllowed(_("Hanya editor yang dapat menarik formulir pendaftaran."))
    return withdraw(by=by, shown=shown)


@transaction.atomic
def close_form(*, form: RegistrationForm, by: User, closed: bool = True) -> None:
    """End registration before its time, or take that back: what an editor ended, an editor opens again.

    Raises NotAllowed.
    """
    require_editing(locked(form.event), by)
    if not closed and not may_reopen(form, by):
        raise NotAllowed(_("Pendaftaran ini ditutup editor; hanya editor yang dapat membukanya kembali."))
    RegistrationForm.objects.filter(pk=form.pk).update(closed_at=timezone.now() if closed else None)
    record(by=by, action="close" if closed else "reopen", object_type=FORM, object_id=form.pk)


@transaction.atomic
def set_capacity(
    *, form: RegistrationForm, capacity: int, by: User, sessions: Mapping[int, int] | None = None
) -> int:
    """Change how many may come; places that this frees are offered to those who wait, in their order.

    Returns how many got an offer. `sessions` maps ids of sessions to capacities of their own. Raises
    NotAllowed, or CapacityTaken when more are held than that: nobody loses a place by it.
    """
    require_editing(locked(form.event), by)
    hold(form.pk)
    put_capacity(form, None, capacity)
    for session in form.event.sessions.filter(pk__in=sessions or {}):
        put_capacity(form, session, (sessions or {})[session.pk])
    offered = offer_free_places(form.event, form.pk)
    for row, registration in offered:
        log(row, registration, None)
    data = {"capacity": capacity, "sessions": {str(key): value for key, value in (sessions or {}).items()}}
    record(by=by, action="set_capacity", object_type=FORM, object_id=form.pk, data=data)
    return len(offered)


@transaction.atomic
def offer_places(*, form: RegistrationForm, by: User) -> int:
    """Offer what is free to those who wait, in their order, and return how many got an offer.

    Moves do so by themselves; this is for places that were free while nothing could be offered, such as when
    the day of the event was mended later. Nobody is chosen by hand. Raises NotAllowed.
    """
    require_editing(locked(form.event), by)
    hold(form.pk)
    offered = offer_free_places(form.event, form.pk)
    for row, registration in offered:
        log(row, registration, by)
    record(by=by, action="offer_places", object_type=FORM, object_id=form.pk, data={"offered": len(offered)})
    return len(offered)


def put_capacity(form: RegistrationForm, session: Session | None, capacity: int) -> None:
    quota, _made = Quota.objects.get_or_create(form=form, session=session, defaults={"capacity": capacity})
    if capacity < quota.taken:
        raise CapacityTaken(
            _("Sudah %d tempat terisi atau ditawarkan; kuotanya tidak dapat lebih kecil.") % quota.taken
        )
    Quota.objects.filter(pk=quota.pk).update(capacity=capacity)
