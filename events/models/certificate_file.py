"""The PDFs of certificates: those that were handed out, and those that are still to be made."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from events.models.certificate import CertificateVersion


class CertificateFile(models.Model):
    """The PDF of a version as it was handed out: its bytes lie in CERTIFICATE_ROOT. Append-only."""

    version = models.OneToOneField(CertificateVersion, models.PROTECT, related_name="file")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["sha256"])]

    def __str__(self) -> str:
        return self.sha256


class UnprintedQuerySet(models.QuerySet["Unprinted"]):
    def due(self) -> Self:
        """Not parked, and leased by nobody."""
        return self.filter(parked_at=None).filter(Q(leased_until=None) | Q(leased_until__lt=Now()))


class Unprinted(models.Model):
    """A version whose PDF is still to be made; the row goes when it is there."""

    version = models.OneToOneField(CertificateVersion, models.CASCADE, related_name="unprinted")
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    parked_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=300, blank=True)

    objects = UnprintedQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "unprinted"

    def __str__(self) -> str:
        return f"{self.version_id}"
