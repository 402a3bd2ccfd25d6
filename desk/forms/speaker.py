"""A speaker with the posts they hold over time."""

import re
from typing import Any, ClassVar

from django import forms
from django.forms import modelformset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk.forms.generics import FormOf, ModelSetOf
from desk.forms.inputs import DayField, LineField, LinesField, ParagraphsField
from desk.forms.memory import remember
from desk.forms.order import check_order
from speakers.models import Appointment, Speaker

POSTS = "jabatan"
HANDLE = re.compile(r"[A-Za-z0-9._-]+")


class SpeakerForm(FormOf[Speaker]):
    name = LineField(
        label=gettext_lazy("Nama"),
        max_length=150,
        help_text=gettext_lazy("Tanpa gelar. Satu kata pun cukup."),
    )
    title_before = LineField(
        label=gettext_lazy("Gelar di depan nama"), max_length=60, required=False, help_text="Dr., Ir., H."
    )
    title_after = LineField(
        label=gettext_lazy("Gelar di belakang nama"), max_length=60, required=False, help_text="S.H., M.Si."
    )
    nickname = LineField(label=gettext_lazy("Sapaan akrab"), max_length=60, required=False)
    handle = LineField(
        label=gettext_lazy("Nama akun"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Misalnya @namaakun."),
    )
    aliases = LinesField(
        label=gettext_lazy("Ejaan lain"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Satu ejaan per baris; membantu pencarian, tidak tampil di portal."),
    )
    biography = ParagraphsField(
        label=gettext_lazy("Biografi"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    class Meta:
        model = Speaker
        fields: ClassVar[list[str]] = [
            *("name", "title_before", "title_after", "nickname", "handle", "aliases", "biography")
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        remember(self.fields)

    def clean_handle(self) -> str:
        handle: str = self.cleaned_data["handle"].removeprefix("@")
        if handle and not HANDLE.fullmatch(handle):
            sentence = _("Nama akun hanya memuat huruf, angka, titik, garis bawah, dan tanda hubung.")
            raise forms.ValidationError(sentence)
        return f"@{handle}" if handle else ""


class AppointmentForm(FormOf[Appointment]):
    position = LineField(label=gettext_lazy("Jabatan"), max_length=200)
    organisation = LineField(label=gettext_lazy("Instansi"), max_length=200, required=False)
    starts_on = DayField(label=gettext_lazy("Sejak"), required=False)
    ends_on = DayField(
        label=gettext_lazy("Sampai"), required=False, help_text=gettext_lazy("Kosong berarti sekarang.")
    )

    class Meta:
        model = Appointment
        fields: ClassVar[list[str]] = ["position", "organisation", "starts_on", "ends_on"]

    def clean(self) -> None:
        super().clean()
        check_order(self)


class BasePosts(ModelSetOf[Appointment, AppointmentForm]):
    def add_fields(self, form: AppointmentForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Hapus jabatan ini")
        remember(form.fields)

    def kept(self) -> list[Appointment]:
        """Posts that were written or changed."""
        gone = set(self.deleted_forms)
        return [form.instance for form in self.forms if form.has_changed() and form not in gone]

    def removed(self) -> list[Appointment]:
        return [form.instance for form in self.deleted_forms if form.instance.pk]


def posts_of(speaker: Speaker, data: Any, *, extra: int) -> BasePosts:
    """The appointments of a speaker as a set of forms with some empty rows at the end."""
    made: Any = modelformset_factory(
        Appointment, form=AppointmentForm, formset=BasePosts, extra=extra, can_delete=True, max_num=50
    )
    posts = speaker.appointments.all() if speaker.pk else Appointment.objects.none()
    formset: BasePosts = made(data, queryset=posts, prefix=POSTS)
    return formset
