"""Mail to those who registered: what happened to their registration."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.registration import Registration
from notices.models.outbox import Outgoing


class RegistrationLetter(Outgoing):
    """One mail about one registration, to its address; its words are made when it is sent."""

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

    kind = models.CharField(max_length=10, choices=Kind)
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="letters")

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["id"],
                name="registration_letter_due",
                condition=models.Q(done_at=None, parked_at=None),
            )
        ]
