"""The only writer of placements on the front page."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Placement, Publication
from articles.models.placement import SLOTS
from articles.refusals import NotAllowed
from audit.actions import record
from audit.turns import take_turns
from contributors.models import User
from contributors.refusals import NotPossible
from contributors.roles import Permission


@transaction.atomic
def arrange_front(*, order: Sequence[int], seen: Sequence[int], by: User) -> None:
    """Put the articles with these keys on the front page, in this order, and nothing else.

    `seen` is the order on the page from which the person chose. Raises NotAllowed, or NotPossible when
    somebody arranged the page in between or an article cannot stand there.
    """
    if not by.may(Permission.RELEASE_ARTICLES):
        raise NotAllowed(_("Hanya editor yang dapat mengatur beranda portal."))
    take_turns("articles_placement")
    standing = {placement.article_id: placement for placement in Placement.objects.all()}
    if list(standing) != list(seen):
        raise NotPossible(_("Sementara itu susunan beranda diubah orang lain. Periksa susunan terbaru."))
    refuse_impossible(order)
    Placement.objects.all().delete()
    Placement.objects.bulk_create(
        placed(article, position, standing.get(article), by) for position, article in enumerate(order, 1)
    )
    record(
        by=by,
        action="arrange_front",
        object_type="front",
        object_id=0,
        data={"order": list(order), "before": list(seen)},
    )


def refuse_impossible(order: Sequence[int]) -> None:
    if len(order) > SLOTS:
        raise NotPossible(_("Beranda memuat paling banyak %d berita pilihan.") % SLOTS)
    if Publication.objects.published().filter(article__in=order).count() != len(order):
        raise NotPossible(
            _("Hanya berita yang sedang tayang yang dapat dipasang di beranda, masing-masing sekali.")
        )


def placed(article: int, position: int, before: Placement | None, by: User) -> Placement:
    """The placement of an article; one that only moved keeps who put it there and when."""
    if before is None:
        return Placement(article_id=article, position=position, by=by)
    return Placement(article_id=article, position=position, by_id=before.by_id, since=before.since)
