"""The form of an event's registration: times, places, and who may come."""

from datetime import datetime, time, timedelta
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributors.models import User, WorkUnit
from desk.forms.generics import FormOf
from desk.forms.inputs import LineField, LinesField, ParagraphsField, WhenField
from desk.forms.memory import remember
from events.models import Access, Event, RegistrationForm
from text.dates import ZONES

UNIT = "unit_"
MOST = 100_000
PLACES = 50


class AddressesField(LinesField):
    """Addresses of people who are invited, one a line."""

    max_entry = 254
    max_entries = 2000

    def clean(self, value: Any) -> list[str]:
        entries = super().clean(value)
        for entry in entries:
            try:
                validate_email(entry)
            except ValidationError:
                raise ValidationError(_("Ini bukan alamat surel: %(entry)s") % {"entry": entry}) from None
        return entries


class DomainsField(LinesField):
    """Domains such as `contoh.go.id`; an "@" before them is what people also write."""

    max_entry = 253

    def clean(self, value: Any) -> list[str]:
        entries = [entry.strip().lstrip("@").lower() for entry in super().clean(value)]
        if bad := [entry for entry in entries if "." not in entry or "@" in entry or " " in entry]:
            raise ValidationError(_("Ini bukan domain: %(entry)s") % {"entry": bad[0]})
        return entries


class TermsForm(FormOf[RegistrationForm]):
    """`capacity` is asked once, for a new form; later it has a page of its own. Each unit is a box."""

    intro = ParagraphsField(
        label=gettext_lazy("Pengantar"),
        max_length=2000,
        required=False,
        help_text=gettext_lazy("Tampil di atas formulir, misalnya apa yang perlu dibawa peserta."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    opens_at = WhenField(label=gettext_lazy("Pendaftaran dibuka"))
    closes_at = WhenField(label=gettext_lazy("Pendaftaran ditutup"))
    cancel_until = WhenField(
        label=gettext_lazy("Batas pembatalan"),
        required=False,
        help_text=gettext_lazy("Kosong: peserta dapat membatalkan kapan saja."),
    )
    capacity = forms.IntegerField(
        label=gettext_lazy("Kuota (orang)"), min_value=1, max_value=MOST, initial=PLACES
    )
    domains = DomainsField(
        label=gettext_lazy("Domain surel"),
        required=False,
        help_text=gettext_lazy("Satu domain tiap baris, misalnya contoh.go.id."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    invited = AddressesField(
        label=gettext_lazy("Tambah alamat yang diundang"),
        required=False,
        help_text=gettext_lazy("Satu alamat surel tiap baris. Yang sudah ada tidak digandakan."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    confirm_hours = forms.IntegerField(
        label=gettext_lazy("Batas konfirmasi surel (jam)"),
        min_value=1,
        max_value=336,
        initial=24,
        help_text=gettext_lazy("Pendaftaran yang tidak dikonfirmasi gugur dan datanya dihapus."),
    )
    offer_hours = forms.IntegerField(
        label=gettext_lazy("Batas menjawab tawaran tempat (jam)"),
        min_value=1,
        max_value=336,
        initial=24,
        help_text=gettext_lazy("Tawaran yang tidak dijawab beralih ke urutan berikutnya."),
    )

    class Meta:
        model = RegistrationForm
        fields: ClassVar[list[str]] = [
            *("intro", "contact", "opens_at", "closes_at", "cancel_until", "access", "domains"),
            *("waiting_list", "chooses_sessions", "confirm_hours", "offer_hours"),
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = self.instance.event.time_zone
        for name in ("opens_at", "closes_at", "cancel_until"):
            self.fields[name].zone = zone  # type: ignore[attr-defined]
        self.fields["contact"] = LineEmail(
            label=gettext_lazy("Alamat panitia"),
            max_length=254,
            help_text=gettext_lazy("Tempat peserta bertanya atau meminta haknya atas data pribadinya."),
        )
        self.fields["waiting_list"].label = _("Buka daftar tunggu bila penuh")
        self.fields["chooses_sessions"].label = _("Peserta memilih sesi, dan tiap sesi memiliki kuota")
        self.fields["access"].label = _("Siapa boleh mendaftar")
        chosen = set(self.instance.units.values_list("pk", flat=True)) if self.instance.pk else set()
        self.offered = list(WorkUnit.objects.all())
        for unit in self.offered:
            box = forms.BooleanField(label=unit.name, required=False, initial=unit.pk in chosen)
            self.fields[f"{UNIT}{unit.pk}"] = box
        if self.instance.pk:
            del self.fields["capacity"]
        remember(self.fields)
        self.fields["invited"].show_hidden_initial = False

    @property
    def unit_boxes(self) -> list[BoundField]:
        return [self[f"{UNIT}{unit.pk}"] for unit in self.offered]

    def units(self) -> list[WorkUnit]:
        return [unit for unit in self.offered if self.cleaned_data.get(f"{UNIT}{unit.pk}")]

    def clean(self) -> None:
        super().clean()
        words = self.cleaned_data
        if words.get("access") == Access.UNITS and not self.units():
            self.add_error("access", _("Centang paling sedikit satu unit kerja."))
        if words.get("access") == Access.DOMAINS and not words.get("domains") and "domains" in words:
            self.add_error("domains", _("Tulis paling sedikit satu domain."))
        opens, closes = words.get("opens_at"), words.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("Waktu tutup harus sesudah waktu buka."))


class LineEmail(LineField, forms.EmailField):
    """An address without characters that nobody sees."""


def first_terms(event: Event, user: User) -> dict[str, Any]:
    """What a new form proposes: open from tomorrow to the eve of the event, contact whoever writes it."""
    zone = ZoneInfo(ZONES[event.time_zone])
    tomorrow = timezone.now().astimezone(zone).date() + timedelta(days=1)
    eve = max(event.starts_on - timedelta(days=1), tomorrow + timedelta(days=1))
    return {
        "opens_at": datetime.combine(tomorrow, time(8), zone),
        "closes_at": datetime.combine(eve, time(16), zone),
        "contact": user.email,
    }
