"""The words of letters to participants, made at the moment they are sent, while they are still true."""

from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from events.actions import link_of
from events.announced import announced
from events.models import RegistrationLetter
from events.queries import other_sessions, place_in_line
from events.registering.terms import is_called_off
from events.workflow import RegistrationStatus as Status
from portal.letters import absolute
from portal.registering.shown import event_words

Kind = RegistrationLetter.Kind


@dataclass(frozen=True)
class Words:
    """`while_in` are the states in which the letter is still true; none: whatever happened since."""

    subject: str | Promise
    said: str | Promise
    button: str | Promise = ""
    while_in: tuple[str, ...] = ()


LETTERS: Final[dict[str, Words]] = {
    Kind.QUESTION: Words(
        _("Konfirmasi pendaftaran: %s"),
        _(
            "Seseorang, semoga Anda sendiri, mendaftarkan alamat ini untuk kegiatan di bawah ini. Buka "
            "tautannya dan tekan tombolnya bila Anda memang mendaftar. Bila bukan Anda, abaikan saja: tanpa "
            "konfirmasi data itu terhapus."
        ),
        _("Konfirmasi pendaftaran"),
        (Status.UNCONFIRMED,),
    ),
    Kind.CONFIRMED: Words(
        _("Anda terdaftar: %s"),
        _("Kode untuk masuk ada di halaman pribadi Anda; di sana Anda juga dapat membatalkan."),
        _("Halaman pendaftaran Anda"),
        (Status.CONFIRMED,),
    ),
    Kind.WAITING: Words(
        _("Anda dalam daftar tunggu: %s"),
        _("Tempatnya sudah penuh; Anda masuk daftar tunggu. Begitu ada tempat, kami mengirim tawaran."),
        _("Halaman pendaftaran Anda"),
        (Status.WAITING,),
    ),
    Kind.OFFER: Words(
        _("Ada tempat untuk Anda: %s"),
        _(
            "Ada tempat untuk Anda. Terima atau tolak sebelum batas waktunya; setelah itu tempat ini "
            "ditawarkan kepada yang lain."
        ),
        _("Jawab tawaran ini"),
        (Status.OFFERED,),
    ),
    Kind.FULL: Words(
        _("Tempat sudah penuh: %s"),
        _("Tempat terakhir terisi sebelum Anda mengonfirmasi. Kegiatan ini tidak memakai daftar tunggu."),
    ),
    Kind.LAPSED: Words(
        _("Tawaran tempat lewat waktu: %s"),
        _("Batas waktu tawaran itu sudah lewat, dan tempatnya ditawarkan kepada yang lain."),
    ),
    Kind.CANCELLED: Words(_("Pendaftaran dibatalkan: %s"), _("Pendaftaran Anda sudah dibatalkan.")),
    Kind.REMOVED: Words(
        _("Pendaftaran dibatalkan panitia: %s"), _("Panitia membatalkan pendaftaran Anda, dengan alasan:")
    ),
    Kind.ALREADY: Words(
        _("Anda sudah mendaftar: %s"),
        _(
            "Seseorang, semoga Anda sendiri, mengisi formulir dengan alamat ini sekali lagi. Alamat ini "
            "sudah terdaftar dan tidak ada yang berubah. Keadaannya ada di halaman pribadi Anda."
        ),
        _("Halaman pendaftaran Anda"),
        (Status.CONFIRMED, Status.WAITING, Status.OFFERED),
    ),
    Kind.CHANGED: Words(
        _("Perubahan acara: %s"),
        _("Acara ini berubah sejak Anda mendaftar:"),
        _("Halaman pendaftaran Anda"),
        (Status.CONFIRMED, Status.WAITING, Status.OFFERED),
    ),
}


ASKING: Final = (Kind.QUESTION, Kind.OFFER)


def compose(letter: RegistrationLetter) -> EmailMultiAlternatives | None:
    """The mail of a letter; None when it is true no more, or the person was forgotten."""
    one, words = letter.registration, LETTERS[letter.kind]
    if not one.mail_to or (words.while_in and one.status not in words.while_in):
        return None
    with override(settings.LANGUAGE_CODE):
        event = event_words(one.form.event_id)
        if letter.kind == Kind.CHANGED and not event["slug"]:
            return None  # the page was withdrawn since, and what it said with it
        if letter.kind in ASKING and (not event["slug"] or is_called_off(event)):
            return None  # what it asks for is refused by now
        return mail(letter, str(words.subject) % event["title"], context(letter, words, event))


def context(letter: RegistrationLetter, words: Words, event: dict[str, Any]) -> dict[str, Any]:
    one = letter.registration
    return {
        "words": words,
        "event": event,
        "page": absolute(reverse("portal:event", args=[event["slug"]])) if event["slug"] else "",
        "address": absolute(reverse("portal:own_registration", args=[link_of(one)])) if words.button else "",
        "until": one.due_at if letter.kind in (Kind.QUESTION, Kind.OFFER) else None,
        "place": place_in_line(one) if letter.kind == Kind.WAITING else 0,
        "reason": one.cancel_reason if letter.kind == Kind.REMOVED else "",
        "changes": changes_for(letter),
        "calendar": calendar_of(event) if letter.kind in (Kind.CONFIRMED, Kind.CHANGED) else "",
        "ministry": settings.MINISTRY_NAME,
    }


def changes_for(letter: RegistrationLetter) -> list[str]:
    """What the release of the letter changed for its reader."""
    if letter.release is None:
        return []
    return [one.text for one in announced(letter.release).touching(other_sessions(letter.registration))]


def calendar_of(event: dict[str, Any]) -> str:
    return absolute(reverse("portal:event_calendar", args=[event["slug"]])) if event["slug"] else ""


def mail(letter: RegistrationLetter, subject: str, context: dict[str, Any]) -> EmailMultiAlternatives:
    host = settings.SITE_URL.partition("//")[2].partition(":")[0]
    message = EmailMultiAlternatives(
        " ".join(subject.split())[:200],
        render_to_string("emails/registration.txt", context),
        to=[letter.registration.mail_to],
        headers={"Message-ID": f"<{letter.key}@{host}>", "Auto-Submitted": "auto-generated"},
        connection=get_connection(timeout=20),
    )
    message.attach_alternative(render_to_string("emails/registration.html", context), "text/html")
    return message
