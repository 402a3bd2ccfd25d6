"""Refusals under /redaksi/ in the desk's own frame, so that whoever is signed in keeps their way around."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from contributors.models import User


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    text = _(
        "Alamat ini tidak ada, atau bukan untuk Anda. Periksa kembali ejaannya, atau lanjutkan dari sini."
    )
    return refused(request, 404, _("Halaman tidak ditemukan"), text)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The sentence of the rule that refused, where it has one."""
    text = _("Tindakan ini bukan wewenang peran Anda. Hubungi administrator bila menurut Anda keliru.")
    return refused(request, 403, _("Anda tidak memiliki hak akses"), str(exception) or text)


def refused(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    """In the frame of the desk for people of the desk, in that of the sign-in page for others."""
    is_known = isinstance(getattr(request, "user", None), User)
    context = {
        "frame": "desk/base.html" if is_known else "base_entrance.html",
        "title": title,
        "text": text,
        "onward": reverse("desk:inbox") if is_known else reverse("account_login"),
        "onward_words": _("Ke kotak masuk") if is_known else _("Masuk"),
    }
    return render(request, "desk/refused.html", context, status=status)
