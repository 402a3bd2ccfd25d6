"""Forms of attendance: looking for people, hours of a session, who comes to the door, files of meetings."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk.forms.inputs import ClockField, LineField, SearchForm
from events.actions import AT_THE_DOOR
from events.models import SessionHours
from events.registering.terms import Terms

TIMES = ("in_opens", "in_closes", "out_opens", "out_closes")


class AttendeeFilter(SearchForm):
    q = LineField(
        label=gettext_lazy("Nama"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    tampil = forms.ChoiceField(
        label=gettext_lazy("Tampilkan"),
        required=False,
        choices=[
            ("", gettext_lazy("Semua")),
            ("belum", gettext_lazy("Belum hadir")),
            ("hadir", gettext_lazy("Sudah hadir")),
            ("tunggu", gettext_lazy("Daftar tunggu")),
        ],
    )


class HoursForm(forms.Form):
    """Times of the session's day; an empty one is derived again."""

    in_opens = ClockField(label=gettext_lazy("Presensi masuk dibuka"), required=False)
    in_closes = ClockField(label=gettext_lazy("Presensi masuk ditutup"), required=False)
    out_opens = ClockField(label=gettext_lazy("Presensi pulang dibuka"), required=False)
    out_closes = ClockField(label=gettext_lazy("Presensi pulang ditutup"), required=False)
    needs_out = forms.BooleanField(
        label=gettext_lazy("Kepulangan juga dicatat"),
        required=False,
        help_text=gettext_lazy(
            "Bila dicentang, lama hadir hanya dihitung bagi peserta yang dicatat masuk dan pulang. "
            "Bila tidak, peserta dianggap hadir sampai sesi selesai."
        ),
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        for way in ("in", "out"):
            opens, closes = found.get(f"{way}_opens"), found.get(f"{way}_closes")
            if opens and closes and closes <= opens:
                self.add_error(f"{way}_closes", _("Waktu tutup harus sesudah waktu buka."))
        return found

    @property
    def values(self) -> dict[str, Any]:
        """As SessionHours keeps them."""
        times = {name: since_midnight(self.cleaned_data[name]) for name in TIMES}
        return {**times, "needs_out": self.cleaned_data["needs_out"]}


def initial_hours(own: SessionHours | None) -> dict[str, Any]:
    """The unit's own times as they stand."""
    if own is None:
        return {}
    midnight = datetime.datetime(2000, 1, 1)
    spans = {name: getattr(own, name) for name in TIMES}
    shown = {name: (midnight + span).time() for name, span in spans.items() if span is not None}
    return {**shown, "needs_out": own.needs_out}


def since_midnight(time: datetime.time | None) -> datetime.timedelta | None:
    return datetime.timedelta(hours=time.hour, minutes=time.minute) if time else None


class WalkInForm(forms.Form):
    """What the form of the event asks of everyone, and an address for those who give one."""

    nonce = forms.RegexField(regex=r"^[A-Za-z0-9-]{16,64}$", widget=forms.HiddenInput)
    address = forms.EmailField(
        label=gettext_lazy("Alamat surel"),
        required=False,
        max_length=254,
        error_messages={"invalid": gettext_lazy("Alamat surel ini tidak lengkap.")},
    )

    def __init__(self, *args: Any, terms: Terms, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in terms.questions:
            if one.key in AT_THE_DOOR:
                self.fields[one.key] = LineField(
                    label=one.label, help_text=one.help, max_length=300, required=one.key == "name"
                )
        self.order_fields([*AT_THE_DOOR, "address"])

    @property
    def values(self) -> dict[str, str]:
        return {key: self.cleaned_data.get(key, "") for key in AT_THE_DOOR}


class MeetingForm(forms.Form):
    """The list of participants that an online meeting leaves behind."""

    MOST = 2 * 1024 * 1024

    file = forms.FileField(
        label=gettext_lazy("Berkas peserta (CSV)"),
        help_text=gettext_lazy("Laporan peserta dari Zoom atau Google Meet, paling besar 2 MB."),
        error_messages={"empty": gettext_lazy("Berkas ini kosong.")},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > self.MOST:
            raise ValidationError(_("Berkas ini lebih besar dari 2 MB."))
        return file
