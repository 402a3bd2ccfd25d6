"""Every page by every role: who gets in, who is refused, who may not know."""

import pytest
from django.urls import reverse

from audit.models import Entry
from desk.urls_registration import registration_patterns
from desk.urls_registry import registry_patterns
from events.models import Registration
from tests.desk_registry.registry import a_photo, a_speaker, a_unit, an_event
from tests.events.registering import comes
from tests.events.registering import form as a_form

# 200 by role in the order: contributor of the unit, of another unit, editor, chief, administrator, auditor
PEOPLE = ("sari", "wayan", "rina", "ratna", "adi", "tuti")
PAGES = {
    "events": (200, 200, 200, 200, 200, 200),
    "new_event": (200, 200, 200, 200, 403, 403),
    "event": (200, 404, 200, 200, 200, 200),
    "unwritten_events": (200, 200, 200, 200, 200, 200),
    "event_status": (200, 404, 200, 200, 403, 403),
    "edit_event": (200, 404, 200, 200, 403, 403),
    "session": (200, 404, 200, 200, 403, 403),
    "speakers": (200, 200, 200, 200, 200, 200),
    "new_speaker": (200, 200, 200, 200, 403, 403),
    "speaker": (200, 200, 200, 200, 200, 200),
    "edit_speaker": (200, 200, 200, 200, 403, 403),
    "portrait": (200, 200, 200, 200, 403, 403),
    "units": (403, 403, 200, 200, 200, 200),
    "new_unit": (403, 403, 200, 200, 200, 403),
    "unit": (403, 403, 200, 200, 200, 200),
    "edit_unit": (403, 403, 200, 200, 200, 403),
    "photos": (200, 200, 200, 200, 200, 200),
    "upload_photo": (200, 200, 200, 200, 403, 403),
    "pick_photo": (200, 200, 200, 200, 200, 200),
    "photo": (200, 404, 200, 200, 200, 200),
    "users": (403, 403, 403, 403, 200, 403),
    "new_user": (403, 403, 403, 403, 200, 403),
    "edit_user": (403, 403, 403, 403, 200, 403),
    "audit": (403, 403, 403, 200, 200, 200),
    "registration": (200, 404, 200, 200, 403, 403),
    "registration_form": (200, 404, 200, 200, 403, 403),
    "registration_preview": (200, 404, 200, 200, 403, 403),
    "registration_places": (200, 404, 200, 200, 403, 403),
    "registrant": (200, 404, 200, 200, 403, 403),
}
# those that only change something: what a post answers
POSTS = {
    "close_registration": (302, 404, 302, 302, 403, 403),
    "offer_places": (302, 404, 302, 302, 403, 403),
    "export_registrations": (200, 404, 200, 200, 403, 403),
    "registrant": (302, 404, 302, 302, 403, 403),
    "registration_form": (409, 404, 409, 409, 403, 403),  # an empty form came from no page of ours
    "registration_places": (200, 404, 200, 200, 403, 403),
}


@pytest.fixture
def addresses(cast):
    event, speaker = an_event(cast), a_speaker(cast)
    unit, photo = a_unit(cast), a_photo(cast)
    form = a_form(cast, capacity=1)
    one, _waits = comes(form, "bunga@contoh.example"), comes(form, "andi@contoh.example")
    numbers = {
        "event": [event.pk],
        "event_status": [event.pk],
        "edit_event": [event.pk],
        "session": [event.pk, event.sessions.get().pk],
        "speaker": [speaker.pk],
        "edit_speaker": [speaker.pk],
        "portrait": [speaker.pk],
        "unit": [unit.pk],
        "edit_unit": [unit.pk],
        "photo": [photo.pk],
        "edit_user": [cast.budi.pk],
        **{found.name: [form.event_id] for found in registration_patterns},
        "registrant": [form.event_id, one.pk],
    }
    names = {*PAGES, *POSTS}
    return {name: reverse(f"desk:{name}", args=numbers.get(name, [])) for name in names}


@pytest.mark.parametrize("place", range(len(PEOPLE)), ids=PEOPLE)
def test_pages_by_role(cast, addresses, as_, place):
    client = as_(getattr(cast, PEOPLE[place]))
    answers = {name: client.get(addresses[name]).status_code for name in PAGES}
    assert answers == {name: codes[place] for name, codes in PAGES.items()}


@pytest.mark.parametrize("place", range(len(PEOPLE)), ids=PEOPLE)
def test_changes_to_registration_by_role(cast, addresses, as_, place):
    """Whoever may not gets nothing changed, nothing written down as read, and no word of a participant."""
    client = as_(getattr(cast, PEOPLE[place]))
    given = {"bentuk": "csv", "reason": "Peserta ganda", "tutup": "1"}
    answers = {name: client.post(addresses[name], given) for name in POSTS}
    codes = {name: codes[place] for name, codes in POSTS.items()}
    assert {name: answer.status_code for name, answer in answers.items()} == codes
    if {403, 404} & {*codes.values()}:
        assert {one.status for one in Registration.objects.all()} == {"confirmed", "waiting"}
        assert not Entry.objects.filter(action__in=("read_registrations", "export_registrations")).exists()
        assert all("bunga@contoh.example" not in answer.content.decode() for answer in answers.values())


def test_strangers_are_sent_to_sign_in(addresses, client):
    assert {client.get(address).status_code for address in addresses.values()} == {302}


def test_every_address_carries_a_rule():
    every = [*registry_patterns, *registration_patterns]
    assert [found.name for found in every if not found.callback.has_access_rule] == []


def test_the_matrix_knows_every_address_of_registration():
    assert {found.name for found in registration_patterns} <= {*PAGES, *POSTS}


def test_someone_made_inactive_is_out_at_once(cast, as_):
    client = as_(cast.sari)
    assert client.get("/redaksi/acara/").status_code == 200
    cast.sari.is_active = False
    cast.sari.save()
    assert client.get("/redaksi/acara/").status_code == 302
