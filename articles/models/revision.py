"""What was written, who signed it, what happened: immutable rows. And the buffer, which is none."""

import json
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.models.article import Edition
from articles.workflow import MOVE, Status
from contributors.models import User


class FromJson(models.Func):
    """`canonical::jsonb ->> key` of a text column that holds canonical JSON."""

    template = "((%(expressions)s)::jsonb ->> '%(key)s')"


def held_by_hash(name: str) -> models.CheckConstraint:
    """The database itself holds `sha256` to the bytes of `canonical`."""
    return models.CheckConstraint(
        condition=models.Q(sha256=models.Func(models.F("canonical"), template=HASH)), name=name
    )


HASH = "encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')"


class Revision(models.Model):
    """The content of an edition at one save. Number 0 is a byte copy of published text, no one's words.

    `co_author_ids` wrote words that came along from registry or library and that nobody had approved there.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    canonical = models.TextField()
    sha256 = models.CharField(max_length=64)
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    co_author_ids = ArrayField(models.BigIntegerField(), default=list)
    at = models.DateTimeField(db_default=Now())
    title = models.GeneratedField(
        expression=FromJson(models.F("canonical"), key="title"),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["edition", "number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="one_revision_per_number"),
            models.UniqueConstraint(fields=["id", "sha256"], name="revision_by_hash"),
            held_by_hash("revision_hash_fits"),
        ]

    def __str__(self) -> str:
        return f"{self.title} v{self.number}"

    @cached_property
    def content(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads(self.canonical)
        return content


class Signature(models.Model):
    """One person approves exactly one revision, by its hash."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="signatures")
    sha256 = models.CharField(max_length=64)
    signer = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "signer"], name="one_signature_per_person")
        ]

    def __str__(self) -> str:
        return f"{self.signer}: {self.sha256[:12]}"


class StatusChange(models.Model):
    """One line of an edition's history."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="changes")
    move = models.CharField(max_length=30)
    from_status = models.CharField(max_length=20, blank=True)
    to_status = models.CharField(max_length=20, choices=Status)
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    comment = models.TextField(blank=True)
    visible_from = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["edition", "-id"])]

    def __str__(self) -> str:
        return self.sentence

    @property
    def sentence(self) -> str:
        """What happened, in words: `Rina mengajukan naskah`."""
        first = {"start": _("memulai naskah"), "import": _("memasukkan berita lama")}
        done = first[self.move] if self.move in first else MOVE[self.move].done
        return f"{self.by.name} {done}"


class Remark(models.Model):
    """A reviewer's note on a revision, with the words it is about; only its resolution may change."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="remarks")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    quote = models.CharField(_("kata yang dimaksud"), max_length=300, blank=True)
    body = models.TextField(_("catatan"), max_length=2000)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    resolved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(resolved_by=None, resolved_at=None)
                | models.Q(resolved_by__isnull=False, resolved_at__isnull=False),
                name="remark_resolved_by_someone",
            )
        ]

    def __str__(self) -> str:
        return self.body


class Autosave(models.Model):
    """What one person typed and has not saved: gone on save, else there for them to find."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="autosaves")
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    base = models.ForeignKey(Revision, models.CASCADE, related_name="+")
    data = models.JSONField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["edition", "user"], name="one_buffer_per_person")]

    def __str__(self) -> str:
        return f"{self.edition} – {self.user}"
