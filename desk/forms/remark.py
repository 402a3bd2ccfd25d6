"""A note in the margin."""

from django import forms
from django.utils.translation import gettext_lazy as _


class RemarkForm(forms.Form):
    quote = forms.CharField(
        label=_("Kata yang dimaksud"),
        required=False,
        max_length=300,
        help_text=_("Pilih kata di dalam naskah, atau ketik sendiri."),
    )
    body = forms.CharField(
        label=_("Catatan"), max_length=2000, strip=True, widget=forms.Textarea({"rows": 3})
    )
