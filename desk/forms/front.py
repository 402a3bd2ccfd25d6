"""The order of the front page as a button of its page sends it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LONGEST = 200


class Keys(forms.CharField):
    """Keys of articles joined by commas; an empty field is an empty order."""

    def __init__(self) -> None:
        super().__init__(required=False, max_length=LONGEST)

    def clean(self, value: object) -> list[int]:
        text = super().clean(value)
        parts = text.split(",") if text else []
        if not all(part.isascii() and part.isdigit() and len(part) < 19 for part in parts):
            raise ValidationError(_("Susunan beranda tidak terbaca. Muat ulang halaman ini."))
        return [int(part) for part in parts]


class FrontForm(forms.Form):
    order = Keys()
    seen = Keys()


class SearchForm(forms.Form):
    q = forms.CharField(label=_("Kata dalam judul"), required=False, max_length=100)
