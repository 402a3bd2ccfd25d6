"""What the writing page offers of events: nothing of another unit's but the words the text has already."""

import pytest

from articles.content import event_words, session_words, speaker_words
from events.actions import save_event, save_session
from events.models import Session
from tests.cast import complete, started
from tests.desk.pages import address, posted, signed_in
from tests.desk_registry.registry import a_speaker, an_event, appears


@pytest.fixture
def event(cast):
    return an_event(cast, by=cast.wayan, unit=cast.protokol, title="Rapat Tertutup", sessions=("Satu", "Dua"))


def about(cast, event, session=None):
    """Sari's text that an editor has put under an event of another unit."""
    edition = complete(started(cast), by=cast.sari)
    return complete(edition, by=cast.rina, event=event_words(event), session=session_words(session))


def page_of(person, edition):
    return signed_in(person).get(address("write", edition.pk)).content.decode()


def test_sessions_and_people_of_another_units_event_stay_hidden(cast, event):
    edition = about(cast, event)
    save_event(event=event, sessions=[*event.sessions.all(), Session(title="RAHASIA sesi")], by=cast.wayan)
    speaker = a_speaker(cast, by=cast.wayan)
    appears(event.sessions.last(), speaker, by=cast.wayan)
    post = speaker.appointments.get()
    post.position = "Deputi Baru"
    post.save()
    page = page_of(cast.sari, edition)
    assert "Rapat Tertutup" in page
    assert "RAHASIA sesi" not in page
    assert "Kepala Biro" not in page  # the hat of the day, which only the programme tells
    seen_by_editor = page_of(cast.rina, edition)
    assert "RAHASIA sesi" in seen_by_editor
    assert "Kepala Biro" in seen_by_editor


def test_what_the_text_names_keeps_its_words(cast, event):
    first = event.sessions.first()
    edition = about(cast, event, first)
    event.title, first.title = "RAHASIA acara", "RAHASIA sesi"
    save_event(event=event, by=cast.wayan)
    save_session(session=first, by=cast.wayan)
    page = page_of(cast.sari, edition)
    assert f'<option value="s{first.pk}" selected>1. Satu</option>' in page
    assert "RAHASIA" not in page
    data = posted(edition, cast.sari, title="Judul Baru")
    assert signed_in(cast.sari).post(address("write", edition.pk), data).status_code == 302
    edition.refresh_from_db()
    assert edition.latest.content["session"]["title"] == "Satu"
    assert edition.latest.content["event"]["title"] == "Rapat Tertutup"
    assert "RAHASIA" not in edition.latest.canonical


def test_another_session_of_a_hidden_event_is_no_choice(cast, event):
    first, second = event.sessions.all()
    edition = about(cast, event, first)
    data = posted(edition, cast.sari, occasion=f"s{second.pk}", summary="Kata yang tetap ada.")
    answer = signed_in(cast.sari).post(address("write", edition.pk), data)
    assert answer.status_code == 422
    assert "Kata yang tetap ada." in answer.content.decode()
    assert "2. Dua" not in answer.content.decode()


def test_a_visible_event_gives_its_words_of_today(cast):
    event = an_event(cast)
    edition = about(cast, event, event.sessions.get())
    event.title = "Nama Baru"
    save_event(event=event, by=cast.sari)
    signed_in(cast.sari).post(address("write", edition.pk), posted(edition, cast.sari, title="Judul Baru"))
    edition.refresh_from_db()
    assert edition.latest.content["event"]["title"] == "Nama Baru"


def test_an_older_event_of_the_unit_stays_whole(cast, monkeypatch):
    older = an_event(cast, title="Acara Lama", sessions=("Satu", "Dua"))
    monkeypatch.setattr("desk.forms.pools.EVENTS", 1)
    edition = about(cast, older, older.sessions.first())
    newer = an_event(cast, title="Acara Baru")
    newer.starts_on = newer.starts_on.replace(year=2019)
    save_event(event=newer, by=cast.sari)
    page = page_of(cast.sari, edition)
    assert "Acara Baru" in page
    assert "2. Dua" in page


def test_speakers_named_already_stay_with_their_hat(cast, event):
    speaker = a_speaker(cast, by=cast.wayan)
    worn = speaker_words(speaker, speaker.appointments.get())
    edition = complete(about(cast, event), by=cast.rina, event=event_words(event), speakers=[worn])
    assert worn["hat"] in page_of(cast.sari, edition)
