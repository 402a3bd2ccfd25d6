"""The states of an edition and the moves between them. Pure data: buttons, rights, history,
the database's table of transitions and docs/workflow.md are read from here."""

from dataclasses import dataclass
from enum import Enum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    DRAFT = "draft", _("Draf")
    SUBMITTED = "submitted", _("Diajukan")
    IN_REVIEW = "in_review", _("Dalam penelaahan")
    CHANGES_REQUESTED = "changes_requested", _("Perlu perbaikan")
    APPROVED = "approved", _("Disetujui")
    RELEASED = "released", _("Terbit")
    WITHDRAWN = "withdrawn", _("Ditarik")
    REJECTED = "rejected", _("Ditolak")


OPEN = (Status.DRAFT, Status.SUBMITTED, Status.IN_REVIEW, Status.CHANGES_REQUESTED, Status.APPROVED)


class Comment(Enum):
    """What a move asks of the comment field, with the shortest text it takes in characters."""

    NONE = 0
    REQUIRED = 1
    REASON = 20


@dataclass(frozen=True)
class Move:
    """One row of the table. `who` names a predicate in rules.py, `needs` functions in requirements.py,
    `tells` the people in audience.py who get a notice.

    For the page: a move is hidden while one of `only_when` fails, and is not the main one when it
    `steps_back` or once `idle_when` is met; both name functions of requirements.py.
    """

    name: str
    label: str | Promise
    sources: tuple[Status, ...]
    target: Status
    who: str
    consequence: str | Promise
    needs: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    comment: Comment = Comment.NONE
    done: str | Promise = ""
    danger: bool = False
    by_hand: bool = True
    only_when: tuple[str, ...] = ()
    idle_when: str = ""
    steps_back: bool = False


