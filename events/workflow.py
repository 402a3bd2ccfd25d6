"""The states of a registration and the moves between them. Pure data: actions, the database's table of moves
and docs/registration.md follow it."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class RegistrationStatus(models.TextChoices):
    UNCONFIRMED = "unconfirmed", _("Menunggu konfirmasi")
    CONFIRMED = "confirmed", _("Terdaftar")
    WAITING = "waiting", _("Daftar tunggu")
    OFFERED = "offered", _("Ditawari tempat")
    CANCELLED = "cancelled", _("Dibatalkan")
    DECLINED = "declined", _("Menolak tawaran")
    LAPSED = "lapsed", _("Lewat waktu")
    WALK_IN = "walk_in", _("Datang langsung")


S = RegistrationStatus
HOLDING = (S.CONFIRMED, S.OFFERED)  # these take a place of every quota they asked for
ACTIVE = (S.UNCONFIRMED, S.CONFIRMED, S.WAITING, S.OFFERED, S.WALK_IN)  # one for an address and event
ADMITTED = (S.CONFIRMED, S.WALK_IN)  # these can be marked present
TIMED = (S.UNCONFIRMED, S.OFFERED)  # these end by themselves at `due_at`


class Who(StrEnum):
    OWNER = "owner"  # whoever holds the signed link
    STAFF = "staff"  # who may edit the event
    CLOCK = "clock"  # the worker, or the move that freed a place


@dataclass(frozen=True)
class RegistrationMove:
    """One row of the table. `tells` is the kind of letter that the participant gets, "" for none."""

    name: str
    sources: tuple[str, ...]
    target: RegistrationStatus
    who: Who
    done: str | Promise
    tells: str = ""


MOVES = (
    RegistrationMove("register", ("",), S.UNCONFIRMED, Who.OWNER, _("mengisi formulir"), "question"),
    RegistrationMove("confirm", (S.UNCONFIRMED,), S.CONFIRMED, Who.OWNER, _("terdaftar"), "confirmed"),
    RegistrationMove("queue", (S.UNCONFIRMED,), S.WAITING, Who.OWNER, _("masuk daftar tunggu"), "waiting"),
    RegistrationMove("turn_away", (S.UNCONFIRMED,), S.LAPSED, Who.OWNER, _("tidak mendapat tempat"), "full"),
    RegistrationMove("lapse", (S.UNCONFIRMED,), S.LAPSED, Who.CLOCK, _("tidak dikonfirmasi")),
    RegistrationMove("offer", (S.WAITING,), S.OFFERED, Who.CLOCK, _("ditawari tempat"), "offer"),
    RegistrationMove("accept", (S.OFFERED,), S.CONFIRMED, Who.OWNER, _("menerima tawaran"), "confirmed"),
    RegistrationMove("decline", (S.OFFERED,), S.DECLINED, Who.OWNER, _("menolak tawaran")),
    RegistrationMove("expire", (S.OFFERED,), S.LAPSED, Who.CLOCK, _("tidak menjawab tawaran"), "lapsed"),
    RegistrationMove("recall", (S.OFFERED,), S.WAITING, Who.CLOCK, _("kembali menunggu: acara tidak jadi")),
    RegistrationMove("cancel", ACTIVE, S.CANCELLED, Who.OWNER, _("membatalkan"), "cancelled"),
    RegistrationMove("forget", ACTIVE, S.CANCELLED, Who.OWNER, _("menghapus data dan membatalkan")),
    RegistrationMove("remove", ACTIVE, S.CANCELLED, Who.STAFF, _("dibatalkan panitia"), "removed"),
    RegistrationMove("walk_in", ("",), S.WALK_IN, Who.STAFF, _("dicatat di pintu")),
    RegistrationMove(
        "admit", (S.UNCONFIRMED, S.WAITING), S.WALK_IN, Who.STAFF, _("diterima di pintu tanpa tempat kuota")
    ),
)

MOVE = {move.name: move for move in MOVES}


def moves_from(status: str) -> tuple[RegistrationMove, ...]:
    """The rows whose sources hold this status, in the order of the table."""
    return tuple(move for move in MOVES if status in move.sources)
