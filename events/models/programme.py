"""Events, their sessions, and who appeared there wearing which hat."""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from contributors.models import User, WorkUnit
from contributors.roles import Permission
from events.models.status import EventStatus, LiveAccess
from speakers.models import Appointment, Speaker
from text.dates import ZONES


class EventKind(models.TextChoices):
    SHARING_SESSION = "sharing_session", _("Sharing session")
    MEETING = "rapat", _("Rapat")
    BRIEFING = "sosialisasi", _("Sosialisasi")
    TRAINING = "pelatihan", _("Pelatihan")
    SEMINAR = "seminar", _("Seminar")
    PRESS_CONFERENCE = "konferensi_pers", _("Konferensi pers")
    CEREMONY = "upacara", _("Upacara")
    VISIT = "kunjungan", _("Kunjungan kerja")
    OTHER = "lainnya", _("Kegiatan lain")


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, user: User) -> Self:
        """Contributors see the events of their units; those who read all see all."""
        if user.may(Permission.READ_ALL_ARTICLES):
            return self
        return self.filter(unit__in=WorkUnit.objects.of(user))

    def with_last_day(self) -> Self:
        """With `last_day`, the first day when the event lasts one."""
        return self.annotate(last_day=Coalesce("ends_on", "starts_on"))

    def ending_from(self, day: datetime.date) -> Self:
        """Those that are still to come on a day, or still last."""
        return self.filter(models.Q(starts_on__gte=day) | models.Q(ends_on__gte=day))

    def ended_before(self, day: datetime.date) -> Self:
        return self.filter(starts_on__lt=day).exclude(ends_on__gte=day)


class Event(models.Model):
    """A kegiatan. Dates and times are local to `time_zone`.

    A status other than the plain one has a public reason; the former days are those the public knew before an
    event was rescheduled.
    """

    kind = models.CharField(_("jenis"), max_length=20, choices=EventKind, default=EventKind.SHARING_SESSION)
    title = models.CharField(_("nama kegiatan"), max_length=250)
    slug = models.SlugField(_("alamat"), max_length=120, unique=True)
    unit = models.ForeignKey(WorkUnit, models.PROTECT, verbose_name=_("penyelenggara"))
    venue = models.CharField(_("tempat"), max_length=200, blank=True)
    city = models.CharField(_("kota"), max_length=100, blank=True)
    time_zone = models.CharField(
        _("zona waktu"), max_length=4, choices=[(zone, zone) for zone in ZONES], default="WIB"
    )
    starts_on = models.DateField(_("tanggal mulai"))
    ends_on = models.DateField(_("tanggal selesai"), null=True, blank=True)
    summary = models.TextField(_("keterangan"), max_length=2000, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=EventStatus, default=EventStatus.SCHEDULED)
    status_reason = models.CharField(_("alasan"), max_length=300, blank=True)
    former_starts_on = models.DateField(_("tanggal mulai semula"), null=True, blank=True)
    former_ends_on = models.DateField(_("tanggal selesai semula"), null=True, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="event_ends_after_it_starts",
                violation_error_message=_("Tanggal selesai mendahului tanggal mulai."),
            ),
            models.CheckConstraint(condition=models.Q(time_zone__in=list(ZONES)), name="event_zone_is_known"),
            models.CheckConstraint(
                condition=models.Q(status__in=EventStatus.values), name="event_status_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(status=EventStatus.SCHEDULED, status_reason="")
                | (~models.Q(status=EventStatus.SCHEDULED) & models.Q(status_reason__regex=r"\S.{8,}\S")),
                name="event_status_has_its_reason",
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(status=EventStatus.RESCHEDULED, former_starts_on__isnull=False)
                    & ~models.Q(former_starts_on=models.F("starts_on"))
                    & (
                        models.Q(former_ends_on=None)
                        | models.Q(former_ends_on__gte=models.F("former_starts_on"))
                    )
                )
                | (
                    ~models.Q(status=EventStatus.RESCHEDULED)
                    & models.Q(former_starts_on=None, former_ends_on=None)
                ),
                name="event_former_days_of_rescheduled",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def public_words(self) -> dict[str, Any]:
        """What the portal shows of this event once an editor has released it."""
        return {
            "slug": self.slug,
            "kind": self.kind,
            "title": self.title,
            "unit": {"id": self.unit_id, "slug": self.unit.slug, "name": self.unit.name},
            "venue": self.venue,
            "city": self.city,
            "time_zone": self.time_zone,
            "starts_on": self.starts_on.isoformat(),
            "ends_on": self.ends_on.isoformat() if self.ends_on else None,
            "summary": self.summary,
            "sessions": [session.public_words() for session in self.sessions.all()],
            **self.public_status(),
        }

    def public_status(self) -> dict[str, Any]:
        """Nothing for a plain status: words that were released before there was any other stay the same."""
        if self.status == EventStatus.SCHEDULED:
            return {}
        former = [day.isoformat() if day else None for day in (self.former_starts_on, self.former_ends_on)]
        days = {"former_starts_on": former[0], "former_ends_on": former[1]} if former[0] else {}
        return {"status": self.status, "status_reason": self.status_reason, **days}


