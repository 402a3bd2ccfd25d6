"""Who comes to the door without a registration, or without a place.

They take no place of the quota: quotas promise places beforehand, and who may enter a full room is for those
at its door to say. See docs/adr/0019-attendance.md.
"""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from audit.actions import record
from audit.models import Release
from contributors.models import User
from events.actions.attendance import Marked, mark
from events.actions.programme import require_editing
from events.actions.registration import REGISTRATION, perform
from events.models import (
    Answer,
    AttendanceMark,
    Direction,
    Registration,
    RegistrationChange,
    Session,
    Way,
)
from events.models.registration_form import NAME
from events.refusals import MarkRefused
from events.registering import links
from events.registering.addresses import normalised
from events.registering.terms import FORM, Terms, terms_of
from events.workflow import MOVE

AT_THE_DOOR = ("name", "nip", "position", "institution")


def door_terms(session: Session) -> Terms:
    """The newest approved form of the event, under whose notice data are taken at the door.

    Raises MarkRefused for an event that never had one: then nobody said what the data are for.
    """
    shown = Release.objects.filter(object_type=FORM, object_id__in=form_ids(session), withdrawn=False)
    newest = shown.select_related("snapshot").order_by("pk").last()
    if newest is None:
        raise MarkRefused(
            _(
                "Acara ini belum pernah memiliki formulir pendaftaran yang disetujui, jadi belum ada data "
                "diri yang boleh dicatat."
            )
        )
    return terms_of(newest.snapshot)


def form_ids(session: Session) -> list[int]:
    form = getattr(session.event, "registration_form", None)
    return [form.pk] if form else []


@transaction.atomic
def walk_in(
    *, session: Session, values: Mapping[str, str], by: User, nonce: str, address: str = ""
) -> Marked:
    """Register somebody at the door and mark them present. `values` by the keys AT_THE_DOOR; what the form
    does not ask is left out. Raises NotAllowed or a MarkRefused."""
    require_editing(session.event, by)
    again = AttendanceMark.objects.filter(nonce=nonce, session=session).first()
    if again is not None:
        return Marked(again, fresh=True)
    terms = door_terms(session)
    if not values.get(NAME, "").strip():
        raise MarkRefused(_("Tulis namanya."))
    made = create(terms, values, address, by)
    marked = mark(
        session=session, registration=made, direction=Direction.IN, way=Way.WALK_IN, by=by, nonce=nonce
    )
    note(made, by, "walk_in")
    return marked


def create(terms: Terms, values: Mapping[str, str], address: str, by: User) -> Registration:
    secrets, row = links.fresh(), MOVE["walk_in"]
    made = Registration(
        form_id=terms.form_id,
        snapshot_id=terms.snapshot_id,
        address=normalised(address) if address.strip() else "",
        mail_to=address.strip(),
        status=row.target,
        nonce=secrets.nonce,
        link_hash=secrets.link_hash,
        badge_hash=secrets.badge_hash,
    )
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        raise MarkRefused(_("Alamat surel ini sudah terdaftar. Cari namanya pada daftar hadir.")) from error
    RegistrationChange.objects.create(registration=made, move=row.name, to_status=row.target, by=by)
    Answer.objects.bulk_create(
        Answer(
            registration=made,
            question_id=one.id,
            values=[values[one.key].strip()],
            retention_days=one.retention_days,
        )
        for one in terms.questions
        if one.key in AT_THE_DOOR and values.get(one.key, "").strip()
    )
    return made


@transaction.atomic
def admit(*, session: Session, registration: Registration, by: User, nonce: str) -> Marked:
    """Let somebody in who waits for a place, beyond the quota, and mark them present.

    Raises NotAllowed, Stale or a MarkRefused.
    """
    let_in = perform(move="admit", registration=registration, by=by)
    return mark(
        session=session, registration=let_in, direction=Direction.IN, way=Way.SEARCH, by=by, nonce=nonce
    )


def note(registration: Registration, by: User, move: str) -> None:
    record(
        by=by,
        action=f"{move}_registration",
        object_type=REGISTRATION,
        object_id=registration.pk,
        data={"form": registration.form_id, "to": registration.status},
    )
