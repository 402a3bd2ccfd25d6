"""A document of the library and the words that go with it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributors.models import User, WorkUnit
from contributors.roles import Permission
from desk.forms.event import known_units, writable_units
from desk.forms.inputs import LineField, SearchForm, document_input
from library.models import Format
from library.models.document import DESCRIPTION_LIMIT, TITLE_LIMIT, Language

ALL = [("", gettext_lazy("Semua"))]


class DocumentWordsForm(forms.Form):
    title = LineField(
        label=gettext_lazy("Judul dokumen"),
        max_length=TITLE_LIMIT,
        help_text=gettext_lazy("Seperti tertulis di dokumen, misalnya Peraturan Menteri Nomor 7 Tahun 2026."),
    )
    description = LineField(
        label=gettext_lazy("Keterangan"),
        max_length=DESCRIPTION_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Satu kalimat tentang isinya; tampil di bawah judul."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Bahasa dokumen"), choices=Language.choices)


class DocumentUploadForm(DocumentWordsForm):
    file = forms.FileField(
        label=gettext_lazy("Berkas dokumen"),
        help_text=gettext_lazy(
            "PDF, dokumen Office atau ODF tanpa makro, CSV, atau teks; paling besar 25 MB."
        ),
        widget=document_input(),
    )
    unit = forms.ModelChoiceField(
        queryset=WorkUnit.objects.none(),
        label=gettext_lazy("Unit kerja"),
        required=False,
        help_text=gettext_lazy("Kontributor unit ini dapat memakai dokumen Anda."),
    )
    field_order = ["file", "title", "description", "language", "unit"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = writable_units(user)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["unit"].empty_label = _("Tanpa unit")  # type: ignore[attr-defined]
        if not user.may(Permission.READ_ALL_ARTICLES):
            self.fields["unit"].initial = units.first()


class DocumentFilter(SearchForm):
    format = forms.ChoiceField(label=gettext_lazy("Format"), required=False, choices=[*ALL, *Format.choices])
    unit = forms.ModelChoiceField(
        queryset=WorkUnit.objects.none(),
        label=gettext_lazy("Unit kerja"),
        required=False,
        empty_label=gettext_lazy("Semua"),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = known_units(user)  # type: ignore[attr-defined]
