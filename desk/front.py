"""The front page as editors arrange it: each button carries the order that it would make."""

from dataclasses import dataclass

from articles.models import Placement, Publication
from articles.models.placement import SLOTS

Order = list[int]


@dataclass(frozen=True)
class Placed:
    """An article on the front page; the orders are None where the button would change nothing."""

    placement: Placement
    publication: Publication
    up: Order | None
    down: Order | None
    off: Order


@dataclass(frozen=True)
class Candidate:
    """A public article that is not on the front page; `last` is None when all places are taken."""

    publication: Publication
    first: Order
    last: Order | None


def standing() -> list[Placement]:
    """All placements in their order, with who made them."""
    return list(Placement.objects.select_related("by"))


def arranged(placements: list[Placement]) -> list[Placed]:
    """What of the placements readers see now, with what can be done to each; one query."""
    keys = [placement.article_id for placement in placements]
    live = {one.article_id: one for one in Publication.objects.published().cards().filter(article__in=keys)}
    shown = [placement for placement in placements if placement.article_id in live]
    order = [placement.article_id for placement in shown]
    return [
        Placed(
            placement,
            live[placement.article_id],
            up=swapped(order, at - 1) if at else None,
            down=swapped(order, at) if at + 1 < len(order) else None,
            off=[key for key in order if key != placement.article_id],
        )
        for at, placement in enumerate(shown)
    ]


def swapped(order: Order, at: int) -> Order:
    """The order with the neighbours at `at` and `at + 1` exchanged."""
    return [*order[:at], order[at + 1], order[at], *order[at + 2 :]]


def candidate(publication: Publication, order: Order) -> Candidate:
    """What adding the article would make of the present order; the last one gives way to a new first."""
    key = publication.article_id
    return Candidate(
        publication,
        first=[key, *order][:SLOTS],
        last=[*order, key] if len(order) < SLOTS else None,
    )
