"""Narasumber and the posts they hold over time."""

from datetime import date
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from library.models import Photo


class Speaker(models.Model):
    """A person who speaks at events or is quoted. A single name is a full name; titles stand apart."""

    name = models.CharField(_("nama"), max_length=150)
    title_before = models.CharField(_("gelar di depan nama"), max_length=60, blank=True)
    title_after = models.CharField(_("gelar di belakang nama"), max_length=60, blank=True)
    nickname = models.CharField(_("sapaan akrab"), max_length=60, blank=True)
    handle = models.CharField(_("nama akun"), max_length=60, blank=True)
    aliases = ArrayField(
        models.CharField(max_length=150), verbose_name=_("ejaan lain"), default=list, blank=True
    )
    slug = models.SlugField(_("alamat"), max_length=120, unique=True)
    photo = models.ForeignKey(Photo, models.PROTECT, null=True, blank=True, verbose_name=_("foto"))
    biography = models.TextField(_("biografi"), max_length=4000, blank=True)

    class Meta:
        ordering = [Lower("name"), "id"]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """The name with titles, as EYD V writes it: `Dr. Nama, M.Si.`"""
        name = " ".join(part for part in (self.title_before, self.name) if part)
        return f"{name}, {self.title_after}" if self.title_after else name

    def public_words(self) -> dict[str, Any]:
        """What the portal shows of this person once an editor has released it."""
        return {
            "slug": self.slug,
            "name": self.full_name,
            "nickname": self.nickname,
            "handle": self.handle,
            "biography": self.biography,
            "photo": self.photo.token if self.photo else None,
            "photo_alt": self.photo.alt if self.photo else "",
            "photo_credit": self.photo.credit if self.photo else "",
            "appointments": [
                {
                    "position": appointment.position,
                    "organisation": appointment.organisation,
                    "starts_on": appointment.starts_on and appointment.starts_on.isoformat(),
                    "ends_on": appointment.ends_on and appointment.ends_on.isoformat(),
                }
                for appointment in self.appointments.all()
            ],
        }


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def on(self, day: date) -> Self:
        """Appointments that were held on a day; an open end means still held."""
        return self.filter(
            models.Q(starts_on=None) | models.Q(starts_on__lte=day),
            models.Q(ends_on=None) | models.Q(ends_on__gte=day),
        )


class Appointment(models.Model):
    """A position at an organisation from – to; a person may hold several at once."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="appointments")
    position = models.CharField(_("jabatan"), max_length=200)
    organisation = models.CharField(_("instansi"), max_length=200, blank=True)
    starts_on = models.DateField(_("sejak"), null=True, blank=True)
    ends_on = models.DateField(_("sampai"), null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = [models.F("starts_on").desc(nulls_last=True), "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(ends_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="appointment_ends_after_it_starts",
                violation_error_message=_("Tanggal selesai mendahului tanggal mulai."),
            )
        ]

    def __str__(self) -> str:
        return self.hat

    def is_held_on(self, day: date) -> bool:
        """The same rule as `AppointmentQuerySet.on`, for posts already at hand."""
        return (self.starts_on or day) <= day <= (self.ends_on or day)

    @property
    def hat(self) -> str:
        """Position and organisation in one line: `Kepala Biro Hukum, Kementerian Contoh`."""
        return ", ".join(part for part in (self.position, self.organisation) if part)
