"""Who is told of a move: names in the table of moves → people."""

from collections.abc import Callable

from articles.four_eyes import EDITOR_ROLES
from articles.models import Edition
from contributors.models import User


def authors(edition: Edition) -> set[User]:
    """Everyone who touched the words, and who started the edition."""
    return {
        edition.started_by,
        *User.objects.filter(pk__in=edition.revisions.filter(number__gt=0).values("author")),
    }


def editors(edition: Edition) -> set[User]:
    return set(User.objects.filter(role__in=EDITOR_ROLES))


def editors_of_edition(edition: Edition) -> set[User]:
    """The editors who dealt with this edition so far."""
    return set(User.objects.filter(role__in=EDITOR_ROLES, pk__in=edition.changes.values("by")))


AUDIENCE: dict[str, Callable[[Edition], set[User]]] = {
    "authors": authors,
    "editors": editors,
    "editors_of_edition": editors_of_edition,
}


def audience(names: tuple[str, ...], edition: Edition, but: User) -> list[User]:
    """The active people behind the names who may know of the edition now, without the one who acted."""
    people: set[User] = set()
    for name in names:
        people |= AUDIENCE[name](edition)
    told = (person for person in people - {but} if person.is_active and may_know(person, edition))
    return sorted(told, key=lambda person: person.pk)


def may_know(person: User, edition: Edition) -> bool:
    """People leave units: who wrote here once is not told what others write later."""
    return Edition.objects.visible_to(person).filter(pk=edition.pk).exists()
