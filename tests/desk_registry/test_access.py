"""Every page by every role: who gets in, who is refused, who may not know."""

import pytest
from django.urls import reverse

from desk.urls_registry import registry_patterns
from tests.desk_registry.registry import a_photo, a_speaker, a_unit, an_event

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
}


@pytest.fixture
def addresses(cast):
    event, speaker = an_event(cast), a_speaker(cast)
    unit, photo = a_unit(cast), a_photo(cast)
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
    }
    return {name: reverse(f"desk:{name}", args=numbers.get(name, [])) for name in PAGES}


@pytest.mark.parametrize("place", range(len(PEOPLE)), ids=PEOPLE)
def test_pages_by_role(cast, addresses, as_, place):
    client = as_(getattr(cast, PEOPLE[place]))
    answers = {name: client.get(address).status_code for name, address in addresses.items()}
    assert answers == {name: codes[place] for name, codes in PAGES.items()}


def test_strangers_are_sent_to_sign_in(addresses, client):
    assert {client.get(address).status_code for address in addresses.values()} == {302}


def test_every_address_carries_a_rule():
    assert [found.name for found in registry_patterns if not found.callback.has_access_rule] == []


def test_someone_made_inactive_is_out_at_once(cast, as_):
    client = as_(cast.sari)
    assert client.get("/redaksi/acara/").status_code == 200
    cast.sari.is_active = False
    cast.sari.save()
    assert client.get("/redaksi/acara/").status_code == 302
