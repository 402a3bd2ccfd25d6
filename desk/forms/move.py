"""What a person gives with a move."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.models import ChangeKind
from articles.requirements import Request
from desk.moments import parse_moment


class MomentField(forms.CharField):
    """Date and time as people write them."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return parse_moment(text) if text else None
        except ValueError as error:
            raise ValidationError(str(error)) from error


class MoveForm(forms.Form):
    """All fields that some move asks for; the move's requirements say which it needs."""

    seen = forms.CharField(required=False, max_length=64)
    comment = forms.CharField(label=_("Catatan"), required=False, max_length=2000)
    at = MomentField(label=_("Waktu terbit"), required=False, max_length=60)
    change_kind = forms.ChoiceField(
        label=_("Jenis perubahan"), required=False, choices=[("", ""), *ChangeKind.choices]
    )

    def to_request(self) -> Request:
        words = self.cleaned_data
        at: datetime | None = words["at"]
        return Request(seen=words["seen"], comment=words["comment"], at=at, change_kind=words["change_kind"])
