"""Who appears at a session, each with the hat of that day."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk.forms.generics import SetOf
from desk.slices import whole
from events.actions import wearing
from events.models import Appearance, AppearanceRole, Session
from speakers.models import Appointment, Speaker

PREFIX = "orang"
WITHOUT = "tanpa"  # nobody is without a post because nothing was chosen


class AppearanceForm(forms.Form):
    """One person at a session; the person is fixed, hat and role are chosen."""

    speaker = forms.IntegerField(widget=forms.HiddenInput)
    appointment = forms.ChoiceField(
        label=gettext_lazy("Jabatan hari itu"),
        error_messages={"required": gettext_lazy("Pilih jabatan pada hari itu, atau “Tanpa jabatan”.")},
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Peran"), choices=AppearanceRole.choices, initial=AppearanceRole.SPEAKER
    )
    renew = forms.BooleanField(
        label=gettext_lazy("Ambil ulang nama dan jabatan dari data narasumber"), required=False
    )

    def __init__(
        self,
        *args: Any,
        people: dict[int, Speaker],
        day: date,
        before: dict[int, Appearance],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        number = whole(self["speaker"].value())
        self.person, self.before = people.get(number), before.get(number)
        choices = hats(self.person, day)
        if not self["appointment"].value() and usual_hat(self.person, day) != WITHOUT:
            choices = [("", _("Pilih jabatan")), *choices]
        self.fields["appointment"].choices = choices  # type: ignore[attr-defined]

    def clean_speaker(self) -> Speaker:
        if self.person is None:
            raise forms.ValidationError(_("Narasumber ini tidak ditemukan."))
        return self.person

    def clean_appointment(self) -> Appointment | None:
        chosen = whole(self.cleaned_data["appointment"])
        posts = self.person.appointments.all() if self.person else []
        return next((post for post in posts if post.pk == chosen), None)


def hats(person: Speaker | None, day: date) -> list[Any]:
    """The posts of a person, those held on the day first."""
    posts = list(person.appointments.all()) if person else []
    held = [(str(post.pk), post.hat) for post in posts if post.is_held_on(day)]
    others = [(str(post.pk), post.hat) for post in posts if not post.is_held_on(day)]
    groups = [(_("Dijabat pada hari itu"), held), (_("Dijabat pada waktu lain"), others)]
    return [*(group for group in groups if group[1]), (WITHOUT, _("Tanpa jabatan"))]


def usual_hat(person: Speaker | None, day: date) -> str:
    """The post to propose: the only one held on the day; "" when that is to be asked."""
    posts = list(person.appointments.all()) if person else []
    held = [post for post in posts if post.is_held_on(day)]
    if len(held) == 1:
        return str(held[0].pk)
    return "" if posts else WITHOUT


class BaseCast(SetOf[AppearanceForm]):
    """Everyone who appears, in order."""

    def add_fields(self, form: AppearanceForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["ORDER"].label = _("Urutan")
        form.fields["DELETE"].label = _("Keluarkan dari sesi ini")
        form.order_fields(["speaker", "appointment", "role", "ORDER", "renew", "DELETE"])

    def clean(self) -> None:
        seen = set()
        for form in self.forms:
            values = getattr(form, "cleaned_data", {})
            key = (values.get("speaker"), values.get("role"))
            if None in key or values.get("DELETE"):
                continue
            if key in seen:
                form.add_error("role", _("Orang ini sudah tercatat dengan peran yang sama pada sesi ini."))
            seen.add(key)

    def appearances(self, session: Session) -> list[Appearance]:
        """What was chosen; who was there with the same hat keeps the words of that day."""
        before = {(old.speaker_id, old.appointment_id): old for old in session.appearances.all()}
        return [
            wearing(
                speaker=values["speaker"],
                appointment=values["appointment"],
                role=values["role"],
                before=None if values["renew"] else before.get((values["speaker"].pk, key(values))),
            )
            for values in (form.cleaned_data for form in self.ordered_forms)
        ]


def key(values: dict[str, Any]) -> int | None:
    return values["appointment"].pk if values["appointment"] else None


Cast: Any = formset_factory(
    AppearanceForm, formset=BaseCast, extra=0, can_order=True, can_delete=True, max_num=60
)


def cast_of(session: Session, data: Any = None, adding: int = 0) -> BaseCast:
    """The people of a session as a set of forms, from what was posted or as it is stored.

    `adding` is the number of a speaker who comes as one more row.
    """
    stored = list(session.appearances.all())
    initial: list[dict[str, Any]] = [
        {"speaker": row.speaker_id, "appointment": row.appointment_id or WITHOUT, "role": row.role}
        for row in stored
    ]
    hat = usual_hat(people([adding]).get(adding), session.day) if adding else ""
    if data is not None:
        data = with_one_more(data, adding, hat) if adding else data
        count = min(whole(data.get(f"{PREFIX}-TOTAL_FORMS")), 100)
        numbers = [whole(data.get(f"{PREFIX}-{row}-speaker")) for row in range(count)]
    else:
        initial += [{"speaker": adding, "appointment": hat}] if adding else []
        numbers = [row["speaker"] for row in initial]
    kwargs = {
        "people": people(numbers),
        "day": session.day,
        "before": {row.speaker_id: row for row in stored},
    }
    cast: BaseCast = Cast(data, initial=initial, prefix=PREFIX, form_kwargs=kwargs)
    return cast


def with_one_more(data: Any, speaker: int, hat: str, role: str = AppearanceRole.SPEAKER) -> Any:
    """The posted rows and one for another speaker at the end."""
    more = data.copy()
    row = whole(data.get(f"{PREFIX}-TOTAL_FORMS"))
    more[f"{PREFIX}-TOTAL_FORMS"] = str(row + 1)
    more[f"{PREFIX}-{row}-speaker"] = str(speaker)
    more[f"{PREFIX}-{row}-appointment"] = hat
    more[f"{PREFIX}-{row}-role"] = str(role)
    more[f"{PREFIX}-{row}-ORDER"] = str(row + 1)
    return more


def people(numbers: Iterable[int]) -> dict[int, Speaker]:
    return {
        speaker.pk: speaker
        for speaker in Speaker.objects.filter(pk__in=set(numbers)).prefetch_related("appointments")
    }
