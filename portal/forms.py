"""What readers fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Kind, Publication
from notices.models.subscription import Rhythm
from notices.subscribing import Choice
from portal import queries
from text.slugs import slugify_title

ALL = ("", _("Semua"))


class SubscriptionForm(forms.Form):
    address = forms.EmailField(
        label=_("Alamat surel"),
        max_length=254,
        error_messages={"invalid": _("Tulis alamat surel yang utuh, seperti nama@contoh.go.id.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    kind = forms.ChoiceField(label=_("Rubrik"), required=False, choices=[ALL, *Kind.choices])
    unit = forms.ChoiceField(label=_("Unit kerja"), required=False)
    topic = forms.CharField(
        label=_("Topik"),
        required=False,
        max_length=80,
        help_text=_("Seperti tertulis di bawah berita, misalnya Layanan Publik."),
    )
    rhythm = forms.ChoiceField(label=_("Seberapa sering"), choices=Rhythm.choices, initial=Rhythm.WEEKLY)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        units = [(one.slug, queries.words(one)["name"]) for one in queries.released("unit")]
        self.fields["unit"].choices = [ALL, *sorted(units, key=lambda unit: unit[1])]  # type: ignore[attr-defined]

    def clean_topic(self) -> str:
        """The slug of a topic that something public has."""
        words = self.cleaned_data["topic"]
        if not words:
            return ""
        slug = slugify_title(words)
        if not Publication.objects.published().filter(topics__contains=[slug]).exists():
            raise forms.ValidationError(_("Belum ada berita dengan topik ini. Periksa ejaannya."))
        return slug

    @property
    def choice(self) -> Choice:
        return Choice(**{name: self.cleaned_data[name] for name in ("rhythm", "kind", "unit", "topic")})
