"""Which sessions of an event somebody has written up, as far as a user may know."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.models import Article, Edition
from articles.queries import with_lines
from articles.workflow import Status
from contributors.models import User
from events.models import Event, EventQuerySet, EventStatus, Session

OFF = [status for status in EventStatus if status.is_off]


def editions_about(event: Event, user: User) -> list[Edition]:
    """The newest edition of each article about the event or one of its sessions, newest first."""
    later = Edition.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    editions = Edition.objects.visible_to(user).filter(~Exists(later), article__event=event)
    return list(with_lines(editions))


def covered(event: Event, editions: list[Edition]) -> list[Session]:
    """The programme, each session with its editions; `is_covered` unless all of them were rejected."""
    sessions = list(event.sessions.prefetch_related("appearances__speaker"))
    for session in sessions:
        session.editions = [row for row in editions if row.article.session_id == session.pk]  # type: ignore[attr-defined]
        session.is_covered = any(row.status != Status.REJECTED for row in session.editions)  # type: ignore[attr-defined]
    return sessions


def with_counts(events: QuerySet[Event], user: User) -> QuerySet[Event]:
    """With the number of sessions, and of those that nobody has written up."""
    sessions = Session.objects.filter(event=OuterRef("pk"))
    gaps = unwritten(Session.objects.all(), user).filter(event=OuterRef("pk"))
    return events.annotate(session_count=number_of(sessions), uncovered=number_of(gaps))


def without_news(events: EventQuerySet, user: User) -> QuerySet[Event]:
    """Past events that took place, with sessions that nobody has written up, as `gaps`; newest first.

    An event without sessions counts when there is no text about it at all.
    """
    past = events.ended_before(timezone.localdate()).exclude(status__in=OFF)
    written = lively(user).filter(event=OuterRef("pk"))
    counted = with_counts(past, user).filter(Q(uncovered__gt=0) | Q(session_count=0) & ~Exists(written))
    gaps = unwritten(Session.objects.order_by("number"), user)
    return counted.select_related("unit").prefetch_related(Prefetch("sessions", gaps, to_attr="gaps"))


def unwritten(sessions: QuerySet[Session], user: User) -> QuerySet[Session]:
    return sessions.filter(~Exists(lively(user).filter(session=OuterRef("pk"))))


def lively(user: User) -> QuerySet[Article]:
    """Articles with an edition that the user may know of and that was not rejected."""
    editions = Edition.objects.visible_to(user).exclude(status=Status.REJECTED)
    return Article.objects.filter(Exists(editions.filter(article=OuterRef("pk"))))


def number_of(sessions: QuerySet[Session]) -> Coalesce:
    counted = sessions.order_by().values("event").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