MOVES = (
    Move(
        "submit",
        _("Ajukan"),
        (Status.DRAFT, Status.CHANGES_REQUESTED),
        Status.SUBMITTED,
        who="writer",
        needs=("complete", "not_withdrawn"),
        tells=("editors",),
        done=_("mengajukan naskah"),
        consequence=_("Naskah masuk ke meja editor. Anda dapat menariknya selama belum ditelaah."),
    ),
    Move(
        "recall",
        _("Tarik pengajuan"),
        (Status.SUBMITTED,),
        Status.DRAFT,
        who="submitter",
        done=_("menarik pengajuan"),
        consequence=_("Naskah kembali menjadi draf dan dapat Anda sunting."),
        steps_back=True,
    ),
    Move(
        "claim",
        _("Ambil tugas telaah"),
        (Status.SUBMITTED,),
        Status.IN_REVIEW,
        who="editor",
        tells=("authors",),
        done=_("mengambil tugas telaah"),
        consequence=_("Nama Anda tercatat sebagai penelaah; penulis diberi tahu."),
    ),
    Move(
        "hand_back",
        _("Lepas telaah"),
        (Status.IN_REVIEW,),
        Status.SUBMITTED,
        who="editor",
        done=_("melepas telaah"),
        consequence=_("Naskah kembali ke antrean untuk diambil editor lain."),
        steps_back=True,
    ),
    Move(
        "request_changes",
        _("Kembalikan dengan catatan"),
        (Status.IN_REVIEW,),
        Status.CHANGES_REQUESTED,
        who="editor",
        comment=Comment.REQUIRED,
        tells=("authors",),
        done=_("mengembalikan naskah dengan catatan"),
        consequence=_("Penulis menerima catatan Anda dan dapat memperbaiki naskah."),
    ),
    Move(
        "approve",
        _("Setujui"),
        (Status.IN_REVIEW,),
        Status.APPROVED,
        who="editor",
        needs=("newest_seen", "complete", "not_withdrawn"),
        tells=("authors",),
        done=_("menyetujui naskah"),
        consequence=_("Anda menandatangani versi yang sedang Anda baca, kata demi kata."),
    ),
    Move(
        "countersign",
        _("Setuju suntingan"),
        (Status.APPROVED,),
        Status.APPROVED,
        who="another_author_or_editor",
        needs=("newest_seen",),
        tells=("editors_of_edition",),
        done=_("menyetujui suntingan"),
        consequence=_("Anda menyatakan telah membaca dan menyetujui versi ini apa adanya."),
        idle_when="four_eyes",
    ),
    Move(
        "publish",
        _("Terbitkan"),
        (Status.APPROVED,),
        Status.RELEASED,
        who="editor",
        needs=("newest_seen", "complete", "four_eyes", "not_withdrawn"),
        tells=("authors",),
        done=_("menerbitkan naskah"),
        consequence=_("Naskah langsung tampil di portal."),
    ),
    Move(
        "schedule",
        _("Jadwalkan terbit"),
        (Status.APPROVED,),
        Status.RELEASED,
        who="editor",
        needs=("newest_seen", "complete", "four_eyes", "not_withdrawn", "time_ahead"),
        tells=("authors",),
        done=_("menjadwalkan naskah"),
        consequence=_("Naskah tampil di portal tepat pada waktu yang Anda tentukan."),
    ),
    Move(
        "unschedule",
        _("Batalkan jadwal"),
        (Status.RELEASED,),
        Status.APPROVED,
        who="editor",
        needs=("not_yet_public",),
        tells=("authors",),
        done=_("membatalkan jadwal"),
        consequence=_("Naskah tidak jadi terbit dan kembali ke status Disetujui."),
        only_when=("not_yet_public",),
        steps_back=True,
    ),
    Move(
        "amend",
        _("Sunting setelah disetujui"),
        (Status.APPROVED,),
        Status.IN_REVIEW,
        who="editor",
        tells=("authors",),
        done=_("menyunting naskah yang sudah disetujui"),
        consequence=_("Persetujuan yang ada gugur karena isinya berubah."),
        by_hand=False,
    ),
    Move(
        "reject",
        _("Tolak"),
        (Status.SUBMITTED, Status.IN_REVIEW),
        Status.REJECTED,
        who="editor",
        comment=Comment.REQUIRED,
        tells=("authors",),
        done=_("menolak naskah"),
        consequence=_("Naskah tidak akan terbit. Penulis menerima alasan Anda dan dapat memulihkannya."),
        danger=True,
    ),
    Move(
        "restore",
        _("Pulihkan"),
        (Status.REJECTED,),
        Status.DRAFT,
        who="writer_or_editor",
        needs=("no_open_edition",),
        tells=("authors",),
        done=_("memulihkan naskah"),
        consequence=_("Naskah kembali menjadi draf."),
    ),
    Move(
        "withdraw",
        _("Tarik dari peredaran"),
        (Status.RELEASED,),
        Status.WITHDRAWN,
        who="chief_editor",
        needs=("is_live",),
        comment=Comment.REASON,
        tells=("authors", "editors"),
        done=_("menarik berita dari peredaran"),
        consequence=_("Berita hilang dari portal; alamatnya menampilkan alasan yang Anda tulis."),
        only_when=("is_live",),
        danger=True,
    ),
    Move(
        "publish_urgently",
        _("Terbit darurat"),
        OPEN,
        Status.RELEASED,
        who="chief_editor",
        needs=("newest_seen", "complete", "not_withdrawn"),
        comment=Comment.REASON,
        tells=("authors", "editors"),
        done=_("menerbitkan secara darurat"),
        consequence=_(
            "Naskah terbit dengan tanda tangan Anda saja, bertanda merah, dan wajib disetujui orang lain "
            "dalam 24 jam."
        ),
        danger=True,
    ),
    Move(
        "ratify",
        _("Setujui susulan"),
        (Status.RELEASED,),
        Status.RELEASED,
        who="another_author_or_editor",
        needs=("urgent_outstanding",),
        tells=("editors_of_edition",),
        done=_("menyetujui terbitan darurat"),
        consequence=_("Anda menandatangani terbitan darurat ini sesudah tayang."),
        only_when=("urgent_outstanding",),
    ),
    Move(
        "new_edition",
        _("Perbarui atau ralat"),
        (Status.RELEASED,),
        Status.DRAFT,
        who="writer_or_editor",
        needs=("is_live", "ratified", "no_open_edition", "change_kind_given"),
        done=_("memulai edisi baru"),
        consequence=_("Naskah yang terbit tetap tayang sampai edisi baru disetujui dan diterbitkan."),
    ),
)

MOVE = {move.name: move for move in MOVES}


def moves_from(status: str) -> tuple[Move, ...]:
    """The rows whose sources hold this status, in the order of the table."""
    return tuple(move for move in MOVES if status in move.sources)
