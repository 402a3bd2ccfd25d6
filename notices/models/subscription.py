"""Readers who asked for mail, the letters to them, and how often someone asked."""

import secrets

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from notices.models.outbox import Outgoing


def new_nonce() -> str:
    """16 characters, 96 bits. It is no secret: links carry a signature over it."""
    return secrets.token_urlsafe(12)


class Rhythm(models.TextChoices):
    DAILY = "daily", _("Setiap hari")
    WEEKLY = "weekly", _("Setiap pekan, hari Senin")


class Subscription(models.Model):
    """What one address wants to read; without a choice everything. Unconfirmed ones get one mail, no more.

    `told_until` is the end of the last digest, `told_period` names it, such as "2026-11-24" or "2026-W48".
    """

    address = models.EmailField(max_length=254)
    kind = models.CharField(max_length=20, blank=True)
    unit = models.SlugField(max_length=80, blank=True)
    topic = models.SlugField(max_length=80, blank=True)
    rhythm = models.CharField(max_length=10, choices=Rhythm)
    nonce = models.CharField(max_length=16, default=new_nonce)
    asked_at = models.DateTimeField(db_default=Now())
    confirmed_at = models.DateTimeField(null=True)
    told_until = models.DateTimeField(null=True)
    told_period = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["address"],
                condition=models.Q(confirmed_at=None),
                name="one_open_question_per_address",
            ),
            models.UniqueConstraint(
                fields=["address"],
                condition=models.Q(confirmed_at__isnull=False),
                name="one_subscription_per_address",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_at=None, told_until=None)
                | models.Q(confirmed_at__isnull=False, told_until__isnull=False),
                name="told_since_confirmed",
            ),
            models.CheckConstraint(
                condition=models.Q(rhythm__in=Rhythm.values), name="subscription_rhythm_is_known"
            ),
        ]
        indexes = [models.Index(fields=["rhythm", "told_period", "id"], name="subscription_due")]

    def __str__(self) -> str:
        return self.address


class Letter(Outgoing):
    """One mail to one reader: the question whether they asked, or a digest of a span of time.

    Its words are made when it is sent, so that it holds no secret and nothing that was withdrawn meanwhile.
    """

    class Kind(models.TextChoices):
        QUESTION = "question", _("Konfirmasi")
        DIGEST = "digest", _("Ringkasan")

    kind = models.CharField(max_length=10, choices=Kind)
    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="letters")
    since = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["id"], name="letter_undelivered", condition=models.Q(done_at=None, parked_at=None)
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="question", since=None, until=None)
                | models.Q(kind="digest", since__isnull=False, until__isnull=False),
                name="a_digest_has_a_span",
            )
        ]


class Tally(models.Model):
    """How often something happened in a span of time; `key` names both and no one's address."""

    key = models.CharField(max_length=100, unique=True)
    count = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "tallies"

    def __str__(self) -> str:
        return self.key
