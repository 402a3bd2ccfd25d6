"""What a list of articles can be narrowed by; it lives in the address."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Edition, Kind
from articles.workflow import Status
from contributors.models import User, WorkUnit
from contributors.roles import Permission

ALL = [("", _("Semua"))]
SCHEDULED = ("scheduled", _("Terjadwal"))


class ArticleFilter(forms.Form):
    """Anything unknown in the address is left out rather than refused."""

    q = forms.CharField(label=_("Kata dalam judul"), required=False, max_length=100)
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[*ALL, *Status.choices, SCHEDULED])
    unit = forms.ModelChoiceField(
        label=_("Unit kerja"),
        required=False,
        queryset=WorkUnit.objects.none(),
        to_field_name="slug",
        empty_label=_("Semua"),
    )
    kind = forms.ChoiceField(label=_("Rubrik"), required=False, choices=[*ALL, *Kind.choices])

    def __init__(self, data: Any, user: User) -> None:
        super().__init__(data)
        units = WorkUnit.objects.all()
        self.fields["unit"].queryset = (  # type: ignore[attr-defined]
            units if user.may(Permission.READ_ALL_ARTICLES) else units.of(user)
        )
        self.fields["q"].widget.attrs["type"] = "search"

    def narrowed(self, editions: QuerySet[Edition]) -> QuerySet[Edition]:
        self.is_valid()
        wanted = {key: value for key, value in self.cleaned_data.items() if value}
        if "q" in wanted:
            editions = editions.filter(latest__title__icontains=wanted["q"].replace("\x00", ""))
        if "unit" in wanted:
            editions = editions.filter(article__unit=wanted["unit"])
        if "kind" in wanted:
            editions = editions.filter(article__kind=wanted["kind"])
        return editions.filter(in_state(wanted["status"])) if "status" in wanted else editions


def in_state(status: str) -> Q:
    ahead = Q(status=Status.RELEASED, visible_from__gt=timezone.now())
    if status == SCHEDULED[0]:
        return ahead
    return Q(status=status) & ~ahead if status == Status.RELEASED else Q(status=status)
