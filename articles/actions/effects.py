"""What a move does besides changing the status: one function a move, named in EFFECTS."""

from collections.abc import Callable

from articles.actions.publishing import cancel_release, release, withdraw_article
from articles.clock import database_now
from articles.models import Edition, Revision, Signature, StatusChange
from articles.requirements import Request, published_revision
from articles.workflow import Status
from contributors.models import User


def submit(edition: Edition, by: User, request: Request) -> Edition:
    edition.submitted_by = by
    return edition


def claim(edition: Edition, by: User, request: Request) -> Edition:
    edition.reviewer = by
    return edition


def let_go(edition: Edition, by: User, request: Request) -> Edition:
    edition.reviewer = None
    return edition


def sign(edition: Edition, by: User, request: Request) -> Edition:
    """Bind the person's name to the bytes of the newest revision."""
    if edition.latest:
        Signature.objects.get_or_create(
            revision=edition.latest, signer=by, defaults={"sha256": edition.latest.sha256}
        )
    return edition


def publish(edition: Edition, by: User, request: Request) -> Edition:
    edition.visible_from = database_now()
    release(edition)
    return edition


def schedule(edition: Edition, by: User, request: Request) -> Edition:
    edition.visible_from = request.at
    release(edition)
    return edition


def unschedule(edition: Edition, by: User, request: Request) -> Edition:
    cancel_release(edition)
    edition.visible_from = None
    return edition


def amend(edition: Edition, by: User, request: Request) -> Edition:
    edition.reviewer = by
    return edition


def publish_urgently(edition: Edition, by: User, request: Request) -> Edition:
    edition.visible_from = database_now()
    edition.urgent_reason = request.comment.strip()
    sign(edition, by, request)  # whoever answers for it alone has read it; someone else must follow
    release(edition)
    return edition


def ratify(edition: Edition, by: User, request: Request) -> Edition:
    revision = published_revision(edition)
    if revision:
        Signature.objects.get_or_create(revision=revision, signer=by, defaults={"sha256": revision.sha256})
    return edition


def withdraw(edition: Edition, by: User, request: Request) -> Edition:
    withdraw_article(edition.article, by, request.comment.strip())
    for coming in edition.article.editions.filter(visible_from__gt=database_now()).select_for_update():
        StatusChange.objects.create(
            edition=coming,
            move="unschedule",
            from_status=coming.status,
            to_status=Status.APPROVED,
            revision=coming.latest,
            by=by,
        )
        coming.status, coming.visible_from = Status.APPROVED, None
        coming.save()
    return edition


def new_edition(edition: Edition, by: User, request: Request) -> Edition:
    """The next edition of the article, starting from a byte copy of what is live."""
    live = edition.publications.published().get()
    number = edition.article.editions.order_by("-number").values_list("number", flat=True)[0] + 1
    fresh = Edition.objects.create(
        article=edition.article, number=number, change_kind=request.change_kind, started_by=by
    )
    fresh.latest = Revision.objects.create(
        edition=fresh, number=0, canonical=live.canonical, sha256=live.sha256, author=by
    )
    return fresh


EFFECTS: dict[str, Callable[[Edition, User, Request], Edition]] = {
    "submit": submit,
    "recall": let_go,
    "claim": claim,
    "hand_back": let_go,
    "approve": sign,
    "countersign": sign,
    "publish": publish,
    "schedule": schedule,
    "unschedule": unschedule,
    "amend": amend,
    "publish_urgently": publish_urgently,
    "ratify": ratify,
    "withdraw": withdraw,
    "new_edition": new_edition,
}
