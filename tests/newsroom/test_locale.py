"""Django's and allauth's Indonesian in our words; bare machines cannot compile it, so that is kept too."""

import ast
import gettext
import re
from itertools import pairwise

import pytest
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError

FOLDER = settings.BASE_DIR / "locale" / "id" / "LC_MESSAGES"
OTHER_WORDS = re.compile(r"\b(e-?mail|anda|valid|reset|link|spam folder|bidang|field|login)\b")


def written():
    """msgid → msgstr of the source; every text of it stands on one line."""
    lines = [line for line in (FOLDER / "django.po").read_text().splitlines() if line and line[0] != "#"]
    found, name = {}, ""
    for line, after in pairwise([*lines, ""]):
        key, _, text = line.partition(" ")
        if key == "msgid":
            name, plural = ast.literal_eval(text), after.startswith("msgid_plural")
        elif key in ("msgstr", "msgstr[0]") and name:
            found[(name, 0) if plural else name] = ast.literal_eval(text)
    return found


def test_what_is_compiled_is_what_is_written():
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog
    assert {name: text for name, text in compiled.items() if name} == written()
    assert len(compiled) > 60


def test_our_own_words_only():
    assert {text: found[0] for text in written().values() if (found := OTHER_WORDS.search(text))} == {}


def test_forms_speak_them():
    with pytest.raises(ValidationError, match="Isian ini wajib diisi"):
        forms.CharField().clean("")
    with pytest.raises(ValidationError, match="Tulis alamat surel yang lengkap"):
        forms.EmailField().clean("rina@")
    with pytest.raises(ValidationError, match="paling sedikit 12 karakter"):
        validate_password("pendek")


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("login/", "Alamat surel"),
        ("password/reset/", "Tulis alamat surel akun Anda."),
        ("password/reset/done/", "Bila alamat itu terdaftar"),
        ("password/reset/key/1-abc/", "Tautan tidak berlaku lagi"),
        ("password/reset/key/done/", "Kata sandi Anda sudah diganti."),
    ],
)
def test_pages_of_sign_in_speak_them(db, client, page, words):
    html = client.get(f"/redaksi/akun/{page}", follow=True).content.decode()
    assert words in html
    text = re.sub(r"<(head|script|style)\b.*?</\1>|<[^>]+>", " ", html, flags=re.S)
    assert OTHER_WORDS.findall(text) == []


def test_the_button_for_a_new_password_is_the_primary_one(db, client):
    html = client.get("/redaksi/akun/password/reset/").content.decode()
    assert '<button class="button button--primary" type="submit">' in html


def test_too_many_mails_are_refused_in_our_words(db, client):
    cache.clear()
    answers = [client.post("/redaksi/akun/password/reset/", {"email": "rina@example.test"}) for _ in range(7)]
    cache.clear()
    assert answers[-1].status_code in (200, 429)
    assert "Terlalu banyak percobaan" in answers[-1].content.decode()
