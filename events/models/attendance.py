"""Who was there: marks that are only ever added, and the hours in which they can be made."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from contributors.models import User
from events.models.programme import Session
from events.models.registration import Registration


class Direction(models.TextChoices):
    IN = "in", _("Masuk")
    OUT = "out", _("Pulang")


class Way(models.TextChoices):
    SCAN = "scan", _("Kode peserta dipindai")
    HALL = "hall", _("Kode di layar ruangan")
    SEARCH = "search", _("Dicari panitia")
    WALK_IN = "walk_in", _("Dicatat di pintu")
    IMPORT = "import", _("Berkas rapat daring")


class MarkQuerySet(models.QuerySet["AttendanceMark"]):
    def standing(self) -> Self:
        """Those that nobody took back."""
        return self.filter(~Exists(AttendanceVoid.objects.filter(mark=OuterRef("pk"))))


class AttendanceMark(models.Model):
    """One person came to, or left, one session. Append-only; what was wrong gets an AttendanceVoid.

    `at` is the moment at the door, `noted_at` when it reached us: a device without a line sends later.
    `nonce` is the device's own number of the mark, so that what is sent twice is there once. `turn` is how
    often this person's marks of this direction were taken back before; a trigger counts it, and one mark a
    turn is one presence, whatever two devices do at once. `by` is NULL where the participant did it.
    `minutes` is what a file of an online meeting says, NULL otherwise.
    """

    session = models.ForeignKey(Session, models.PROTECT, related_name="marks")
    registration = models.ForeignKey(Registration, models.PROTECT, related_name="marks")
    direction = models.CharField(max_length=3, choices=Direction)
    at = models.DateTimeField()
    noted_at = models.DateTimeField(db_default=Now())
    way = models.CharField(max_length=8, choices=Way)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    nonce = models.CharField(max_length=64, unique=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    reason = models.CharField(_("alasan"), max_length=300, blank=True)
    turn = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = MarkQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "registration", "direction", "turn"], name="one_presence_per_direction"
            ),
            models.CheckConstraint(
                condition=Q(way__in=Way.values) & Q(direction__in=Direction.values), name="mark_is_known"
            ),
            models.CheckConstraint(
                condition=Q(way=Way.HALL, by=None) | (~Q(way=Way.HALL) & Q(by__isnull=False)),
                name="mark_names_its_maker",
            ),
            models.CheckConstraint(
                condition=Q(way=Way.IMPORT, minutes__isnull=False) | (~Q(way=Way.IMPORT) & Q(minutes=None)),
                name="mark_has_minutes_when_imported",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration_id} – {self.session_id} – {self.direction}"


class AttendanceVoid(models.Model):
    """A mark was wrong. The mark stays, with this beside it."""

    mark = models.OneToOneField(AttendanceMark, models.PROTECT, related_name="void")
    reason = models.CharField(_("alasan"), max_length=300)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(reason__regex=r"\S"), name="void_has_a_reason"),
        ]

    def __str__(self) -> str:
        return self.reason


class SessionHours(models.Model):
    """When marks of one session can be made, where the unit wants other hours than the settings give.

    Each is counted from the midnight that begins the session's day, so that it moves along with the day;
    NULL is as derived (attending/hours.py). `needs_out`: minutes are known only of those who were marked
    leaving as well; without it everybody counts as having stayed to the end.
    """

    session = models.OneToOneField(Session, models.CASCADE, related_name="hours")
    in_opens = models.DurationField(_("presensi masuk dibuka"), null=True, blank=True)
    in_closes = models.DurationField(_("presensi masuk ditutup"), null=True, blank=True)
    out_opens = models.DurationField(_("presensi pulang dibuka"), null=True, blank=True)
    out_closes = models.DurationField(_("presensi pulang ditutup"), null=True, blank=True)
    needs_out = models.BooleanField(_("kepulangan juga dicatat"), default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(in_opens=None) | Q(in_closes=None) | Q(in_closes__gt=models.F("in_opens")),
                name="hours_of_coming_in_order",
                violation_error_message=_("Waktu tutup harus sesudah waktu buka."),
            ),
            models.CheckConstraint(
                condition=Q(out_opens=None) | Q(out_closes=None) | Q(out_closes__gt=models.F("out_opens")),
                name="hours_of_leaving_in_order",
                violation_error_message=_("Waktu tutup harus sesudah waktu buka."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session}"
