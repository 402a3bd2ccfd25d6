"""The article, which never changes, and its editions, each one round through the workflow."""

from typing import Self

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.workflow import OPEN, Status
from contributors.models import User, WorkUnit
from contributors.roles import Permission
from events.models import Event, Session


class Kind(models.TextChoices):
    """The rubrik of an article; the value is the first part of its public address."""

    NEWS = "berita", _("Berita")
    PRESS_RELEASE = "siaran-pers", _("Siaran pers")
    SPEECH = "pidato", _("Pidato")
    ANNOUNCEMENT = "pengumuman", _("Pengumuman")
    CLARIFICATION = "klarifikasi", _("Klarifikasi")
    PHOTO = "foto", _("Berita foto")


class ChangeKind(models.TextChoices):
    FIRST = "first", _("Terbitan pertama")
    CORRECTION = "ralat", _("Ralat")
    UPDATE = "pembaruan", _("Pembaruan")
    CLARIFICATION = "klarifikasi", _("Klarifikasi")


class Article(models.Model):
    """What stays the same through all editions. `address` is given at the first release.

    `start_key` names the page whose form started it: sent twice, it starts one article.
    """

    kind = models.CharField(_("rubrik"), max_length=20, choices=Kind, default=Kind.NEWS)
    unit = models.ForeignKey(WorkUnit, models.PROTECT, verbose_name=_("unit kerja"))
    address = models.CharField(max_length=200, unique=True, null=True)
    event = models.ForeignKey(Event, models.PROTECT, null=True, related_name="articles")
    session = models.ForeignKey(Session, models.PROTECT, null=True, related_name="articles")
    started_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(db_default=Now())
    start_key = models.UUIDField(null=True)
    source = models.CharField(max_length=300, blank=True)
    source_id = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["started_by", "start_key"], name="one_article_per_start"),
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~models.Q(source_id=""),
                name="one_article_per_source",
            ),
            models.CheckConstraint(
                condition=models.Q(session=None) | models.Q(event__isnull=False),
                name="session_only_with_its_event",
            ),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="article_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.address or f"#{self.pk}"

    @property
    def is_imported(self) -> bool:
        """Came in from an older system and predates the approval rule."""
        return bool(self.source_id)


class EditionQuerySet(models.QuerySet["Edition"]):
    def visible_to(self, user: User) -> Self:
        """What this user may know of: everything, or their units' and what they started themselves."""
        if user.may(Permission.READ_ALL_ARTICLES):
            return self
        if not user.may(Permission.WRITE_ARTICLES):
            return self.none()
        return self.filter(
            models.Q(article__unit__in=WorkUnit.objects.of(user)) | models.Q(article__started_by=user)
        )

    def open(self) -> Self:
        return self.filter(status__in=OPEN)

    def written_by(self, user: User) -> Self:
        """Editions in which the user saved a revision."""
        return self.filter(
            models.Exists(Edition.objects.filter(pk=models.OuterRef("pk"), revisions__author=user))
        )


class Edition(models.Model):
    """One numbered round through the workflow; a trigger lets `status` move only along the table."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    change_kind = models.CharField(
        _("jenis perubahan"), max_length=20, choices=ChangeKind, default=ChangeKind.FIRST
    )
    latest = models.ForeignKey("articles.Revision", models.PROTECT, null=True, related_name="+")
    started_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    submitted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    reviewer = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    visible_from = models.DateTimeField(null=True)
    urgent_reason = models.TextField(blank=True)
    changed_at = models.DateTimeField(db_default=Now())

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="one_edition_per_number"),
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(status__in=OPEN),
                name="one_open_edition_per_article",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=Status.values), name="edition_status_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Status.SUBMITTED) | models.Q(submitted_by__isnull=False),
                name="submitted_by_someone",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Status.IN_REVIEW) | models.Q(reviewer__isnull=False),
                name="in_review_with_someone",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=[Status.RELEASED, Status.WITHDRAWN], visible_from__isnull=False)
                | models.Q(visible_from__isnull=True)
                & ~models.Q(status__in=[Status.RELEASED, Status.WITHDRAWN]),
                name="released_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["status", "-changed_at"])]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return (self.latest and self.latest.title) or str(_("(tanpa judul)"))

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_scheduled(self) -> bool:
        """Released for a moment still to come."""
        return self.status == Status.RELEASED and bool(
            self.visible_from and self.visible_from > timezone.now()
        )

    @property
    def status_label(self) -> str:
        """The status in the words of the desk: a release to come is called Terjadwal."""
        return str(_("Terjadwal")) if self.is_scheduled else str(Status(self.status).label)


class Transition(models.Model):
    """The table of moves as the database knows it; written by migrations from workflow.MOVES."""

    move = models.CharField(max_length=30)
    from_status = models.CharField(max_length=20, blank=True)
    to_status = models.CharField(max_length=20)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["move", "from_status", "to_status"], name="one_row_per_transition"
            )
        ]

    def __str__(self) -> str:
        return f"{self.move}: {self.from_status} → {self.to_status}"
