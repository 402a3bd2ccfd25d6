"""All components of both faces on one page, for those who build and judge them."""

from datetime import date

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from articles.workflow import Status
from desk.access import DeskRequest, staff


class SampleForm(forms.Form):
    title = forms.CharField(label=_("Judul"), help_text=_("Satu kalimat, tanpa titik di akhir."))
    note = forms.CharField(label=_("Catatan"), widget=forms.Textarea, required=False)
    day = forms.DateField(label=_("Tanggal"), initial=date(2018, 5, 8))
    told = forms.BooleanField(label=_("Beri tahu penulis"), required=False)


@staff
def gallery(request: DeskRequest) -> HttpResponse:
    context = {
        "statuses": [*Status.choices, ("scheduled", _("Terjadwal"))],
        "form": SampleForm({"title": "", "day": "32 Mei"}),
        "clean_form": SampleForm(),
        "day": date(2018, 5, 8),
        "trail": [("/", _("Beranda")), ("/berita/", _("Berita"))],
    }
    return render(request, "desk/gallery.html", context)
