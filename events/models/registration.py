"""Who wants to come, what they told, what they agreed to, and what happened since."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from audit.models import Snapshot
from contributors.models import User
from events.models.registration_form import Question, RegistrationForm
from events.workflow import ACTIVE, HOLDING, MOVE, TIMED, RegistrationStatus


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def active(self) -> Self:
        return self.filter(status__in=ACTIVE)

    def holding(self) -> Self:
        """Those who have a place, or are offered one."""
        return self.filter(status__in=HOLDING)

    def waiting(self) -> Self:
        """The waiting list, oldest first."""
        return self.filter(status=RegistrationStatus.WAITING).order_by("arrival")


class Registration(models.Model):
    """One person for one event. `snapshot` is the released form, with the notice, under which it was made.

    `address` is normalised and one of the active; letters go to `mail_to`, the same. `arrival` is the place
    in the order of those who proved their address. Who came to the door unregistered has neither place nor
    arrival, and needs no address. Links and badges are kept as SHA-256 only, see
    registering/links.py. A row is never deleted: when its data go, they become "".
    """

    form = models.ForeignKey(RegistrationForm, models.PROTECT, related_name="registrations")
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="+")
    address = models.CharField(max_length=320, blank=True)
    mail_to = models.CharField(max_length=320, blank=True)
    status = models.CharField(
        max_length=12, choices=RegistrationStatus, default=RegistrationStatus.UNCONFIRMED
    )
    arrival = models.PositiveIntegerField(null=True)
    nonce = models.CharField(max_length=32)
    link_hash = models.CharField(max_length=64, unique=True)
    badge_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(db_default=Now())
    changed_at = models.DateTimeField(db_default=Now())
    due_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(_("alasan"), max_length=500, blank=True)
    erased_at = models.DateTimeField(null=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["form", "address"],
                condition=Q(status__in=ACTIVE) & ~Q(address=""),
                name="one_registration_per_address",
            ),
            models.UniqueConstraint(fields=["form", "arrival"], name="one_registration_per_arrival"),
            models.CheckConstraint(
                condition=Q(status__in=RegistrationStatus.values), name="registration_status_is_known"
            ),
            models.CheckConstraint(
                condition=(Q(status__in=TIMED) & Q(due_at__isnull=False))
                | (~Q(status__in=TIMED) & Q(due_at=None)),
                name="registration_ends_when_timed",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=ACTIVE)
                | Q(status=RegistrationStatus.WALK_IN)
                | (~Q(address="") & ~Q(mail_to="")),
                name="registration_has_an_address_while_active",
            ),
            models.CheckConstraint(
                condition=Q(arrival__isnull=False)
                | ~Q(status__in=[*HOLDING, RegistrationStatus.WAITING, RegistrationStatus.DECLINED]),
                name="registration_arrived_before_it_holds",
            ),
        ]
        indexes = [
            models.Index(fields=["form", "status", "arrival"], name="registration_in_order"),
            models.Index(fields=["form", "-id"], name="registration_newest"),
            models.Index(fields=["due_at"], name="registration_due", condition=Q(due_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.form_id}/{self.pk}"

    @property
    def status_label(self) -> str:
        return str(RegistrationStatus(self.status).label)

    @property
    def is_active(self) -> bool:
        return self.status in ACTIVE


class Answer(models.Model):
    """What a person told in one field: a row each, so that each can go in its own time.

    `retention_days` is that of the released form at the time. The address is in the registration, not here.
    """

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    values = ArrayField(models.TextField())
    retention_days = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["registration", "question__number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["registration", "question"], name="one_answer_per_question")
        ]

    def __str__(self) -> str:
        return ", ".join(self.values)


class Consent(models.Model):
    """A person agreed to exactly these words. Only its withdrawal is ever added."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="consents")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="+")
    text = models.CharField(max_length=300)
    given_at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "question"],
                condition=Q(withdrawn_at=None),
                name="one_consent_stands_per_question",
            )
        ]

    def __str__(self) -> str:
        return self.text


class RegistrationChange(models.Model):
    """One line of a registration's history; append-only, and free of personal data of the participant."""

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="changes")
    move = models.CharField(max_length=12)
    from_status = models.CharField(max_length=12, blank=True)
    to_status = models.CharField(max_length=12, choices=RegistrationStatus)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["registration", "-id"])]

    def __str__(self) -> str:
        return str(MOVE[self.move].done)


class RegistrationTransition(models.Model):
    """The database's copy of the table of moves; written by migrations only."""

    move = models.CharField(max_length=12)
    from_status = models.CharField(max_length=12, blank=True)
    to_status = models.CharField(max_length=12)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["move", "from_status", "to_status"], name="one_registration_transition"
            )
        ]

    def __str__(self) -> str:
        return f"{self.from_status} → {self.to_status}"
