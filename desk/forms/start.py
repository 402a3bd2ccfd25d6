"""The three questions before a text: which rubrik, for which unit, about which event."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.utils.translation import gettext_lazy as _

from articles.models import Kind
from contributors.models import User, WorkUnit
from contributors.roles import Permission
from desk.forms.pools import EVENTS, OCCASION_GONE, chosen_occasion, occasion_lines
from events.models import Event, Session


class StartForm(forms.Form):
    kind = forms.ChoiceField(label=_("Rubrik"), choices=Kind.choices, widget=forms.RadioSelect)
    unit = forms.ModelChoiceField(
        label=_("Unit kerja"),
        queryset=WorkUnit.objects.none(),
        to_field_name="slug",
        empty_label=None,
        help_text=_("Naskah ini terbit atas nama unit kerja yang Anda pilih."),
    )
    occasion = forms.ChoiceField(
        label=_("Acara dan sesi"),
        required=False,
        help_text=_("Narasumber acara akan siap dipilih. Dapat juga diisi nanti."),
    )
    key = forms.UUIDField(
        label=_("Formulir"),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid": _("Muat ulang halaman ini, lalu isi kembali.")},
    )

    def __init__(self, user: User, data: Any, asked: Any) -> None:
        """`asked` is the address: pages of an event link here with `?acara=` or `?sesi=` filled in."""
        self.user = user
        initial = {"kind": Kind.NEWS, "occasion": asked_occasion(asked), "key": uuid4()}
        super().__init__(data, initial=initial)
        units = WorkUnit.objects.active()
        field: Any = self.fields["unit"]
        field.queryset = units if user.may(Permission.REVIEW_ARTICLES) else units.of(user)
        events = Event.objects.visible_to(user).prefetch_related("sessions")[:EVENTS]
        occasions: Any = self.fields["occasion"]
        occasions.choices = [("", _("Tanpa acara")), *((each.title, occasion_lines(each)) for each in events)]

    def clean_occasion(self) -> tuple[Event | None, Session | None]:
        try:
            return chosen_occasion(self.cleaned_data["occasion"], self.user)
        except ObjectDoesNotExist:
            raise ValidationError(OCCASION_GONE) from None

    def to_start(self) -> dict[str, Any]:
        """Arguments of `start_article`. Only when valid."""
        event, session = self.cleaned_data["occasion"]
        return {
            "kind": self.cleaned_data["kind"],
            "unit": self.cleaned_data["unit"],
            "event": event,
            "session": session,
            "key": self.cleaned_data["key"],
        }


def asked_occasion(asked: Any) -> str:
    session, event = asked.get("sesi", ""), asked.get("acara", "")
    return f"s{session}" if session else f"e{event}" if event else ""
