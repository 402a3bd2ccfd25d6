"""What every outbox of mail has: a key that makes repetition harmless, a lease, attempts."""

from typing import Any, Self

from django.db import models
from django.db.models.functions import Now


class OutgoingQuerySet(models.QuerySet[Any]):
    def deliverable(self) -> Self:
        """Not yet done, not parked, and leased by nobody."""
        return self.filter(done_at=None, parked_at=None).filter(
            models.Q(leased_until=None) | models.Q(leased_until__lt=Now())
        )


class Outgoing(models.Model):
    """One mail to go out. Its words are made when it is sent, so that the row holds no secret."""

    key = models.CharField(max_length=80, unique=True)
    created_at = models.DateTimeField(db_default=Now())
    done_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    parked_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.key
