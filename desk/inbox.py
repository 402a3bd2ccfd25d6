"""The groups of the inbox: their words, and the one next action of each line."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Edition
from articles.queries import WAITING, waiting, waiting_counts
from contributors.models import User

SHOWN = 20


@dataclass(frozen=True)
class Words:
    """How a group of articles.queries.WAITING is called; `opens` names the page of its action."""

    title: str | Promise
    action: str | Promise
    opens: str
    is_alarm: bool = False


WORDS = {
    "ratify": Words(_("Terbit darurat menunggu persetujuan"), _("Baca dan setujui"), "desk:review", True),
    "mend": Words(_("Perlu perbaikan"), _("Perbaiki"), "desk:write"),
    "in_hand": Words(_("Sedang Anda telaah"), _("Lanjutkan telaah"), "desk:review"),
    "claim": Words(_("Menunggu telaah"), _("Telaah"), "desk:review"),
    "countersign": Words(_("Menunggu persetujuan Anda"), _("Periksa suntingan"), "desk:review"),
    "publish": Words(_("Siap terbit"), _("Terbitkan"), "desk:review"),
    "today": Words(_("Terjadwal hari ini"), _("Lihat"), "desk:review"),
    "drafts": Words(_("Draf Anda"), _("Lanjutkan menulis"), "desk:write"),
}


@dataclass(frozen=True)
class Group:
    """One group of one person's inbox, with its first lines and its true number."""

    name: str
    words: Words
    count: int
    editions: list[Edition]

    @property
    def has_more(self) -> bool:
        return self.count > len(self.editions)


def groups_of(user: User) -> list[Group]:
    """The groups that hold something; one query for the counts and one for each of them."""
    counts = waiting_counts(user)
    return [
        Group(name, WORDS[name], counts[name], list(waiting(user, name)[:SHOWN]))
        for name in WAITING
        if counts[name]
    ]
