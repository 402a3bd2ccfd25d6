"""The read side. The portal reads articles from here and nowhere else."""

import json
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Now
from django.utils.functional import cached_property

from articles.models.article import Article, ChangeKind, Edition, Kind
from articles.models.revision import Revision, held_by_hash
from contributors.models import User, WorkUnit
from events.models import Event

SITEMAP_PART = 5_000  # publications; written into an index


class PublicationQuerySet(models.QuerySet["Publication"]):
    def published(self) -> Self:
        """Public at this moment of the database's clock: the one definition of what is public."""
        return self.filter(
            models.Q(visible_until=None) | models.Q(visible_until__gt=Now()), visible_from__lte=Now()
        )

    def ever_public(self) -> Self:
        """Public now or once; a release taken back before its time has an empty span and never was."""
        return self.filter(
            models.Q(visible_until=None) | models.Q(visible_until__gt=models.F("visible_from")),
            visible_from__lte=Now(),
        )

    def to_come(self) -> Self:
        """Released without an end, and their first second is still to come."""
        return self.filter(visible_until=None, visible_from__gt=Now())

    def ending(self) -> Self:
        """Public at this moment, with an end that is known already."""
        return self.published().filter(visible_until__gt=Now())

    def superseded(self) -> Self:
        """Once public, replaced by a later edition, and the article not withdrawn."""
        return self.filter(
            visible_until__lte=Now(), visible_until__gt=models.F("visible_from"), article__withdrawal=None
        )

    def on_shelf(self, name: str) -> Self:
        """Those that stand on a shelf; order and page them by `shelf__first_published_at`."""
        shelf = models.FilteredRelation("shelves", condition=models.Q(shelves__name=name))
        return self.annotate(shelf=shelf).filter(shelf__name=name)

    def listed(self) -> Self:
        """Only what a card shows: fewer columns make a page of lists cheaper by a third."""
        return self.only(
            "article_id",
            "address",
            "kind",
            "change_kind",
            "visible_from",
            "first_published_at",
            "sha256",
            "card",
        )

    def cards(self) -> Self:
        """Without the body: what lists need."""
        return self.defer("canonical").select_related("unit")


_Publications = models.Manager.from_queryset(PublicationQuerySet)


class PublicationManager(_Publications["Publication"]):
    """Leaves the search index in the database: no page shows it, and it is longer than the text."""

    def get_queryset(self) -> PublicationQuerySet:
        return PublicationQuerySet(self.model, using=self._db).defer("search")


class Card(models.Func):
    """All content but the body, so that lists do not load it."""

    template = "((%(expressions)s)::jsonb - 'body')"


