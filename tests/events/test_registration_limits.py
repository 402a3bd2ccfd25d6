"""Who types somebody else's address, or sends more forms than there are letters, harms nobody else."""

import pytest
from django.db import connection

from events.actions import confirm, owner_of, register
from events.models import Answer, Registration, RegistrationLetter
from events.refusals import Busy
from events.registering import links
from events.registering.terms import current_terms
from tests.events.registering import asks, comes, form, told

pytestmark = pytest.mark.django_db

OFFICE, STRANGER = "198.51.100.0/24", "203.0.113.0/24"


def sends(made, address, network, **more):
    register(terms=current_terms(made.pk), told=told(made, address, **more), network=network)


def test_a_stranger_does_not_silence_an_address(cast):
    made = form(cast)
    for _ in range(3):
        asks(made, "bunga@contoh.example", name="Pencuri")
    letter = links.link_token(Registration.objects.get().nonce)
    asks(made, "bunga@contoh.example", name="Bunga Lestari")
    assert Answer.objects.get().values == ["Bunga Lestari"]
    assert RegistrationLetter.objects.count() == 3
    assert confirm(registration=owner_of(letter)).status == "confirmed"


def test_without_a_letter_nothing_begins_and_nothing_is_changed(cast):
    made = form(cast)
    one = comes(made, "bunga@contoh.example")
    for _ in range(4):
        asks(made, "bunga@contoh.example", name="Pencuri")
    kinds = list(RegistrationLetter.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["question", "confirmed", "already", "already"]
    assert Answer.objects.get(registration=one).values == ["Bunga Lestari"]
    one.refresh_from_db()
    assert owner_of(links.link_token(one.nonce)) == one


@pytest.mark.parametrize(
    "spelled", ["ſari@x.example", "sari@ｘ.example", "ＳＡＲＩ@x.example", " Sari@X.example "]
)
def test_letters_go_to_the_one_spelling_of_a_mailbox(cast, spelled):
    made = form(cast)
    for address in ("sari@x.example", spelled):
        asks(made, address)
        assert Registration.objects.get().mail_to == "sari@x.example"
    assert asks(form(cast), spelled).mail_to == "sari@x.example"


def test_a_network_has_a_share_of_the_letters(cast, settings):
    settings.REGISTRATION_LETTERS_PER_HOUR, settings.REGISTRATION_LETTERS_PER_NETWORK = 5, 2
    made = form(cast)
    for number in range(2):
        sends(made, f"spam{number}@contoh.example", STRANGER)
    for number in range(9):
        with pytest.raises(Busy):
            sends(made, f"lagi{number}@contoh.example", STRANGER)
    sends(made, "bunga@contoh.example", OFFICE)
    assert RegistrationLetter.objects.count() == 3


def test_only_letters_use_up_what_is_for_everyone(cast, settings):
    settings.REGISTRATION_LETTERS_PER_HOUR = settings.REGISTRATION_LETTERS_PER_NETWORK = 5
    made = form(cast)
    for _ in range(20):
        sends(made, "korban@contoh.example", STRANGER)
    sends(made, "bunga@contoh.example", STRANGER)
    assert RegistrationLetter.objects.count() == 4


def test_busy_tells_nothing_about_an_address(cast, settings):
    settings.REGISTRATION_LETTERS_PER_HOUR = 1
    made = form(cast, access="invited")
    for guest in ("tamu@contoh.example", "kedua@contoh.example"):
        made.invitations.create(address=guest)
    sends(made, "tamu@contoh.example", OFFICE)
    for address in ("kedua@contoh.example", "lain@contoh.example", "tamu@contoh.example"):
        with pytest.raises(Busy):
            sends(made, address, OFFICE)


def test_counters_hold_no_address(cast):
    sends(form(cast), "bunga@contoh.example", OFFICE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(key, ' ') FROM notices_tally")
        known = cursor.fetchone()[0]
    assert "acara-jaringan" in known
    assert "bunga" not in known
    assert "198.51" not in known
