"""Django's and allauth's Indonesian in our words, and our English; bare machines cannot compile them."""

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

FOLDERS = {name: settings.BASE_DIR / "locale" / name / "LC_MESSAGES" for name in ("id", "en")}
OTHER_WORDS = re.compile(r"\b(e-?mail|anda|valid|reset|link|spam folder|bidang|field|login)\b")


def written(language):
    """msgid → msgstr of the source; every text of it stands on one line."""
    source = (FOLDERS[language] / "django.po").read_text()
    lines = [line for line in source.splitlines() if line and line[0] != "#"]
    found, name, context = {}, "", ""
    for line, after in pairwise([*lines, ""]):
        key, _, text = line.partition(" ")
        if key == "msgctxt":
            context = f"{ast.literal_eval(text)}\x04"
        elif key == "msgid":
            name, plural = ast.literal_eval(text), after.startswith("msgid_plural")
            name, context = name and context + name, ""
        elif key.startswith("msgstr") and name:
            form = int(key[7:-1]) if plural else 0
            found[(name, form) if plural else name] = ast.literal_eval(text)
    return found


@pytest.mark.parametrize(("language", "least"), [("id", 60), ("en", 300)])
def test_what_is_compiled_is_what_is_written(language, least):
    with (FOLDERS[language] / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog
    assert {name: text for name, text in compiled.items() if name} == written(language)
    assert len(compiled) > least


def test_our_own_words_only():
    assert {text: found[0] for text in written("id").values() if (found := OTHER_WORDS.search(text))} == {}


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