class Publication(models.Model):
    """The approved words of one edition, byte for byte, and the span of time in which they are public.

    Immutable but for `visible_until`. A trigger refuses words that are not the signed revision's. The
    columns beside `canonical` are derived from it for addresses, filters, lists and the search; only
    `search` may be derived again, by actions.indexing.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="publications")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="publications")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="publications")
    canonical = models.TextField()
    sha256 = models.CharField(max_length=64)
    visible_from = models.DateTimeField()
    visible_until = models.DateTimeField(null=True)
    first_published_at = models.DateTimeField()
    address = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    change_kind = models.CharField(max_length=20, choices=ChangeKind)
    unit = models.ForeignKey(WorkUnit, models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, models.PROTECT, null=True, related_name="publications")
    topics = ArrayField(models.CharField(max_length=80), default=list)
    speakers = ArrayField(models.BigIntegerField(), default=list)
    photos = ArrayField(models.CharField(max_length=32), default=list)
    documents = ArrayField(models.BigIntegerField(), default=list)
    urgent = models.BooleanField(default=False)
    imported = models.BooleanField(default=False)
    card = models.GeneratedField(
        expression=Card(models.F("canonical")), output_field=models.JSONField(), db_persist=True
    )

    search = SearchVectorField(default="")

    objects = PublicationManager()

    class Meta:
        ordering = ["-first_published_at", "-id"]
        constraints = [
            held_by_hash("publication_hash_fits"),
            models.CheckConstraint(
                condition=models.Q(visible_until=None)
                | models.Q(visible_until__gte=models.F("visible_from")),
                name="visible_until_after_from",
            ),
        ]
        indexes = [
            models.Index(fields=["-first_published_at", "-id"], name="publication_newest"),
            models.Index(fields=["kind", "-first_published_at", "-id"], name="publication_by_kind"),
            models.Index(fields=["unit", "-first_published_at", "-id"], name="publication_by_unit"),
            models.Index(fields=["change_kind", "-visible_from"], name="publication_by_change"),
            models.Index(
                fields=["-visible_from", "-id"],
                name="publication_corrections",
                condition=models.Q(change_kind__in=[ChangeKind.CORRECTION, ChangeKind.CLARIFICATION]),
            ),
            models.Index(fields=["visible_from"], name="publication_by_start"),
            models.Index(fields=["visible_until"], name="publication_by_end"),
            models.Index(fields=["address"], name="publication_by_address"),
            # all that a sitemap says of an article, read without the rows and their words
            models.Index(
                fields=["id"],
                include=["address", "visible_from", "visible_until"],
                name="publication_in_sitemap",
            ),
            models.Index(
                models.F("id") / SITEMAP_PART, models.F("visible_from").desc(), name="publication_by_sitemap"
            ),
            GinIndex(fields=["topics"], name="publication_by_topic"),
            GinIndex(fields=["speakers"], name="publication_by_speaker"),
            GinIndex(fields=["photos"], name="publication_by_photo"),
            GinIndex(fields=["documents"], name="publication_by_document"),
            # a long list of pending rows would be read by every search
            GinIndex(fields=["search"], name="publication_by_word", gin_pending_list_limit=256),
        ]

    def __str__(self) -> str:
        return self.address

    @cached_property
    def content(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads(self.canonical)
        return content


class Shelf(models.Model):
    """Where a publication stands among those of one topic or one speaker, newest first at any depth.

    Written by a trigger from `topics` and `speakers`: an array's index finds members but cannot order them.
    """

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="shelves")
    name = models.CharField(max_length=100)
    first_published_at = models.DateTimeField()

    class Meta:
        ordering = ["-first_published_at", "-publication_id"]
        verbose_name_plural = "shelves"
        indexes = [
            models.Index(fields=["name", "-first_published_at", "-publication"], name="shelf_newest"),
        ]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def of_topic(slug: str) -> str:
        return f"topik/{slug}"

    @staticmethod
    def of_speaker(speaker_id: int) -> str:
        return f"narasumber/{speaker_id}"


class ShelfCount(models.Model):
    """How many publications without an end a shelf holds: of a topic by its slug, or of a month (`202611`).

    `label` is how a topic is spelled there. Kept by a trigger; the sum over the rows of a name counts, for a
    release takes a row that nobody else holds, so that none waits for another. What a moment makes of it is
    in articles/shelves.py.
    """

    TOPIC, MONTH = "topik", "bulan"

    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=100)
    label = models.TextField()
    number = models.IntegerField()

    class Meta:
        ordering = ["kind", "name", "id"]
        indexes = [models.Index(fields=["kind", "name"], name="shelf_counted")]

    def __str__(self) -> str:
        return f"{self.kind}/{self.name}: {self.number}"


class Withdrawal(models.Model):
    """Why an article left the portal: the public answer at its address. Immutable."""

    article = models.OneToOneField(Article, models.PROTECT, related_name="withdrawal")
    reason = models.TextField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.reason


class FormerAddress(models.Model):
    """An address an article had before, here or in an older system; answers with a permanent redirect."""

    path = models.CharField(max_length=500, unique=True)
    article = models.ForeignKey(Article, models.PROTECT, related_name="former_addresses")

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "former addresses"

    def __str__(self) -> str:
        return self.path
