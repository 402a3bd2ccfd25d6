"""A photo and the words that go with it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributors.models import User, WorkUnit
from contributors.roles import Permission
from desk.forms.event import known_units, writable_units
from desk.forms.inputs import LineField, SearchForm


class PhotoWordsForm(forms.Form):
    caption = LineField(
        label=gettext_lazy("Keterangan foto"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Siapa, sedang apa, di mana, kapan."),
    )
    alt = LineField(
        label=gettext_lazy("Teks alternatif"),
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Apa yang terlihat, untuk pembaca yang tidak dapat melihat foto."),
    )
    credit = LineField(
        label=gettext_lazy("Kredit foto"),
        max_length=120,
        help_text=gettext_lazy("Nama fotografer atau pemilik foto."),
    )


class PhotoForm(PhotoWordsForm):
    """A photo that is there: its words, and the point that no cut may lose, in percent."""

    focus_x = forms.IntegerField(
        label=gettext_lazy("Titik utama dari kiri (persen)"), min_value=0, max_value=100, required=False
    )
    focus_y = forms.IntegerField(
        label=gettext_lazy("Titik utama dari atas (persen)"),
        min_value=0,
        max_value=100,
        required=False,
        help_text=gettext_lazy("Bagian ini tetap terlihat bila foto dipotong untuk kartu."),
    )

    @property
    def focus(self) -> tuple[int, int] | None:
        """The focal point that was sent, None when it was not or did not change."""
        x, y = self.cleaned_data.get("focus_x"), self.cleaned_data.get("focus_y")
        if x is None or y is None or not {"focus_x", "focus_y"} & set(self.changed_data):
            return None
        return x, y


class UploadForm(PhotoWordsForm):
    file = forms.FileField(
        label=gettext_lazy("Berkas foto"),
        help_text=gettext_lazy("JPEG, PNG, atau WebP, paling besar 15 MB."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    unit = forms.ModelChoiceField(
        queryset=WorkUnit.objects.none(),
        label=gettext_lazy("Unit kerja"),
        required=False,
        help_text=gettext_lazy("Kontributor unit ini dapat memakai foto Anda."),
    )
    field_order = ["file", "caption", "alt", "credit", "unit"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = writable_units(user)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["unit"].empty_label = _("Tanpa unit")  # type: ignore[attr-defined]
        if not user.may(Permission.READ_ALL_ARTICLES):
            self.fields["unit"].initial = units.first()


class PhotoFilter(SearchForm):
    unit = forms.ModelChoiceField(
        queryset=WorkUnit.objects.none(),
        label=gettext_lazy("Unit kerja"),
        required=False,
        empty_label=gettext_lazy("Semua"),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = known_units(user)  # type: ignore[attr-defined]
