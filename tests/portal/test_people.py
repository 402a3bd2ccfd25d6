import pytest

from events.actions import release_event, set_appearances
from speakers.actions import save_speaker
from tests.portal.public import SECRET, event, hat, newest, published, speaker

pytestmark = pytest.mark.django_db


def test_speaker_shows_posts_events_and_articles(client, cast):
    person = speaker(cast)
    event(cast, "Sharing Session", speakers=[person])
    published(cast, "Disebut di Sini", speakers=[hat(person)])
    shown = client.get(f"/narasumber/{person.slug}/").content.decode()
    assert "Kepala Biro Hukum" in shown
    assert "Sharing Session" in shown
    assert "Disebut di Sini" in shown


def test_unreleased_speaker_is_unknown(client, cast):
    person = speaker(cast, released=False)
    assert client.get(f"/narasumber/{person.slug}/").status_code == 404


def test_unreleased_words_do_not_show(client, cast):
    person = speaker(cast)
    person.biography = SECRET
    save_speaker(speaker=person, by=cast.sari)
    assert SECRET not in client.get(f"/narasumber/{person.slug}/").content.decode()


def test_unreleased_event_of_a_speaker_does_not_show(client, cast):
    person = speaker(cast)
    event(cast, SECRET, speakers=[person], released=False)
    assert SECRET not in client.get(f"/narasumber/{person.slug}/").content.decode()


def test_a_change_at_the_desk_shows_after_its_release(client, cast):
    person = speaker(cast)
    made = event(cast, "Sharing Session", speakers=[person])
    set_appearances(session=made.sessions.get(), appearances=[], by=cast.sari)
    address = f"/narasumber/{person.slug}/"
    assert "Sharing Session" in client.get(address).content.decode()
    release_event(event=made, seen=newest("event", made.pk), by=cast.rina)
    assert "Sharing Session" not in client.get(address).content.decode()


@pytest.mark.parametrize("items", [1, 3])
def test_three_queries_however_many_items(client, cast, items, django_assert_num_queries):
    person = speaker(cast)
    for number in range(items):
        event(cast, f"Acara {number}", speakers=[person])
        published(cast, f"Berita {number}", speakers=[hat(person)])
    with django_assert_num_queries(3):
        client.get(f"/narasumber/{person.slug}/")
