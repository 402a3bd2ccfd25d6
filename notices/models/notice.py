"""The outbox: what people are told, in the app and by mail."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class NoticeQuerySet(models.QuerySet["Notice"]):
    def of(self, user: models.Model) -> Self:
        return self.filter(recipient=user)

    def unread(self) -> Self:
        return self.filter(read_at=None)

    def deliverable(self) -> Self:
        """Not yet sent, not parked, and leased by nobody."""
        return self.filter(sent_at=None, parked_at=None).filter(
            models.Q(leased_until=None) | models.Q(leased_until__lt=Now())
        )


class Notice(models.Model):
    """One message to one person. `key` makes a repeated effect harmless and is the mail's Message-ID."""

    key = models.CharField(max_length=160, unique=True)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    path = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(db_default=Now())
    read_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    parked_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["recipient", "-id"]),
            models.Index(
                fields=["id"],
                name="notice_undelivered",
                condition=models.Q(sent_at=None, parked_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.subject
