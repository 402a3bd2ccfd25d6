"""The first administrator."""

import io
import sys

import pytest
from django.core.management import CommandError, call_command

from contributors.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "cukup-panjang-untuk-uji"


@pytest.fixture
def typed(monkeypatch):
    def type_in(words):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{words}\n"))

    return type_in


def test_the_first_account_is_an_administrators(typed):
    typed(PASSWORD)
    call_command("create_account", "Admin@Example.test", "Adi Nugraha")
    made = User.objects.get()
    assert (made.email, made.initials, made.role) == ("admin@example.test", "AN", "administrator")
    assert made.check_password(PASSWORD)


@pytest.mark.parametrize(("email", "password"), [("bukan-surel", PASSWORD), ("a@example.test", "pendek")])
def test_bad_words_make_no_account(typed, email, password):
    typed(password)
    with pytest.raises(CommandError):
        call_command("create_account", email, "Adi Nugraha")
    assert User.objects.count() == 0


def test_the_same_address_is_refused(typed):
    typed(PASSWORD)
    call_command("create_account", "a@example.test", "Adi Nugraha")
    typed(PASSWORD)
    with pytest.raises(CommandError):
        call_command("create_account", "A@example.test", "Adi Lain")
