"""Long reads: whose turn it is, since when, and the groups of the inbox."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils import timezone

from articles.four_eyes import EDITOR_ROLES
from articles.models import Edition, Reading, Revision, Signature, StatusChange
from articles.workflow import OPEN, Status
from contributors.models import User, WorkUnit
from contributors.roles import Permission

URGENT_HOURS = 24


def with_lines(editions: QuerySet[Edition]) -> QuerySet[Edition]:
    """What one line of a list shows, without the texts.

    `since` is when the present state began, `times_read` how often the article was read (None: never).
    """
    read = Reading.objects.filter(article=OuterRef("article")).order_by().values("article")
    last = StatusChange.objects.filter(edition=OuterRef("pk")).order_by("-id").values("at")[:1]
    return (
        editions.annotate(since=Subquery(last), times_read=Subquery(read.values(total=Sum("count"))))
        .select_related("article__unit", "latest__author", "reviewer", "started_by", "submitted_by")
        .defer("latest__canonical")
    )


def lacks_four_eyes() -> Q:
    """The rule of four_eyes.py over the newest revision, for lists: an editor or a second reader lacks."""
    return Q(~signed_by_an_editor()) | written_unseen()


def signed_by_an_editor() -> Exists:
    return Exists(
        Signature.objects.filter(
            revision=OuterRef("latest"), signer__role__in=EDITOR_ROLES, signer__is_active=True
        )
    )


def written_unseen(but: User | None = None) -> Q:
    """Someone (other than `but`) wrote words here that nobody else has signed in the newest revision."""
    others = Signature.objects.filter(revision=OuterRef(OuterRef("latest"))).exclude(
        signer=OuterRef("author")
    )
    words = Revision.objects.filter(~Exists(others), edition=OuterRef("pk"), number__gt=0)
    return Q(Exists(words.exclude(author=but) if but else words)) | Q(signed_by_nobody_but_a_co_author())


def signed_by_nobody_but_a_co_author() -> Exists:
    """The only signer of the newest revision wrote words that came along from the registry."""
    carried = Revision.objects.filter(
        edition=OuterRef("revision__edition"), number__gt=0, co_author_ids__contains=[OuterRef("signer")]
    )
    others = Signature.objects.filter(revision=OuterRef("revision")).exclude(signer=OuterRef("signer"))
    return Exists(Signature.objects.filter(Exists(carried), ~Exists(others), revision=OuterRef("latest")))


def signed_by(user: User) -> Exists:
    return Exists(Signature.objects.filter(revision=OuterRef("latest"), signer=user))


def signed_by_another() -> Exists:
    """Someone besides the one who released it urgently has signed."""
    alone = StatusChange.objects.filter(edition=OuterRef(OuterRef("pk")), move="publish_urgently")
    return Exists(
        Signature.objects.filter(revision=OuterRef("latest")).exclude(signer__in=alone.values("by"))
    )


def wrote(user: User) -> Exists:
    return Exists(Revision.objects.filter(edition=OuterRef("pk"), author=user, number__gt=0))


def own(user: User) -> Q:
    """Editions this person started, wrote in, submitted or reviews."""
    return Q(started_by=user) | Q(submitted_by=user) | Q(reviewer=user) | Q(wrote(user))


def for_writer(user: User) -> Q:
    """What a person writes: of their units, or their own as an editor."""
    return Q(article__unit__in=WorkUnit.objects.of(user)) | Q(started_by=user) | Q(wrote(user))


def help_wanted(user: User) -> Q:
    """A signature of this person would bring the newest revision nearer to the four-eyes rule."""
    if user.may(Permission.RELEASE_ARTICLES):
        return ~Q(signed_by(user)) & (~Q(signed_by_an_editor()) | written_unseen(but=user))
    return ~Q(signed_by(user)) & Q(wrote(user)) & written_unseen(but=user)


def nobody(user: User) -> Q:
    return Q(pk__in=[])


def to_mend(user: User) -> Q:
    if not user.may(Permission.WRITE_ARTICLES):
        return nobody(user)
    return Q(status=Status.CHANGES_REQUESTED) & for_writer(user)


def to_claim(user: User) -> Q:
    return Q(status=Status.SUBMITTED) if user.may(Permission.REVIEW_ARTICLES) else nobody(user)


def in_hand(user: User) -> Q:
    return Q(status=Status.IN_REVIEW, reviewer=user)


def to_countersign(user: User) -> Q:
    return Q(status=Status.APPROVED) & help_wanted(user) if writes(user) else nobody(user)


def to_publish(user: User) -> Q:
    if not user.may(Permission.RELEASE_ARTICLES):
        return nobody(user)
    ready = Q(status=Status.APPROVED, article__withdrawal=None)
    return ready & Q(signed_by_an_editor()) & ~written_unseen()


def due_today(user: User) -> Q:
    if not writes(user):
        return nobody(user)
    now = timezone.now()
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return Q(status=Status.RELEASED, visible_from__gt=now, visible_from__lt=midnight + timedelta(days=1))


def to_ratify(user: User) -> Q:
    """Out in an emergency and not yet signed as the rule asks; every editor sees it until it is."""
    urgent = Q(status=Status.RELEASED) & ~Q(urgent_reason="") & (lacks_four_eyes() | ~Q(signed_by_another()))
    if user.may(Permission.RELEASE_ARTICLES):
        return urgent
    return urgent & ~Q(signed_by(user)) & Q(wrote(user)) if writes(user) else nobody(user)


def drafts(user: User) -> Q:
    return Q(status=Status.DRAFT) & Q(started_by=user)


def writes(user: User) -> bool:
    return user.may(Permission.WRITE_ARTICLES)


# in the order of the inbox
WAITING: dict[str, Callable[[User], Q]] = {
    "ratify": to_ratify,
    "mend": to_mend,
    "in_hand": in_hand,
    "claim": to_claim,
    "countersign": to_countersign,
    "publish": to_publish,
    "today": due_today,
    "drafts": drafts,
}


def waiting(user: User, group: str) -> QuerySet[Edition]:
    """The editions of one group of this person's inbox, the longest waiting first."""
    lines = with_lines(Edition.objects.visible_to(user).filter(WAITING[group](user)))
    return lines.order_by(F("since").asc(), "pk")


def waiting_counts(user: User) -> dict[str, int]:
    """How many editions each group holds; one query."""
    counted = {group: Count("pk", filter=member(user)) for group, member in WAITING.items()}
    live = Q(status__in=OPEN) | Q(visible_from__gt=timezone.now()) | ~Q(urgent_reason="")
    return Edition.objects.visible_to(user).filter(live).aggregate(**counted)


def ratify_by(edition: Edition) -> datetime | None:
    """When an urgent release must have been signed at the latest."""
    if not edition.urgent_reason or edition.visible_from is None:
        return None
    return edition.visible_from + timedelta(hours=URGENT_HOURS)
