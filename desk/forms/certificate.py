"""Closing an event, naming its committee, correcting and revoking a certificate, numbering."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk.forms.generics import FormOf
from desk.forms.inputs import LineField
from events.models import Closing, NumberPattern
from events.models.closing import NAME_LENGTH


class ClosingForm(FormOf[Closing]):
    by_post = LineField(label=gettext_lazy("Jabatan Anda hari ini"), max_length=200)
    official_name = LineField(label=gettext_lazy("Pejabat penanda tangan"), max_length=200)
    official_post = LineField(
        label=gettext_lazy("Jabatannya hari ini"),
        max_length=200,
        help_text=gettext_lazy("Tertulis pada sertifikat untuk seterusnya, juga bila ia berganti jabatan."),
    )

    class Meta:
        model = Closing
        fields: ClassVar[list[str]] = [
            *("sessions", "minutes", "percent", "hours", "official_name", "official_post", "by_post")
        ]
        help_texts: ClassVar[dict[str, Any]] = {
            "sessions": gettext_lazy("0 bila jumlah sesi tidak disyaratkan."),
            "minutes": gettext_lazy("0 bila menit tidak disyaratkan."),
            "percent": gettext_lazy("Dari lama semua sesi, misalnya 70; 0 bila tidak disyaratkan."),
            "hours": gettext_lazy("Yang tertulis pada sertifikat peserta; 0 untuk tidak menuliskannya."),
        }


class MemberForm(forms.Form):
    name = LineField(label=gettext_lazy("Nama anggota panitia"), max_length=NAME_LENGTH)


class CorrectionForm(forms.Form):
    name = LineField(label=gettext_lazy("Nama yang benar"), max_length=NAME_LENGTH)
    reason = LineField(label=gettext_lazy("Alasan, terbaca publik"), max_length=300)


class RevocationForm(forms.Form):
    reason = LineField(
        label=gettext_lazy("Alasan, terbaca publik"),
        max_length=300,
        help_text=gettext_lazy("Sertifikat yang dicabut tidak dapat diberlakukan lagi."),
    )


class PatternForm(FormOf[NumberPattern]):
    pattern = LineField(
        label=gettext_lazy("Pola nomor"),
        max_length=120,
        help_text=gettext_lazy("Dengan {nomor}, {unit}, {tahun}; boleh juga {bulan} dan {bulan_romawi}."),
    )
    code = LineField(label=gettext_lazy("Kode unit dalam nomor"), max_length=40)

    class Meta:
        model = NumberPattern
        fields: ClassVar[list[str]] = ["pattern", "code"]

    def clean_pattern(self) -> str:
        pattern: str = self.cleaned_data["pattern"]
        if not all(name in pattern for name in ("{nomor}", "{unit}", "{tahun}")):
            raise forms.ValidationError(_("Pola harus memuat {nomor}, {unit}, dan {tahun}."))
        return pattern
