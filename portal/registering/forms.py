"""The form of an event, made from its released questions."""

from collections.abc import Callable
from typing import Any, Final

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from events.actions import Told
from events.actions.registering import YES
from events.models import Access, QuestionKind
from events.models.registration_form import EMAIL
from events.registering.addresses import lies_in, normalised
from events.registering.terms import Field, Terms
from portal.languages import approved
from portal.registering.shown import Shown
from portal.registering.wording import question_words

NO: Final = "tidak"
NUMBER_LIMIT: Final = 10**12
AUTOCOMPLETE: Final = {
    "name": "name",
    "email": "email",
    "position": "organization-title",
    "institution": "organization",
    "nip": "off",
}


def text(one: Field) -> forms.Field:
    return forms.CharField(max_length=300)


def long_text(one: Field) -> forms.Field:
    return forms.CharField(max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))


def address(one: Field) -> forms.Field:
    sentence = _("Tulis alamat surel yang utuh, seperti nama@contoh.go.id.")
    return forms.EmailField(
        max_length=254,
        error_messages={"invalid": sentence},
        widget=forms.EmailInput(attrs={"inputmode": "email"}),
    )


def choice(one: Field) -> forms.Field:
    return forms.ChoiceField(choices=offered(one), widget=forms.RadioSelect)


def choices(one: Field) -> forms.Field:
    return forms.MultipleChoiceField(choices=offered(one), widget=forms.CheckboxSelectMultiple)


def offered(one: Field) -> list[tuple[str, str]]:
    return [(name, approved(name)) for name in one.choices]


def number(one: Field) -> forms.Field:
    return forms.IntegerField(min_value=-NUMBER_LIMIT, max_value=NUMBER_LIMIT)


def yes_no(one: Field) -> forms.Field:
    return forms.ChoiceField(choices=[(YES, _("Ya")), (NO, _("Tidak"))], widget=forms.RadioSelect)


def consent(one: Field) -> forms.Field:
    return forms.BooleanField(error_messages={"required": _("Centang bila Anda menyetujuinya.")})


MAKERS: Final[dict[str, Callable[[Field], forms.Field]]] = {
    QuestionKind.TEXT: text,
    QuestionKind.LONG_TEXT: long_text,
    QuestionKind.EMAIL: address,
    QuestionKind.CHOICE: choice,
    QuestionKind.CHOICES: choices,
    QuestionKind.NUMBER: number,
    QuestionKind.YES_NO: yes_no,
    QuestionKind.CONSENT: consent,
}


class Questions(forms.Form):
    """The questions of a form by their keys. `asks_address` False leaves out the address."""

    def __init__(self, terms: Terms, *args: Any, asks_address: bool = True, **more: Any) -> None:
        super().__init__(*args, **more)
        self.terms = terms
        self.asked = [one for one in terms.questions if asks_address or one.key != EMAIL]
        for one in self.asked:
            self.fields[one.key] = made(one)
            if one.kind == QuestionKind.CONSENT and not asks_address:
                self.fields[one.key].required = False  # an agreement may be taken back at any time

    def clean_email(self) -> str:
        typed: str = self.cleaned_data["email"]
        domains = list(self.terms.domains)
        if self.terms.access == Access.DOMAINS and not lies_in(normalised(typed), domains):
            sentence = _("Acara ini untuk pemilik alamat surel dari: %(domains)s.")
            raise forms.ValidationError(sentence, params={"domains": ", ".join(domains)})
        return typed

    def told(self) -> Told:
        """What was filled in, once it is valid."""
        return Told(
            address=self.cleaned_data.get("email", ""),
            values={one.id: spelled(self.cleaned_data[one.key]) for one in self.asked},
            sessions=frozenset(int(number) for number in self.cleaned_data.get("sesi", ())),
        )


class RegistrationFields(Questions):
    """The questions and, where the form says so, the sessions."""

    def __init__(self, shown: Shown, *args: Any, **more: Any) -> None:
        super().__init__(shown.terms, *args, **more)
        sessions = [(str(session["id"]), label(session, quota.left)) for session, quota in shown.sessions]
        if sessions:
            self.fields["sesi"] = forms.MultipleChoiceField(
                label=_("Sesi yang akan Anda ikuti"), choices=sessions, widget=forms.CheckboxSelectMultiple
            )


def made(one: Field) -> forms.Field:
    field = MAKERS[one.kind](one)
    field.label, field.help_text = question_words(one), one.help and approved(one.help)
    field.required = one.required
    field.widget.is_required = one.required
    if one.key in AUTOCOMPLETE:
        field.widget.attrs["autocomplete"] = AUTOCOMPLETE[one.key]
    if one.key == "nip":
        field.widget.attrs["inputmode"] = "numeric"
    return field


def label(session: dict[str, Any], left: int) -> str:
    title = approved(session["title"])
    return title if left > 0 else format_html("<span>{} ({})</span>", title, _("penuh; daftar tunggu"))


def spelled(value: Any) -> list[str]:
    """An answer as it is stored: a list of texts, empty for none."""
    if isinstance(value, bool):
        return [YES] if value else []
    if isinstance(value, list):
        return [str(one) for one in value]
    return [] if value in (None, "") else [str(value)]


def typed(one: Field, values: list[str]) -> Any:
    """A stored answer as a form shows it again."""
    if one.kind == QuestionKind.CHOICES:
        return values
    if one.kind == QuestionKind.CONSENT:
        return values == [YES]
    return values[0] if values else ""
