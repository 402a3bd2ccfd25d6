"""How many may come, and who asked for which places."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events.models.programme import Session
from events.models.registration import Registration
from events.models.registration_form import RegistrationForm

FEW = 10  # places, below which there are only few left


class Quota(models.Model):
    """The places of an event (`session` NULL: every form has this one) or of one session.

    `taken` is the number of seats whose registration is confirmed or offered: triggers compare it at the end
    of every transaction. `arrivals` counts those who confirmed their address; only the event's quota counts.
    """

    form = models.ForeignKey(RegistrationForm, models.CASCADE, related_name="quotas")
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="quotas")
    capacity = models.PositiveIntegerField(_("kuota"))
    taken = models.PositiveIntegerField(default=0, editable=False)
    arrivals = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["form", F("session").asc(nulls_first=True)]
        constraints = [
            models.CheckConstraint(condition=Q(taken__lte=F("capacity")), name="quota_never_overbooked"),
            models.CheckConstraint(condition=Q(capacity__lte=100_000), name="quota_within_reason"),
            models.UniqueConstraint(
                fields=["form", "session"], nulls_distinct=False, name="one_quota_per_session"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.taken}/{self.capacity}"

    @property
    def left(self) -> int:
        return self.capacity - self.taken


class Seat(models.Model):
    """A registration asks for a place of a quota: of the event's always, of those of chosen sessions."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="seats")
    quota = models.ForeignKey(Quota, models.PROTECT, related_name="seats")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["registration", "quota"], name="one_seat_per_registration")
        ]

    def __str__(self) -> str:
        return f"{self.registration_id} – {self.quota_id}"