class Session(models.Model):
    """One part of an event, in order; times are wall-clock times of the event's zone.

    A trigger refuses a date outside the days of the event.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="sessions")
    number = models.PositiveSmallIntegerField(_("urutan"))
    title = models.CharField(_("judul sesi"), max_length=200)
    topic = models.CharField(_("materi"), max_length=300, blank=True)
    date = models.DateField(_("tanggal"), null=True, blank=True)
    starts_at = models.TimeField(_("mulai"), null=True, blank=True)
    ends_at = models.TimeField(_("selesai"), null=True, blank=True)
    room = models.CharField(_("ruang"), max_length=200, blank=True)
    live_link = models.URLField(_("tautan siaran langsung"), max_length=500, blank=True)
    live_access = models.CharField(
        _("yang boleh mengikuti siaran"), max_length=10, choices=LiveAccess, default=LiveAccess.PARTICIPANTS
    )

    class Meta:
        ordering = ["event", "number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(live_link="") | models.Q(live_link__startswith="https://"),
                name="session_live_link_is_safe",
                violation_error_message=_("Tautan siaran langsung harus berawalan https://."),
            ),
            models.CheckConstraint(
                condition=models.Q(live_access__in=LiveAccess.values), name="session_live_access_is_known"
            ),
            models.UniqueConstraint(
                fields=["event", "number"],
                name="one_session_per_number",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message=_("Urutan sesi ini sudah dipakai."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at=None)
                | models.Q(starts_at=None)
                | models.Q(ends_at__gt=models.F("starts_at")),
                name="session_ends_after_it_starts",
                violation_error_message=_("Jam selesai harus setelah jam mulai."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def day(self) -> datetime.date:
        return self.date or self.event.starts_on

    def public_words(self) -> dict[str, Any]:
        """This session in the public words of its event."""
        return {
            "id": self.pk,
            "number": self.number,
            "title": self.title,
            "topic": self.topic,
            "date": self.day.isoformat(),
            "starts_at": clock(self.starts_at),
            "ends_at": clock(self.ends_at),
            "appearances": [
                {
                    "speaker": appearance.speaker.slug,
                    "speaker_id": appearance.speaker_id,
                    "name": appearance.speaker_name,
                    "hat": appearance.hat,
                    "role": appearance.role,
                }
                for appearance in self.appearances.all()
            ],
            **({"room": self.room} if self.room else {}),
            **({"live": self.public_live()} if self.live_link else {}),
        }

    def public_live(self) -> dict[str, str]:
        """Who may follow from afar; a link for participants only never gets into public words."""
        link = {"link": self.live_link} if self.live_access == LiveAccess.PUBLIC else {}
        return {"access": self.live_access, **link}


class AppearanceRole(models.TextChoices):
    SPEAKER = "narasumber", _("Narasumber")
    MODERATOR = "moderator", _("Moderator")
    HOST = "pembawa_acara", _("Pembawa acara")
    OPENER = "pembuka", _("Pembuka acara")
    MINUTES = "notulis", _("Notulis")


class Appearance(models.Model):
    """A speaker at a session, with the hat of that day.

    Name, position and organisation are kept in words: later changes of a post change no word of a past event.
    A trigger refuses an appointment of another person.
    """

    session = models.ForeignKey(Session, models.CASCADE, related_name="appearances")
    speaker = models.ForeignKey(Speaker, models.PROTECT, related_name="appearances")
    appointment = models.ForeignKey(Appointment, models.SET_NULL, null=True, blank=True)
    role = models.CharField(_("peran"), max_length=20, choices=AppearanceRole, default=AppearanceRole.SPEAKER)
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)
    speaker_name = models.CharField(max_length=280)
    position = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["session", "order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["session", "speaker", "role"], name="one_appearance_per_role")
        ]

    def __str__(self) -> str:
        return self.speaker_name

    @property
    def hat(self) -> str:
        return ", ".join(part for part in (self.position, self.organisation) if part)


def clock(moment: datetime.time | None) -> str | None:
    return moment.strftime("%H:%M") if moment else None
