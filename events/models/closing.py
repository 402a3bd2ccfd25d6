"""What comes before certificates: the closing of an event, its committee, how a unit numbers."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from contributors.models import User, WorkUnit
from events.models.programme import Event

DEFAULT_PATTERN = "{nomor}/{unit}/{bulan_romawi}/{tahun}"
NAME_LENGTH = 300


class Closing(models.Model):
    """An official ended an event, with the rule for certificates and who signs them. Append-only.

    The newest counts; there is no further one once a certificate is out. `sessions`, `minutes` and `percent`
    (of the duration of all sessions) are what a participant needs, 0 for nothing. `hours` are JP.
    """

    event = models.ForeignKey(Event, models.PROTECT, related_name="closings")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=150)
    by_post = models.CharField(_("jabatan Anda hari ini"), max_length=200)
    at = models.DateTimeField(db_default=Now())
    sessions = models.PositiveSmallIntegerField(_("sesi yang dihadiri, paling sedikit"), default=1)
    minutes = models.PositiveSmallIntegerField(_("menit hadir, paling sedikit"), default=0)
    percent = models.PositiveSmallIntegerField(_("persen lama kegiatan, paling sedikit"), default=0)
    hours = models.PositiveSmallIntegerField(_("jam pelajaran (JP)"), default=0)
    official_name = models.CharField(_("nama pejabat penanda tangan"), max_length=200)
    official_post = models.CharField(_("jabatan pada hari itu"), max_length=200)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__lte=100, hours__lte=999),
                name="closing_asks_the_possible",
                violation_error_message=_("Persen paling banyak 100, jam pelajaran paling banyak 999."),
            ),
            models.CheckConstraint(
                condition=Q(sessions__gte=1) | Q(minutes__gte=1) | Q(percent__gte=1),
                name="closing_has_a_rule",
                violation_error_message=_("Tentukan paling sedikit satu syarat kehadiran."),
            ),
            models.CheckConstraint(
                condition=Q(official_name__regex=r"\S", official_post__regex=r"\S", by_post__regex=r"\S"),
                name="closing_names_its_official",
                violation_error_message=_("Tulis pejabat dan jabatannya."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.official_name}"


class NumberPattern(models.Model):
    """How a unit numbers its certificates; a unit without one uses DEFAULT_PATTERN and its address."""

    unit = models.OneToOneField(WorkUnit, models.PROTECT, related_name="number_pattern")
    pattern = models.CharField(_("pola nomor"), max_length=120, default=DEFAULT_PATTERN)
    code = models.CharField(_("kode unit dalam nomor"), max_length=40)

    class Meta:
        ordering = ["unit"]
        constraints = [
            models.CheckConstraint(
                condition=Q(pattern__contains="{nomor}")
                & Q(pattern__contains="{unit}")
                & Q(pattern__contains="{tahun}"),
                name="pattern_tells_numbers_apart",
                violation_error_message=_("Pola harus memuat {nomor}, {unit}, dan {tahun}."),
            ),
            models.UniqueConstraint(
                fields=["code"],
                name="one_unit_per_number_code",
                violation_error_message=_("Kode ini sudah dipakai unit lain."),
            ),
        ]

    def __str__(self) -> str:
        return self.pattern


class NumberSeries(models.Model):
    """The numbers of one unit in one year. `last` is also how many there are: see the triggers."""

    unit = models.ForeignKey(WorkUnit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        ordering = ["unit", "year"]
        verbose_name_plural = "number series"
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], name="one_series_per_unit_and_year"),
            models.CheckConstraint(condition=Q(last__gte=1), name="series_has_begun"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}/{self.year}: {self.last}"


class CommitteeMember(models.Model):
    """Somebody who is to get a certificate as panitia; named by one person, issued by another."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="committee")
    name = models.CharField(_("nama"), max_length=NAME_LENGTH)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "name"],
                name="one_committee_member_per_name",
                violation_error_message=_("Nama ini sudah ada."),
            ),
            models.CheckConstraint(condition=Q(name__regex=r"\S"), name="committee_member_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
