"""Announcing that an event does not take place as planned."""

import datetime
from typing import Any

from django import forms
from django.forms.boundfield import BoundWidget
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from desk.forms.inputs import DayField, LineField
from desk.forms.order import check_order
from events.models import Event, EventStatus

READ_AS: dict[EventStatus, str | Promise] = {
    EventStatus.SCHEDULED: _("Tidak ada pengumuman; acara tampil seperti biasa."),
    EventStatus.CANCELLED: _("“Acara ini dibatalkan”, lalu alasan Anda. Tanggalnya dicoret di agenda."),
    EventStatus.POSTPONED: _("“Acara ini ditunda; tanggal baru belum ditetapkan”, lalu alasan Anda."),
    EventStatus.RESCHEDULED: _("“Acara ini dijadwal ulang” dengan tanggal baru dan tanggal semula."),
    EventStatus.MOVED_ONLINE: _("“Acara ini dipindahkan ke daring”; tempat semula tetap disebut."),
}


class StatusForm(forms.Form):
    status = forms.ChoiceField(label=_("Status"), choices=EventStatus.choices, widget=forms.RadioSelect)
    reason = LineField(
        label=_("Alasan untuk publik"),
        required=False,
        max_length=300,
        help_text=_("10 sampai 300 karakter. Wajib, kecuali acara kembali terjadwal."),
        widget=forms.Textarea(attrs={"rows": 3, "data-count": "300"}),
    )
    starts_on = DayField(
        label=_("Tanggal baru"),
        required=False,
        help_text=_("Hanya bila dijadwal ulang, misalnya 8 Mei 2018."),
    )
    ends_on = DayField(
        label=_("Tanggal selesai baru"), required=False, help_text=_("Kosongkan bila berlangsung satu hari.")
    )
    seen = forms.CharField(max_length=20, widget=forms.HiddenInput)

    def __init__(self, data: Any, event: Event) -> None:
        first = {"status": event.status, "reason": event.status_reason, "seen": event.status}
        super().__init__(data, initial=first)

    def clean(self) -> None:
        super().clean()
        check_order(self)

    @property
    def read_as(self) -> list[tuple[BoundWidget, str | Promise]]:
        """Each choice with what readers will see."""
        return list(zip(self["status"].subwidgets, READ_AS.values(), strict=True))

    @property
    def days(self) -> tuple[datetime.date | None, datetime.date | None]:
        return self.cleaned_data["starts_on"], self.cleaned_data["ends_on"]
