"""The only writers of attendance: marks, what takes them back, and the hours in which they can be made."""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.actions import record
from contributors.models import User
from events.actions.programme import EVENT, require_editing
from events.attending.hall import holds, is_shown
from events.attending.hours import Hours, hours_of
from events.models import (
    AttendanceMark,
    AttendanceVoid,
    Direction,
    Quota,
    Registration,
    Seat,
    Session,
    SessionHours,
    Way,
)
from events.refusals import MarkRefused, NotAdmitted, OtherEvent, OutsideHours, Stale, UnknownCode
from events.registering.links import hashed
from events.workflow import ADMITTED, RegistrationStatus
from notices.limits import counted
from text.dates import ZONES, clock, long_date

CODE = re.compile(r"[A-Z2-7]{32}")
GUESSES = 20  # codes of the hall that one registration may try in an hour


@dataclass(frozen=True)
class Marked:
    """A mark that stands. `fresh`: this call, or the same one sent before, made it; not somebody else."""

    mark: AttendanceMark
    fresh: bool


def scan(
    *, session: Session, code: str, direction: str, by: User, nonce: str, at: datetime | None = None
) -> Marked:
    """Mark whose badge says `code`, alone or in an address. Raises as `mark` does, or UnknownCode."""
    require_editing(session.event, by)
    return mark(
        session=session,
        registration=shown_by(code),
        direction=direction,
        way=Way.SCAN,
        by=by,
        nonce=nonce,
        at=at,
    )


def shown_by(code: str) -> Registration:
    """Whose badge it is. Small letters, spaces and hyphens do not matter. Raises UnknownCode."""
    found = CODE.findall(re.sub(r"[\s-]", "", code[:500]).upper())
    owner = Registration.objects.select_related("form").filter(badge_hash__in=map(hashed, found[-1:])).first()
    if owner is None:
        raise UnknownCode(_("Kode ini tidak dikenal."))
    return owner


