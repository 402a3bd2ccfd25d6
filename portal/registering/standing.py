"""How a registration stands, in words and buttons for its owner."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from events.actions.registration import is_past_cancelling
from events.models import Registration
from events.queries import answers_of, place_in_line, sessions_of
from events.registering.terms import Terms, is_called_off
from events.workflow import RegistrationStatus as Status
from portal.languages import approved
from portal.registering.wording import answer_words, question_words


@dataclass(frozen=True)
class Standing:
    """`steps` are pairs of a step and its button, the main one first; `until` ends the present state."""

    title: str
    said: str
    hue: str
    steps: list[tuple[str, str]] = field(default_factory=list)
    until: datetime | None = None
    may_cancel: bool = False
    may_change: bool = False
    told: list[tuple[str, str]] = field(default_factory=list)
    sessions: list[str] = field(default_factory=list)


def standing(registration: Registration, terms: Terms, event: dict[str, Any]) -> Standing:
    """`event` are its public words: nothing is asked and no code is shown for one that is off."""
    title, said, hue = words(registration)
    is_off = registration.is_active and is_called_off(event)
    asked = steps(registration.status)
    if asked and not event["slug"]:
        asked, said = [], _("Halaman acara ini sedang tidak tampil. Lanjutkan setelah tampil kembali.")
    past = registration.due_at is not None and registration.due_at <= timezone.now()
    return Standing(
        title=title,
        said="" if is_off else said,  # the notice about the event says it
        hue=hue,
        steps=[] if past or is_off else asked,
        until=registration.due_at,
        may_cancel=registration.is_active and not is_past_cancelling(terms, timezone.now()),
        may_change=registration.is_active,
        told=[(question_words(one), answer_words(one, answer)) for one, answer in answers_of(registration)],
        sessions=sessions_of(registration, event),
    )


def words(registration: Registration) -> tuple[str, str, str]:
    """Title, sentence and hue of a notice."""
    if registration.status == Status.WAITING:
        said = _("Anda nomor %d dalam daftar tunggu. Begitu ada tempat, kami mengirim tawaran.")
        return _("Anda dalam daftar tunggu"), said % place_in_line(registration), "warning"
    known: dict[str, tuple[str, str, str]] = {
        Status.UNCONFIRMED: (
            _("Konfirmasikan pendaftaran Anda"),
            _("Pendaftaran baru berlaku setelah Anda menekan tombol di bawah ini."),
            "warning",
        ),
        Status.CONFIRMED: (
            _("Anda terdaftar"),
            _("Tunjukkan kode di halaman ini kepada panitia saat masuk."),
            "success",
        ),
        Status.OFFERED: (
            _("Ada tempat untuk Anda"),
            _("Terima atau tolak tawaran ini; sesudah batas waktunya tempat itu untuk yang lain."),
            "warning",
        ),
        Status.CANCELLED: (
            _("Pendaftaran dibatalkan"),
            registration.cancel_reason and approved(registration.cancel_reason),
            "",
        ),
        Status.DECLINED: (_("Tawaran Anda tolak"), "", ""),
        Status.LAPSED: (
            _("Pendaftaran tidak berlaku lagi"),
            _("Batas waktunya lewat atau tempatnya sudah penuh."),
            "",
        ),
    }
    return known[Status(registration.status)]


def steps(status: str) -> list[tuple[str, str]]:
    return {
        Status.UNCONFIRMED.value: [("confirm", _("Ya, saya mendaftar"))],
        Status.OFFERED.value: [("accept", _("Terima tempat ini")), ("decline", _("Tolak tawaran"))],
    }.get(status, [])
