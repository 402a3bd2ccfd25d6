"""Refusals of the desk wear its frame; those of the portal keep theirs."""

import pytest
from django.test import Client

from tests.cast import PASSWORD
from tests.desk.pages import address, signed_in

pytestmark = pytest.mark.django_db

FRAME = 'class="desk-nav"'
MASTHEAD = 'class="masthead"'


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/redaksi/tidak-ada/", 404, "Halaman tidak ditemukan"),
        ("/redaksi/naskah/999999/", 404, "Halaman tidak ditemukan"),
        (None, 403, "Peran Anda tidak mencakup halaman ini."),
    ],
)
def test_who_is_signed_in_stays_at_the_desk(cast, path, status, words):
    answer = signed_in(cast.sari).get(path or address("users"))
    shown = answer.content.decode()
    assert answer.status_code == status
    assert words in shown
    assert FRAME in shown
    assert MASTHEAD not in shown
    assert 'href="/redaksi/"' in shown


def test_a_stranger_is_shown_the_way_in_and_nothing_of_the_desk(client, cast):
    answer = client.get("/redaksi/tidak-ada/")
    shown = answer.content.decode()
    assert (answer.status_code, answer["Cache-Control"]) == (404, "private, no-store")
    assert 'href="/redaksi/akun/login/"' in shown
    assert FRAME not in shown
    assert MASTHEAD not in shown


def test_the_portal_keeps_its_own(client, cast):
    shown = client.get("/redaksi-tidak-ada/").content.decode()
    assert MASTHEAD in shown
    assert "desk-nav" not in shown


def test_an_expired_form_is_told_at_the_entrance(cast):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/redaksi/akun/login/", {"login": "sari@example.test", "password": PASSWORD})
    shown = answer.content.decode()
    assert answer.status_code == 403
    assert "Formulir kedaluwarsa" in shown
    assert MASTHEAD not in shown
