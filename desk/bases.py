"""What the newest words can be compared with on the review page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.content import Content
from articles.models import Edition, Publication, Revision
from contributors.models import User


@dataclass(frozen=True)
class Base:
    """One older text: its name in the address, its label, its content."""

    name: str
    label: str
    content: Content


def bases_of(edition: Edition, revision: Revision, user: User) -> list[Base]:
    """Older texts that differ from the revision, the most useful first; four queries."""
    found = {
        "dibaca": (_("Sejak terakhir Anda baca"), last_dealt_with(edition, user)),
        "pengajuan": (_("Sejak pengajuan"), submitted(edition)),
        "sebelumnya": (_("Simpanan sebelumnya"), previous(edition, revision)),
        "tayang": (_("Yang sedang tayang"), live(edition)),
    }
    return [
        Base(name, label, text.content)
        for name, (label, text) in found.items()
        if text is not None and text.sha256 != revision.sha256 and not is_blank(text.content)
    ]


def last_dealt_with(edition: Edition, user: User) -> Revision | None:
    """The revision on which this person last decided something."""
    line = edition.changes.filter(by=user, revision__isnull=False).select_related("revision").last()
    return line.revision if line else None


def submitted(edition: Edition) -> Revision | None:
    line = edition.changes.filter(move="submit").select_related("revision").last()
    return line.revision if line else None


def previous(edition: Edition, revision: Revision) -> Revision | None:
    return edition.revisions.filter(number__lt=revision.number).last()


def live(edition: Edition) -> Publication | None:
    return Publication.objects.published().filter(article=edition.article_id).first()


def chosen_base(offered: list[Base], asked: str) -> Base | None:
    """The base that the address asks for; without a word the most useful, None for `tidak`.

    Against the save before alone nothing is marked unasked: it may be the writer's own, minutes ago.
    """
    if asked == "tidak":
        return None
    useful = [base for base in offered if base.name != "sebelumnya"]
    return next((base for base in offered if base.name == asked), useful[0] if useful else None)


def is_blank(content: Content) -> bool:
    """The empty start of a text: comparing with it would mark every word."""
    return not content["title"] and not content["body"]
