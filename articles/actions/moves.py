"""The one function that performs every move."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.actions.effects import EFFECTS
from articles.audience import audience
from articles.clock import database_now
from articles.models import Article, Edition, StatusChange
from articles.refusals import NotAllowed, NotReady, Stale
from articles.requirements import NEEDS, Issue, Request
from articles.rules import may_move
from articles.workflow import MOVE, Move
from audit.actions import record
from contributors.models import User
from notices.actions import queue


@transaction.atomic
def perform(*, move: str, edition: Edition, by: User, request: Request | None = None) -> Edition:
    """Do one move of the table and return the edition it left (a new one for `new_edition`).

    In this order: lock the row, check that the state still allows it, check the right, check the comment
    and the requirements, write the history line, do the effect, write the status, tell the people
    concerned, write the log.

    Raises Stale, NotAllowed or NotReady; nothing is written then.
    """
    row, request = MOVE[move], request or Request()
    locked = lock(edition)
    if locked.status not in row.sources:
        raise Stale(what_happened(locked), locked)
    if not may_move(by, row, locked):
        raise NotAllowed(_("Anda tidak memiliki hak untuk langkah ini."))
    issues = issues_of(row, locked, request)
    if issues:
        raise NotReady(issues)
    return change_status(row, locked, by, request)


def lock(edition: Edition) -> Edition:
    """The edition as it stands, held until the transaction ends, with its article.

    The article comes first: a release and a withdrawal of two editions of one article must not pass by
    each other.
    """
    Article.objects.select_for_update(no_key=True).get(pk=edition.article_id)
    return (
        Edition.objects.select_for_update(of=("self",), no_key=True)
        .select_related("article__unit", "latest", "started_by")
        .get(pk=edition.pk)
    )


def issues_of(move: Move, edition: Edition, request: Request) -> list[Issue]:
    """Everything that holds this move back: the comment first, then the requirements of its row."""
    issues = []
    if len(request.comment.strip()) < move.comment.value:
        sentence = (
            _("Tulis catatannya.")
            if move.comment.value == 1
            else _("Tulis alasannya, paling sedikit %d karakter.") % move.comment.value
        )
        issues.append(Issue("comment", sentence))
    for need in move.needs:
        issues += NEEDS[need](edition, request)
    return issues


def change_status(move: Move, edition: Edition, by: User, request: Request) -> Edition:
    """Write a move that has been found right. Private to this floor: callers have checked."""
    before = edition.status
    if move.name == "new_edition":
        edition = EFFECTS[move.name](edition, by, request)
        before = ""
    change = StatusChange.objects.create(
        edition=edition,
        move=move.name,
        from_status=before,
        to_status=move.target,
        revision=edition.latest,
        by=by,
        comment=request.comment.strip(),
        visible_from=request.at if "time_ahead" in move.needs else None,
    )
    if move.name in EFFECTS and move.name != "new_edition":
        EFFECTS[move.name](edition, by, request)
    edition.status = move.target
    edition.changed_at = database_now()
    edition.save()
    tell(move, edition, change)
    record(
        by=by,
        action=move.name,
        object_type="edition",
        object_id=edition.pk,
        data={
            "from": before,
            "to": move.target.value,
            "sha256": edition.latest.sha256 if edition.latest else "",
            "comment": change.comment,
        },
    )
    return edition


def tell(move: Move, edition: Edition, change: StatusChange) -> None:
    """Queue one notice for each person concerned."""
    for person in audience(move.tells, edition, but=change.by):
        queue(
            key=f"move-{change.pk}",
            to=person,
            subject=f"{change.sentence}: {edition.title}",
            body=change.comment,
            path=f"/redaksi/naskah/{edition.pk}/",
        )


def what_happened(edition: Edition) -> str:
    """A sentence for a click that came too late."""
    last = edition.changes.select_related("by").last()
    if last is None:
        return _("Naskah ini berstatus %s.") % edition.status_label
    return _("Sementara itu %(what)s; statusnya kini %(status)s.") % {
        "what": last.sentence,
        "status": edition.status_label,
    }