@transaction.atomic
def mark(
    *,
    session: Session,
    registration: Registration,
    direction: str,
    way: str,
    by: User | None,
    nonce: str = "",
    at: datetime | None = None,
    reason: str = "",
    minutes: int | None = None,
) -> Marked:
    """Mark somebody present at a moment (None, or one to come: now). A mark of the same nonce is made once.

    Who is marked already stays so, and that mark is returned. Outside the hours it takes a `reason`, or a
    file of a meeting. `by` is None for the person themselves. Raises NotAllowed or a MarkRefused.
    """
    if by is not None:
        require_editing(session.event, by)
    now = timezone.now()
    at, nonce = min(at or now, now), nonce or secrets.token_hex(16)
    wanted = {"session": session, "registration": registration, "direction": direction}
    before = AttendanceMark.objects.filter(nonce=nonce).first()
    if before is not None:
        return the_same(before, wanted)
    if (standing := AttendanceMark.objects.standing().filter(**wanted).first()) is not None:
        return Marked(standing, fresh=False)
    require_admitted(session, registration)
    if not (reason.strip() or way == Way.IMPORT):
        require_hours(hours_of(session), direction, at)
    made = AttendanceMark(
        **wanted, at=at, way=way, by=by, nonce=nonce, reason=reason.strip()[:300], minutes=minutes
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        return made_meanwhile(nonce, wanted)
    return Marked(made, fresh=True)


def the_same(before: AttendanceMark, wanted: dict[str, Any]) -> Marked:
    ids = (wanted["session"].pk, wanted["registration"].pk, wanted["direction"])
    if (before.session_id, before.registration_id, before.direction) != ids:
        raise MarkRefused(_("Nomor tanda ini sudah dipakai untuk tanda lain."))
    return Marked(before, fresh=True)


def made_meanwhile(nonce: str, wanted: dict[str, Any]) -> Marked:
    """Another device, or the same request twice, was faster; or the place was given up just now."""
    marks = AttendanceMark.objects.standing().filter(**wanted)
    if (found := marks.first()) is None:
        raise NotAdmitted(_("Pendaftaran ini baru saja berubah. Coba sekali lagi."))
    return Marked(found, fresh=found.nonce == nonce)


def require_admitted(session: Session, registration: Registration) -> None:
    """Raises OtherEvent or NotAdmitted."""
    if registration.form.event_id != session.event_id:
        raise OtherEvent(_("Kode ini untuk acara lain."))
    if registration.status not in ADMITTED:
        raise NotAdmitted(
            _("Pendaftaran ini berstatus %s, jadi tidak dapat dicatat hadir.")
            % registration.status_label.lower()
        )
    own = Quota.objects.filter(form=registration.form_id, session=session)
    seated = Seat.objects.filter(registration=registration, quota__in=own)
    if registration.status != RegistrationStatus.WALK_IN and own.exists() and not seated.exists():
        raise NotAdmitted(_("Peserta ini tidak memilih sesi ini."))


def require_hours(hours: Hours, direction: str, at: datetime) -> None:
    if hours.allow(direction, at):
        return
    (opens, closes), zone = hours.spans[direction], hours.zone
    raise OutsideHours(
        _("Presensi %(direction)s sesi ini dibuka %(day)s, %(opens)s–%(closes)s.")
        % {
            "direction": str(Direction(direction).label).lower(),
            "day": long_date(opens.astimezone(ZoneInfo(ZONES[zone]))),
            "opens": clock(opens, zone).rpartition(" ")[0],
            "closes": clock(closes, zone),
        }
    )


def mark_at_hall(*, session: Session, registration: Registration, code: str) -> Marked:
    """The person reads the code off the screen in the room, or has a ticket for it. Raises a MarkRefused."""
    now = timezone.now()
    if counted("hadir", str(registration.pk), f"{now:%Y-%m-%dT%H}") > GUESSES:
        raise MarkRefused(_("Terlalu banyak percobaan. Minta panitia mencatat kehadiran Anda."))
    if not (is_shown(session.pk, code, now) or holds(session.pk, code)):
        raise UnknownCode(_("Kode itu sudah berganti atau salah. Ketik kode yang sekarang ada di layar."))
    direction = hours_of(session).direction_at(now)
    return mark(session=session, registration=registration, direction=direction, way=Way.HALL, by=None)


@transaction.atomic
def void(*, mark: AttendanceMark, reason: str, by: User) -> AttendanceVoid:
    """Take a mark back, with a reason; the person can be marked anew. Raises NotAllowed or Stale."""
    require_editing(mark.session.event, by)
    if not reason.strip():
        raise MarkRefused(_("Tulis alasannya."))
    try:
        with transaction.atomic():
            made = AttendanceVoid.objects.create(mark=mark, reason=reason.strip()[:300], by=by)
    except IntegrityError as error:
        raise Stale(_("Tanda ini sudah dibatalkan.")) from error
    note(mark.session, by, "void_mark", mark=mark.pk)
    return made


@transaction.atomic
def set_hours(*, hours: SessionHours, by: User) -> SessionHours:
    """Say when a session can be marked. Raises NotAllowed."""
    require_editing(hours.session.event, by)
    hours.save()
    note(hours.session, by, "set_session_hours")
    return hours


@dataclass(frozen=True)
class Joined:
    """One person of a file of an online meeting, as somebody recognised them."""

    registration_id: int
    minutes: int
    at: datetime | None


@transaction.atomic
def import_marks(*, session: Session, joined: Iterable[Joined], key: str, by: User) -> list[Marked]:
    """Mark who was in an online meeting; `key` names the file, so that it counts once. Raises NotAllowed or
    a MarkRefused, and then nothing is marked."""
    require_editing(session.event, by)
    wanted = {one.registration_id: one for one in joined}
    found = Registration.objects.select_related("form").filter(form__event=session.event_id, pk__in=wanted)
    begins = hours_of(session).starts
    marked = [
        mark(
            session=session,
            registration=one,
            direction=Direction.IN,
            way=Way.IMPORT,
            by=by,
            nonce=f"{key}:{one.pk}",
            at=wanted[one.pk].at or begins,
            minutes=min(wanted[one.pk].minutes, 32_767),
        )
        for one in found
    ]
    note(session, by, "import_marks", count=len(marked))
    return marked


def note(session: Session, by: User, action: str, **data: int) -> None:
    record(
        by=by,
        action=action,
        object_type=EVENT,
        object_id=session.event_id,
        data={"session": session.pk, **data},
    )
