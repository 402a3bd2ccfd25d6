"""What the WebSub hub is told: that feeds changed, once for each coming and going of a text."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now


class PingQuerySet(models.QuerySet["Ping"]):
    def deliverable(self) -> Self:
        """Not yet told, not parked, and leased by nobody."""
        return self.filter(told_at=None, parked_at=None).filter(
            models.Q(leased_until=None) | models.Q(leased_until__lt=Now())
        )


class Ping(models.Model):
    """The addresses of feeds that changed; `key` makes it one ping however often a worker looks."""

    key = models.CharField(max_length=80, unique=True)
    addresses = ArrayField(models.CharField(max_length=400))
    created_at = models.DateTimeField(db_default=Now())
    told_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    parked_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    objects = PingQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["id"], name="ping_undelivered", condition=models.Q(told_at=None, parked_at=None)
            )
        ]

    def __str__(self) -> str:
        return self.key
