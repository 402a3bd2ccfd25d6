"""Certificates: a ledger that outlives the data of those who came.

What a certificate says is written once and never changed: a correction is a further version, a revocation a
row beside it. docs/adr/0024-certificate-ledger.md says why names stay here.
"""

import secrets
from base64 import b32encode
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from contributors.models import User
from events.models.closing import NAME_LENGTH, Closing, CommitteeMember, NumberSeries
from events.models.programme import Event
from events.models.registration import Registration
from speakers.models import Speaker


class CertificateRole(models.TextChoices):
    """PARTICIPANT and COMMITTEE beside the roles of appearances."""

    PARTICIPANT = "peserta", _("Peserta")
    SPEAKER = "narasumber", _("Narasumber")
    MODERATOR = "moderator", _("Moderator")
    HOST = "pembawa_acara", _("Pembawa acara")
    OPENER = "pembuka", _("Pembuka acara")
    MINUTES = "notulis", _("Notulis")
    COMMITTEE = "panitia", _("Panitia")


class CertificateStatus(models.TextChoices):
    VALID = "valid", _("Berlaku")
    CORRECTED = "corrected", _("Diperbaiki")
    REVOKED = "revoked", _("Dicabut")


def new_token() -> str:
    """130 random bits as 26 letters and digits that are hard to mistake for each other.

    Random and stored, not derived from a key: codes on paper must still be found when keys have changed. What
    it opens is what the same row says, so a hash would hide nothing.
    """
    return b32encode(secrets.token_bytes(17)).decode()[:26]


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def with_status(self) -> Self:
        """With what `status` reads, so that a list takes no query a row."""
        revoked = Revocation.objects.filter(certificate=OuterRef("pk"))
        return self.annotate(version_count=Count("versions"), is_revoked=Exists(revoked))


class Certificate(models.Model):
    """One number, one person, one role. Immutable and never deleted; its words are in its versions.

    Exactly one of `registration`, `speaker` and `member` says for whom it is. The words of the registration
    go in their time; the row stays, emptied.
    """

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="certificates")
    serial = models.PositiveIntegerField()
    number = models.CharField(max_length=200, unique=True)
    token = models.CharField(max_length=26, unique=True, default=new_token)
    closing = models.ForeignKey(Closing, models.PROTECT, related_name="certificates")
    event = models.ForeignKey(Event, models.PROTECT, related_name="certificates")
    role = models.CharField(max_length=20, choices=CertificateRole)
    registration = models.OneToOneField(Registration, models.PROTECT, null=True, related_name="certificate")
    speaker = models.ForeignKey(Speaker, models.PROTECT, null=True, related_name="+")
    member = models.OneToOneField(CommitteeMember, models.PROTECT, null=True, related_name="certificate")
    issued_at = models.DateTimeField(db_default=Now())
    issued_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["series", "serial"], name="one_certificate_per_number"),
            models.UniqueConstraint(fields=["event", "speaker", "role"], name="one_certificate_per_speaker"),
            models.CheckConstraint(
                condition=Q(role="peserta", registration__isnull=False, speaker=None, member=None)
                | Q(role="panitia", registration=None, speaker=None, member__isnull=False)
                | (
                    ~Q(role__in=["peserta", "panitia"])
                    & Q(
                        role__in=CertificateRole.values, registration=None, speaker__isnull=False, member=None
                    )
                ),
                name="certificate_is_of_one_person",
            ),
            models.CheckConstraint(
                condition=Q(serial__gte=1) & Q(token__regex=r"^[A-Z2-7]{26}$"),  # noqa: S106
                name="certificate_is_well_formed",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def status(self) -> CertificateStatus:
        """Of rows that came by `with_status`."""
        if self.is_revoked:  # type: ignore[attr-defined]
            return CertificateStatus.REVOKED
        return CertificateStatus.CORRECTED if self.version_count > 1 else CertificateStatus.VALID  # type: ignore[attr-defined]


class CorrectionProposal(models.Model):
    """Somebody asks for another name on a certificate; another person issues it. Append-only."""

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="proposals")
    name = models.CharField(_("nama yang benar"), max_length=NAME_LENGTH)
    reason = models.CharField(_("alasan, terbaca publik"), max_length=300)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(name__regex=r"\S", reason__regex=r"\S"), name="correction_says_what_and_why"
            )
        ]

    def __str__(self) -> str:
        return self.name


class CertificateVersion(models.Model):
    """What a certificate says, in words of its day; the first, or one of a correction. Append-only."""

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    proposal = models.OneToOneField(CorrectionProposal, models.PROTECT, null=True, related_name="version")
    name = models.CharField(max_length=NAME_LENGTH)
    hat = models.CharField(max_length=420, blank=True)
    event_title = models.CharField(max_length=250)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    place = models.CharField(max_length=320, blank=True)
    unit_name = models.CharField(max_length=200)
    sessions = ArrayField(models.CharField(max_length=200), default=list)
    hours = models.PositiveSmallIntegerField(default=0)
    official_name = models.CharField(max_length=200)
    official_post = models.CharField(max_length=200)
    signed_on = models.DateField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["certificate", "number"]
        constraints = [
            models.UniqueConstraint(fields=["certificate", "number"], name="one_version_per_number"),
            models.CheckConstraint(condition=Q(name__regex=r"\S"), name="certificate_has_a_name"),
            models.CheckConstraint(
                condition=Q(number=1, proposal=None) | Q(number__gt=1, proposal__isnull=False),
                name="later_versions_are_corrections",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.certificate_id}/{self.number}: {self.name}"


class Revocation(models.Model):
    """A certificate counts no more, for a reason that everybody may read. Append-only."""

    certificate = models.OneToOneField(Certificate, models.PROTECT, related_name="revocation")
    reason = models.CharField(_("alasan, terbaca publik"), max_length=300)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(reason__regex=r"\S"), name="revocation_has_a_reason")
        ]

    def __str__(self) -> str:
        return self.reason
