"""Mail to those who registered: what happened to their registration."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from audit.models import Release
from events.models.registration import Registration
from notices.models.outbox import Outgoing


class RegistrationLetter(Outgoing):
    """One mail about one registration, to its address; its words are made when it is sent.

    `release` is the one of the event that a letter about a change tells of.
    """

    class Kind(models.TextChoices):
        QUESTION = "question", _("Konfirmasi pendaftaran")
        CONFIRMED = "confirmed", _("Terdaftar")
        WAITING = "waiting", _("Masuk daftar tunggu")
        FULL = "full", _("Tidak ada tempat")
        OFFER = "offer", _("Tawaran tempat")
        LAPSED = "lapsed", _("Tawaran lewat waktu")
        CANCELLED = "cancelled", _("Dibatalkan")
        REMOVED = "removed", _("Dibatalkan panitia")
        ALREADY = "already", _("Sudah terdaftar")
        CHANGED = "changed", _("Acara berubah")

    kind = models.CharField(max_length=10, choices=Kind)
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="letters")
    release = models.ForeignKey(Release, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["id"],
                name="registration_letter_due",
                condition=models.Q(done_at=None, parked_at=None),
            )
        ]
