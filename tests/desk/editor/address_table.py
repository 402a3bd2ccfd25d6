"""A page with the editor, and a library of pictures kept in memory: an address table of the tests."""

import base64
from pathlib import Path

from django import forms
from django.http import HttpResponse, JsonResponse
from django.template import engines
from django.urls import include, path

from desk.editor import BodyField

STATIC = Path(__file__).resolve().parents[3] / "static"
TOKEN = "abcdefghijklmnopqrstuv"
UPLOADED = "zyxwvutsrqponmlkjihgfe"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PAGE = """{% extends "base.html" %}{% load static %}
{% block title %}Naskah{% endblock %}
{% block styles %}<link rel="stylesheet" href="{% static 'css/desk.css' %}">{% endblock %}
{% block head %}{{ media }}{% endblock %}
{% block body %}<main id="isi"><h1>Naskah</h1><form method="post" class="form">{% csrf_token %}
{% include "components/field.html" with field=form.body only %}
<button class="button" id="save">Simpan</button></form></main>{% endblock %}"""


class BodyForm(forms.Form):
    body = BodyField(label="Isi naskah", photos_url="/foto/", help_text="Tulis naskah di sini.")


def page(request):
    form = BodyForm(request.POST or None, initial={"body": request.GET.get("body", "")})
    if request.method == "POST" and form.is_valid():
        return HttpResponse(form.cleaned_data["body"], content_type="text/plain; charset=utf-8")
    media = form.media.with_nonce(str(request.csp_nonce))
    template = engines["django"].from_string(PAGE)
    return HttpResponse(template.render({"form": form, "media": media}, request))


def photos(request):
    if request.method == "POST":
        errors = {name: ["Isian ini wajib."] for name in ("caption", "credit") if not request.POST[name]}
        if errors or "file" not in request.FILES:
            return JsonResponse({"errors": errors}, status=400)
        return JsonResponse(photo(UPLOADED, **{name: request.POST[name] for name in WORDS}), status=201)
    found = [photo(TOKEN, "Suasana rapat", "Peserta duduk di aula", "Rina/Humas")]
    is_wanted = request.GET.get("q", "").lower() in "suasana rapat"
    return JsonResponse({"results": found if is_wanted else [], "next": None})


WORDS = ("caption", "alt", "credit")


def photo(token, caption, alt, credit):
    words = {"caption": caption, "alt": alt, "credit": credit}
    return {"token": token, "url": f"/media/{token}", "width": 1200, "height": 800, **words}


def media(request, token):
    return HttpResponse(PIXEL, content_type="image/png")


urlpatterns = [
    path("", page),
    path("foto/", photos),
    path("media/<token>", media),
    path("favicon.ico", media, {"token": ""}),
    path("", include("portal.urls")),  # the frame of every page names some of its addresses
]
