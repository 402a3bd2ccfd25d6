"""What an event asks of those who want to come, and by which right."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from contributors.models import WorkUnit
from events.models.programme import Event

NAME, EMAIL = "name", "email"
BUILT_IN = {
    NAME: _("Nama lengkap"),
    EMAIL: _("Alamat surel"),
    "nip": _("NIP"),
    "position": _("Jabatan"),
    "institution": _("Unit kerja atau instansi"),
}


class Access(models.TextChoices):
    OPEN = "open", _("Siapa saja")
    DOMAINS = "domains", _("Alamat surel dari domain tertentu")
    UNITS = "units", _("Pemilik akun dari unit kerja tertentu")
    INVITED = "invited", _("Alamat dalam daftar undangan")


class QuestionKind(models.TextChoices):
    TEXT = "text", _("Teks pendek")
    LONG_TEXT = "long_text", _("Teks panjang")
    EMAIL = "email", _("Alamat surel")
    CHOICE = "choice", _("Pilih satu")
    CHOICES = "choices", _("Pilih beberapa")
    NUMBER = "number", _("Angka")
    YES_NO = "yes_no", _("Ya atau tidak")
    CONSENT = "consent", _("Persetujuan")


class LegalBasis(models.TextChoices):
    """Pasal 20 ayat (2) UU 27/2022, letters a to f."""

    CONSENT = "consent", _("Persetujuan Anda")
    CONTRACT = "contract", _("Pelaksanaan perjanjian dengan Anda")
    LEGAL_OBLIGATION = "legal_obligation", _("Kewajiban hukum penyelenggara")
    VITAL_INTEREST = "vital_interest", _("Pelindungan kepentingan vital Anda")
    PUBLIC_TASK = "public_task", _("Tugas kepentingan umum dan pelayanan publik")
    LEGITIMATE_INTEREST = "legitimate_interest", _("Kepentingan sah lainnya")


class Viewers(models.TextChoices):
    TEAM = "team", _("Panitia dan editor")
    EDITORS = "editors", _("Editor saja")
    LIST = "list", _("Panitia, editor, dan daftar hadir tercetak")


class RegistrationForm(models.Model):
    """The one form of an event, as the unit writes it. What holds is the released snapshot of it.

    `open_from` and `open_until` are the released ones, kept by a trigger on releases: kept pages of the
    portal end with these moments. `closed_at` ends registration earlier and needs nobody's approval.
    """

    event = models.OneToOneField(Event, models.PROTECT, related_name="registration_form")
    intro = models.TextField(_("pengantar"), max_length=2000, blank=True)
    contact = models.EmailField(_("alamat panitia untuk pertanyaan tentang data"), max_length=254)
    opens_at = models.DateTimeField(_("dibuka"))
    closes_at = models.DateTimeField(_("ditutup"))
    access = models.CharField(_("siapa boleh mendaftar"), max_length=10, choices=Access, default=Access.OPEN)
    domains = ArrayField(
        models.CharField(max_length=253), verbose_name=_("domain surel"), default=list, blank=True
    )
    units = models.ManyToManyField(WorkUnit, verbose_name=_("unit kerja"), blank=True)
    waiting_list = models.BooleanField(_("daftar tunggu"), default=True)
    chooses_sessions = models.BooleanField(_("peserta memilih sesi"), default=False)
    confirm_hours = models.PositiveSmallIntegerField(_("batas konfirmasi (jam)"), default=24)
    offer_hours = models.PositiveSmallIntegerField(_("batas jawaban tawaran (jam)"), default=24)
    cancel_until = models.DateTimeField(_("batas pembatalan"), null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    open_from = models.DateTimeField(null=True, editable=False)
    open_until = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="form_closes_after_it_opens",
                violation_error_message=_("Waktu tutup harus sesudah waktu buka."),
            ),
            models.CheckConstraint(
                condition=models.Q(confirm_hours__range=(1, 336), offer_hours__range=(1, 336)),
                name="form_waits_an_hour_to_two_weeks",
                violation_error_message=_("Batas waktunya 1 sampai 336 jam."),
            ),
            models.CheckConstraint(condition=models.Q(access__in=Access.values), name="form_access_is_known"),
            models.CheckConstraint(
                condition=~models.Q(access=Access.DOMAINS) | ~models.Q(domains=[]),
                name="form_names_its_domains",
                violation_error_message=_("Tulis paling sedikit satu domain."),
            ),
        ]
        indexes = [
            models.Index(fields=["open_from"], name="form_opening"),
            models.Index(fields=["open_until"], name="form_ending"),
        ]

    def __str__(self) -> str:
        return f"{self.event}"

    def public_words(self) -> dict[str, Any]:
        """What the portal shows of this form, and what a registration is made under, once it is released."""
        return {
            "event": self.event_id,
            "intro": self.intro,
            "contact": self.contact,
            "opens_at": moment(self.opens_at),
            "closes_at": moment(self.closes_at),
            "access": self.access,
            "domains": self.domains,
            "units": sorted(self.units.values_list("pk", flat=True)),
            "waiting_list": self.waiting_list,
            "chooses_sessions": self.chooses_sessions,
            "confirm_hours": self.confirm_hours,
            "offer_hours": self.offer_hours,
            "cancel_until": moment(self.cancel_until),
            "questions": [question.public_words() for question in self.questions.filter(is_active=True)],
        }


class Question(models.Model):
    """One field of a form with its duties under UU 27/2022; without all four of them it cannot be stored.

    `key` names the built-in ones (BUILT_IN), and is "" for a unit's own. `retention_days` count from the last
    day of the event. One that has answers is never deleted, only taken off the form.
    """

    form = models.ForeignKey(RegistrationForm, models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField(_("urutan"))
    key = models.CharField(
        _("jenis data"), max_length=20, blank=True, choices=[("", _("Pertanyaan sendiri")), *BUILT_IN.items()]
    )
    kind = models.CharField(_("bentuk jawaban"), max_length=12, choices=QuestionKind)
    label = models.CharField(_("pertanyaan"), max_length=300)
    help = models.CharField(_("petunjuk"), max_length=300, blank=True)
    required = models.BooleanField(_("wajib dijawab"), default=False)
    choices = ArrayField(
        models.CharField(max_length=200), verbose_name=_("pilihan"), default=list, blank=True
    )
    purpose = models.CharField(_("tujuan"), max_length=300)
    basis = models.CharField(_("dasar pemrosesan"), max_length=20, choices=LegalBasis)
    retention_days = models.PositiveSmallIntegerField(_("disimpan setelah acara (hari)"))
    viewers = models.CharField(_("yang melihat"), max_length=10, choices=Viewers)
    is_active = models.BooleanField(default=True, editable=False)

    class Meta:
        ordering = ["form", "number", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(purpose__regex=r"\S")
                & models.Q(basis__in=LegalBasis.values)
                & models.Q(viewers__in=Viewers.values)
                & models.Q(retention_days__lte=3650),
                name="question_has_its_duties",
                violation_error_message=_(
                    "Setiap pertanyaan memerlukan tujuan, dasar pemrosesan, masa simpan (paling lama "
                    "3650 hari), dan siapa yang melihat."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=QuestionKind.values) & models.Q(key__in=["", *BUILT_IN]),
                name="question_kind_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(key=EMAIL, kind=QuestionKind.EMAIL, required=True)
                | (~models.Q(key=EMAIL) & ~models.Q(kind=QuestionKind.EMAIL)),
                name="question_email_is_the_address",
                violation_error_message=_("Alamat surel ditanyakan sekali, sebagai jenis data alamat surel."),
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=QuestionKind.CONSENT) | models.Q(basis=LegalBasis.CONSENT),
                name="question_of_consent_rests_on_consent",
                violation_error_message=_("Dasar sebuah persetujuan adalah persetujuan."),
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=[QuestionKind.CHOICE, QuestionKind.CHOICES])
                | models.Q(choices__len__gte=2),
                name="question_with_choices_has_some",
                violation_error_message=_("Tulis paling sedikit dua pilihan."),
            ),
            models.UniqueConstraint(
                fields=["form", "key"],
                condition=models.Q(is_active=True) & ~models.Q(key=""),
                name="one_question_per_built_in",
                violation_error_message=_("Data ini sudah ditanyakan."),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def public_words(self) -> dict[str, Any]:
        """This question in the public words of its form."""
        names = (
            "kind",
            "label",
            "help",
            "required",
            "choices",
            "purpose",
            "basis",
            "retention_days",
            "viewers",
        )
        return {
            "id": self.pk,
            "key": self.key or f"q{self.pk}",
            **{name: getattr(self, name) for name in names},
        }


class Invitation(models.Model):
    """An address that may register where only invited ones may; normalised as registrations are."""

    form = models.ForeignKey(RegistrationForm, models.CASCADE, related_name="invitations")
    address = models.CharField(max_length=320)

    class Meta:
        ordering = ["address"]
        constraints = [models.UniqueConstraint(fields=["form", "address"], name="one_invitation_per_address")]

    def __str__(self) -> str:
        return self.address


def moment(at: datetime | None) -> str | None:
    """In UTC, so that a change of the writer's zone is no change of words."""
    return at.astimezone(UTC).isoformat(timespec="seconds") if at else None
