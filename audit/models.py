"""Append-only facts: the hash-chained log, and the four-eyes releases of registry words.

Rows here hold ids and names, no foreign keys, so that the log never blocks live data.
"""

import json
import uuid
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Coalesce, Now

from audit.lookups import Finds

SearchVectorField.register_lookup(Finds)


class Entry(models.Model):
    """One line of the log. `previous` and `hash` are set by a trigger; update and delete are refused."""

    at = models.DateTimeField(db_default=Now())
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=150)
    action = models.CharField(max_length=60)
    object_type = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    data = models.TextField(default="{}")
    previous = models.CharField(max_length=64, db_default="")
    hash = models.CharField(max_length=64, db_default="")

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "entries"
        indexes = [models.Index(fields=["object_type", "object_id", "id"])]

    def __str__(self) -> str:
        return (
            f"{self.at:%Y-%m-%d %H:%M:%S} {self.actor_name} {self.action} {self.object_type} {self.object_id}"
        )


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    def of(self, object_type: str, object_id: int) -> Self:
        return self.filter(object_type=object_type, object_id=object_id)

    def newest(self) -> Self:
        """The newest snapshot of each object."""
        later = Snapshot.objects.filter(
            object_type=models.OuterRef("object_type"),
            object_id=models.OuterRef("object_id"),
            id__gt=models.OuterRef("id"),
        )
        return self.filter(~models.Exists(later))

    def unreleased(self) -> Self:
        """Newest snapshots without a release of their own: words that wait for a second pair of eyes."""
        released = Release.objects.filter(snapshot=models.OuterRef("pk"))
        return self.newest().filter(~models.Exists(released))

    def releasable_by(self, person_id: int) -> Self:
        """Those with no word of this person since the last approved snapshot of the object."""
        same = {
            "object_type": models.OuterRef("object_type"),
            "object_id": models.OuterRef("object_id"),
        }
        approved = (
            Release.objects.approvals()
            .filter(**same, snapshot__lte=models.OuterRef("pk"))
            .order_by("-snapshot_id")
            .values("snapshot_id")[:1]
        )
        own = Snapshot.objects.filter(
            models.Q(author_id=person_id) | models.Q(co_author_ids__contains=[person_id]),
            **same,
            id__lte=models.OuterRef("pk"),
            id__gt=Coalesce(models.OuterRef("last_approved"), 0),
        )
        return self.annotate(last_approved=models.Subquery(approved)).filter(~models.Exists(own))


class Told(models.Func):
    """A value of the public words, by its path: `{unit,id}`. Computed once, when the words are kept."""

    template = "((%(expressions)s)::jsonb #>> '%(path)s')"


def told(path: str) -> models.Expression:
    return Told(models.F("canonical"), path=path)


class Snapshot(models.Model):
    """The public words of an event, a speaker or a unit as one person left them. Immutable.

    `co_author_ids` wrote words that came along from another object and that nobody else had approved there.
    """

    object_type = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    canonical = models.TextField()
    sha256 = models.CharField(max_length=64)
    author_id = models.BigIntegerField()
    author_name = models.CharField(max_length=150)
    co_author_ids = ArrayField(models.BigIntegerField(), default=list)
    at = models.DateTimeField(db_default=Now())
    # of events: what to sort and narrow by without reading the words of thousands; days are ISO dates
    first_day = models.GeneratedField(
        expression=told("{starts_on}"), output_field=models.TextField(null=True), db_persist=True
    )
    last_day = models.GeneratedField(
        expression=Coalesce(told("{ends_on}"), told("{starts_on}")),
        output_field=models.TextField(null=True),
        db_persist=True,
    )
    unit_id = models.GeneratedField(
        expression=told("{unit,id}"), output_field=models.TextField(null=True), db_persist=True
    )

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["object_type", "object_id", "-id"]),
            models.Index(
                fields=["first_day", "id"], name="event_by_first_day", condition=models.Q(object_type="event")
            ),
            models.Index(
                fields=["last_day", "id"], name="event_by_last_day", condition=models.Q(object_type="event")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id} #{self.pk}"

    @property
    def content(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads(self.canonical)
        return content


class ReleaseQuerySet(models.QuerySet["Release"]):
    def current(self) -> Self:
        """The newest release of each object, withdrawn ones left out."""
        newest = (
            Release.objects.filter(
                object_type=models.OuterRef("object_type"), object_id=models.OuterRef("object_id")
            )
            .order_by("-id")
            .values("id")[:1]
        )
        return self.filter(id=models.Subquery(newest), withdrawn=False)

    def approvals(self) -> Self:
        """Releases whose approval holds: not withdrawn later, unless other words were approved in between."""
        same = {"object_type": models.OuterRef("object_type"), "object_id": models.OuterRef("object_id")}
        others_between = Release.objects.filter(
            ~models.Q(snapshot=models.OuterRef(models.OuterRef("snapshot"))),
            **same,
            withdrawn=False,
            id__gt=models.OuterRef(models.OuterRef("id")),
            id__lt=models.OuterRef("id"),
        )
        withdrawals = Release.objects.filter(
            ~models.Exists(others_between), **same, withdrawn=True, id__gt=models.OuterRef("id")
        )
        return self.filter(~models.Exists(withdrawals), withdrawn=False)

    def of(self, object_type: str, object_id: int) -> Self:
        return self.filter(object_type=object_type, object_id=object_id)


_Releases = models.Manager.from_queryset(ReleaseQuerySet)


class ReleaseManager(_Releases["Release"]):
    """Leaves the search index in the database: no page shows it."""

    def get_queryset(self) -> ReleaseQuerySet:
        return ReleaseQuerySet(self.model, using=self._db).defer("search")


class Release(models.Model):
    """An editor's approval of one snapshot: from here on its words are public.

    A trigger refuses a release whose approver wrote any snapshot since the last approved one. Immutable, but
    `search`, which is derived from the snapshot, may be derived again.
    """

    snapshot = models.ForeignKey(Snapshot, models.PROTECT)
    object_type = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    slug = models.SlugField(max_length=120)
    approver_id = models.BigIntegerField()
    approver_name = models.CharField(max_length=150)
    withdrawn = models.BooleanField(default=False)
    at = models.DateTimeField(db_default=Now())

    search = SearchVectorField(default="")

    objects = ReleaseManager()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["object_type", "object_id", "-id"]),
            models.Index(fields=["object_type", "slug"]),
            GinIndex(fields=["search"], name="release_by_word", gin_pending_list_limit=256),
        ]

    def __str__(self) -> str:
        return f"{self.object_type} {self.slug}"


class PublicChange(models.Model):
    """Marks that triggers set anew when a public fact changes; see audit/public_changes.py.

    There are as many rows as transactions ever changed something public at the same time.
    """

    mark = models.UUIDField(default=uuid.uuid4)
    removal = models.UUIDField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.mark)
