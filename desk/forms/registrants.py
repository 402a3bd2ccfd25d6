"""What a list of registrations can be narrowed by, and the reason with which one is cancelled."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy

from desk.forms.inputs import LineField, SearchForm
from events.models import Answer, RegistrationForm, Session
from events.models.registration import RegistrationQuerySet
from events.sight import Sight
from events.workflow import RegistrationStatus


class RegistrantFilter(SearchForm):
    """Anything unknown in the address is left out rather than refused. `numbers` counts each state."""

    q = LineField(
        label=gettext_lazy("Nama atau alamat surel"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    status = forms.ChoiceField(label=gettext_lazy("Status"), required=False)
    sesi = forms.ModelChoiceField(
        label=gettext_lazy("Sesi"),
        required=False,
        queryset=Session.objects.none(),
        empty_label=gettext_lazy("Semua"),
    )

    def __init__(
        self, *args: Any, form: RegistrationForm, sight: Sight, numbers: dict[str, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sight = sight
        states = [(key, f"{label} ({numbers.get(key, 0)})") for key, label in RegistrationStatus.choices]
        everyone = ("", f"{gettext_lazy('Semua')} ({sum(numbers.values())})")
        self.fields["status"].choices = [everyone, *states]  # type: ignore[attr-defined]
        if form.chooses_sessions:
            self.fields["sesi"].queryset = form.event.sessions.all()  # type: ignore[attr-defined]
        else:
            del self.fields["sesi"]
        if not self.finds_by:
            del self.fields["q"]

    @property
    def finds_by(self) -> bool:
        """Whether this person sees anything that could be looked for."""
        return self.sight.sees_addresses or bool(self.sight.names)

    def narrowed(self, registrations: RegistrationQuerySet) -> RegistrationQuerySet:
        """What matches, the newest first, those who wait in order; nobody is found by what is hidden."""
        if session := self.value("sesi"):
            registrations = registrations.filter(seats__quota__session=session)
        if words := self.value("q"):
            registrations = registrations.filter(self.matching(words))
        if status := self.value("status"):
            registrations = registrations.filter(status=status)
        is_line = status == RegistrationStatus.WAITING
        return registrations.order_by("arrival" if is_line else "-pk")

    def matching(self, words: str) -> Q:
        named = Answer.objects.filter(question__in=self.sight.names, values__0__icontains=words)
        by_name = Q(pk__in=named.values("registration"))
        return by_name | Q(address__contains=words.lower()) if self.sight.sees_addresses else by_name


class RemoveForm(forms.Form):
    """Cancelling somebody's registration; the reason goes to the participant."""

    reason = LineField(
        label=gettext_lazy("Alasan pembatalan"),
        max_length=500,
        min_length=5,
        help_text=gettext_lazy("Peserta membaca alasan ini. Jangan menulis data orang lain di sini."),
    )
