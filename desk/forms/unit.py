"""A unit kerja."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributors.models import WorkUnit
from desk.forms.generics import FormOf
from desk.forms.inputs import LineField, ParagraphsField
from desk.forms.memory import remember


class UnitForm(FormOf[WorkUnit]):
    name = LineField(label=gettext_lazy("Nama"), max_length=200)
    short_name = LineField(
        label=gettext_lazy("Nama pendek"),
        max_length=60,
        help_text=gettext_lazy("Dipakai dalam daftar, misalnya Biro Humas."),
    )
    description = ParagraphsField(
        label=gettext_lazy("Tugas dan fungsi"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    class Meta:
        model = WorkUnit
        fields: ClassVar[list[str]] = ["name", "short_name", "parent", "description", "is_active"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].label = _("Induk")
        self.fields["parent"].empty_label = _("Tidak ada: unit teratas")  # type: ignore[attr-defined]
        self.fields["is_active"].label = _("Aktif")
        self.fields["is_active"].help_text = _("Unit yang tidak aktif tidak ditawarkan untuk naskah baru.")
        remember(self.fields)

    def clean(self) -> None:
        super().clean()
        words = self.cleaned_data
        if "name" not in words or "parent" not in words:
            return
        wanted = WorkUnit(pk=self.instance.pk, name=words["name"], parent=words["parent"])
        if WorkUnit.objects.namesakes(wanted).exists():
            self.add_error("name", _("Nama ini sudah dipakai unit lain di bawah induk yang sama."))

    def clean_parent(self) -> WorkUnit | None:
        parent: WorkUnit | None = self.cleaned_data["parent"]
        if parent and self.instance.pk and parent.lies_below(self.instance):
            raise forms.ValidationError(_("Unit kerja tidak dapat berada di bawah dirinya sendiri."))
        return parent
