"""Two days of one form of which the second cannot come first."""

from typing import Any

from django.forms import Form, ModelForm
from django.utils.translation import gettext as _


def check_order(form: "Form | ModelForm[Any]") -> None:
    """Say at its field that the end comes before the start, beside all other errors of the form."""
    first, last = form.cleaned_data.get("starts_on"), form.cleaned_data.get("ends_on")
    if first and last and last < first:
        form.add_error("ends_on", _("Tanggal selesai mendahului tanggal mulai."))
