"""An event with its programme, and what the list of events can be narrowed by."""

import datetime
from typing import Any, ClassVar

from django import forms
from django.core.validators import URLValidator
from django.db.models import Q, QuerySet
from django.forms import modelformset_factory
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributors.models import User, WorkUnit
from contributors.roles import Permission
from desk.forms.generics import FormOf, ModelSetOf
from desk.forms.inputs import ClockField, DayField, LineField, ParagraphsField, SearchForm
from desk.forms.memory import remember
from desk.forms.order import check_order
from events.models import Event, EventQuerySet, LiveAccess, Session

SESSIONS = "sesi"


class EventForm(FormOf[Event]):
    title = LineField(label=gettext_lazy("Nama kegiatan"), max_length=250)
    venue = LineField(label=gettext_lazy("Tempat"), max_length=200, required=False)
    city = LineField(label=gettext_lazy("Kota"), max_length=100, required=False)
    starts_on = DayField(
        label=gettext_lazy("Tanggal mulai"), help_text=gettext_lazy("Misalnya 8 Mei 2018 atau 08/05/2018.")
    )
    ends_on = DayField(
        label=gettext_lazy("Tanggal selesai"),
        required=False,
        help_text=gettext_lazy("Kosongkan bila kegiatan berlangsung satu hari."),
    )
    summary = ParagraphsField(
        label=gettext_lazy("Keterangan"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    class Meta:
        model = Event
        fields: ClassVar[list[str]] = [
            *("kind", "title", "unit", "starts_on", "ends_on", "time_zone", "venue", "city", "summary")
        ]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # an event keeps its unit even when that is no longer active
        units = WorkUnit.objects.filter(Q(pk__in=writable_units(user)) | Q(pk=self.instance.unit_id))
        self.fields["unit"] = forms.ModelChoiceField(
            queryset=units,
            label=gettext_lazy("Penyelenggara"),
            empty_label=None if len(units) == 1 else gettext_lazy("Pilih unit kerja"),
        )
        remember(self.fields)

    def clean(self) -> None:
        super().clean()
        check_order(self)
        if self.instance.former_starts_on == self.cleaned_data.get("starts_on") is not None:
            self.add_error("starts_on", _("Ini tanggal semula acara; ubah statusnya bila kembali ke sana."))


def known_units(user: User) -> QuerySet[WorkUnit]:
    """The units whose things this user may see."""
    return WorkUnit.objects.all() if user.may(Permission.READ_ALL_ARTICLES) else WorkUnit.objects.of(user)


def writable_units(user: User) -> QuerySet[WorkUnit]:
    """The active units for which this user may enter something."""
    units = WorkUnit.objects.active()
    return units if user.may(Permission.READ_ALL_ARTICLES) else units.of(user)


class SessionForm(FormOf[Session]):
    title = LineField(label=gettext_lazy("Judul sesi"), max_length=200)
    topic = LineField(label=gettext_lazy("Materi"), max_length=300, required=False)
    date = DayField(
        label=gettext_lazy("Tanggal"), required=False, help_text=gettext_lazy("Kosong berarti hari pertama.")
    )
    starts_at = ClockField(label=gettext_lazy("Mulai"), required=False)
    ends_at = ClockField(label=gettext_lazy("Selesai"), required=False)
    room = LineField(
        label=gettext_lazy("Ruang"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Bila berbeda dari tempat acara."),
    )
    live_link = LineField(
        label=gettext_lazy("Tautan siaran langsung"),
        required=False,
        max_length=500,
        validators=[
            URLValidator(schemes=["https"], message=gettext_lazy("Tulis tautan lengkap berawalan https://."))
        ],
    )
    live_access = forms.ChoiceField(
        label=gettext_lazy("Siaran untuk"),
        required=False,
        choices=LiveAccess.choices,
        initial=LiveAccess.PARTICIPANTS,
        help_text=gettext_lazy("Tautan untuk peserta tidak pernah tampil di portal."),
    )

    class Meta:
        model = Session
        fields: ClassVar[list[str]] = [
            *("title", "topic", "date", "starts_at", "ends_at", "room", "live_link", "live_access")
        ]

    def clean_live_access(self) -> str:
        return self.cleaned_data["live_access"] or LiveAccess.PARTICIPANTS


class BaseProgramme(ModelSetOf[Session, SessionForm]):
    """All sessions of an event; order and removal are fields of each row."""

    def add_fields(self, form: SessionForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["ORDER"].label = _("Urutan")
        form.fields["DELETE"].label = _("Hapus sesi ini")
        remember(form.fields)

    def lies_within(self, first: datetime.date | None, last: datetime.date | None) -> bool:
        """Say at their date which sessions lie outside the event; unknown days refuse nothing."""
        known = [(form, getattr(form, "cleaned_data", {})) for form in self.forms]
        dated = [(form, words.get("date")) for form, words in known if not words.get("DELETE")]
        outside = [form for form, day in dated if is_outside(day, first, last or first)]
        for form in outside:
            form.add_error("date", _("Tanggal sesi ini di luar hari acara."))
        return not outside

    def sessions(self) -> list[Session]:
        """What stays and what is new, in the order that was asked for."""
        return [form.instance for form in self.ordered_forms]

    def removed(self) -> list[Session]:
        return [form.instance for form in self.deleted_forms if form.instance.pk]


def is_outside(day: datetime.date | None, first: datetime.date | None, last: datetime.date | None) -> bool:
    return bool(day and first and last and not first <= day <= last)


def programme(event: Event, data: Any, *, extra: int) -> BaseProgramme:
    """The sessions of an event as a set of forms with some empty rows at the end."""
    made: Any = modelformset_factory(
        Session,
        form=SessionForm,
        formset=BaseProgramme,
        extra=extra,
        can_order=True,
        can_delete=True,
        max_num=50,
    )
    sessions = event.sessions.all() if event.pk else Session.objects.none()
    formset: BaseProgramme = made(data, queryset=sessions, prefix=SESSIONS)
    return formset


class UnitFilter(SearchForm):
    unit = forms.ModelChoiceField(
        queryset=WorkUnit.objects.none(),
        label=gettext_lazy("Unit kerja"),
        required=False,
        empty_label=gettext_lazy("Semua"),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = known_units(user)  # type: ignore[attr-defined]

    def narrowed(self, events: EventQuerySet) -> EventQuerySet:
        """The events that match; anything unknown in the address is left out rather than refused."""
        if words := self.value("q"):
            named = Q(title__icontains=words) | Q(city__icontains=words) | Q(venue__icontains=words)
            events = events.filter(named)
        if unit := self.value("unit"):
            events = events.filter(unit=unit)
        return events


class EventFilter(UnitFilter):
    waktu = forms.ChoiceField(
        label=gettext_lazy("Waktu"),
        required=False,
        choices=[
            ("", gettext_lazy("Semua")),
            ("mendatang", gettext_lazy("Akan datang")),
            ("lampau", gettext_lazy("Sudah lewat")),
        ],
    )

    def narrowed(self, events: EventQuerySet) -> EventQuerySet:
        events = super().narrowed(events)
        if self.value("waktu") == "mendatang":
            return events.ending_from(timezone.localdate()).order_by("starts_on", "id")
        if self.value("waktu") == "lampau":
            return events.ended_before(timezone.localdate())
        return events
