"""Who may: small predicates over a user and an edition, and the table that names them."""

from collections.abc import Callable

from articles.models import Edition
from articles.workflow import Move, Status, moves_from
from contributors.models import Membership, User
from contributors.roles import Permission


def is_editor(user: User, edition: Edition) -> bool:
    return user.may(Permission.REVIEW_ARTICLES)


def is_chief_editor(user: User, edition: Edition) -> bool:
    return user.may(Permission.WITHDRAW_ARTICLES)


def writes_for_unit(user: User, edition: Edition) -> bool:
    """A writer who is a member of the article's unit today."""
    return (
        user.may(Permission.WRITE_ARTICLES)
        and Membership.objects.filter(user=user, unit_id=edition.article.unit_id).exists()
    )


def is_author(user: User, edition: Edition) -> bool:
    """Saved words in this edition, and may still write."""
    return (
        user.may(Permission.WRITE_ARTICLES) and edition.revisions.filter(author=user, number__gt=0).exists()
    )


def is_writer(user: User, edition: Edition) -> bool:
    """Contributors of the unit; an editor only for an edition of their own."""
    return writes_for_unit(user, edition) or (is_editor(user, edition) and wrote_or_started(user, edition))


def wrote_or_started(user: User, edition: Edition) -> bool:
    return edition.started_by_id == user.pk or is_author(user, edition)


def is_submitter(user: User, edition: Edition) -> bool:
    return edition.submitted_by_id == user.pk and user.may(Permission.WRITE_ARTICLES)


def is_writer_or_editor(user: User, edition: Edition) -> bool:
    return is_editor(user, edition) or writes_for_unit(user, edition)


def is_another_author_or_editor(user: User, edition: Edition) -> bool:
    """An author of this edition or an editor who has not signed the newest revision yet."""
    if not (is_editor(user, edition) or is_author(user, edition)):
        return False
    return edition.latest is not None and not edition.latest.signatures.filter(signer=user).exists()


MAY: dict[str, Callable[[User, Edition], bool]] = {
    "writer": is_writer,
    "submitter": is_submitter,
    "editor": is_editor,
    "chief_editor": is_chief_editor,
    "writer_or_editor": is_writer_or_editor,
    "another_author_or_editor": is_another_author_or_editor,
}

WRITABLE_BY_CONTRIBUTORS = (Status.DRAFT, Status.CHANGES_REQUESTED)
WRITABLE_BY_EDITORS = (*WRITABLE_BY_CONTRIBUTORS, Status.IN_REVIEW, Status.APPROVED)


def may_move(user: User, move: Move, edition: Edition) -> bool:
    return MAY[move.who](user, edition)


def may_write(user: User, edition: Edition) -> bool:
    """Whether the user may save content in the state the edition is in now."""
    if is_editor(user, edition):
        return edition.status in WRITABLE_BY_EDITORS
    return edition.status in WRITABLE_BY_CONTRIBUTORS and writes_for_unit(user, edition)


def moves_for(user: User, edition: Edition) -> list[Move]:
    """The moves to offer this user now. Requirements may still hold one back; they are shown with it."""
    return [move for move in moves_from(edition.status) if move.by_hand and may_move(user, move, edition)]
