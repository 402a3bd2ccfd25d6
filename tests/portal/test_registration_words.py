"""Personal pages and downloads say what an editor let out, never what a draft says."""

import json

import pytest

from audit.models import Release
from events.actions import release_event, save_form, save_session, withdraw_event
from events.registering.links import link_token
from tests.events.registering import comes, form, question
from tests.portal import public


@pytest.fixture
def made(cast):
    asked = question(label="Golongan darah")
    made = form(cast, questions=[asked], capacity=5, chooses_sessions=True)
    session = made.event.sessions.get()
    comes(made, "bunga@contoh.example", sessions=[session.pk], **{f"q{asked.pk}": ["AB"]})
    return made


@pytest.fixture
def drafted(cast, made):
    """Session and question are called otherwise, and no editor has seen it."""
    session = made.event.sessions.get()
    session.title = public.SECRET
    save_session(session=session, by=cast.sari)
    asked = list(made.questions.all())
    for one in asked:
        one.label = one.label if one.key else public.SECRET
    save_form(form=made, questions=asked, capacity=5, by=cast.sari)
    return made


def own(client, made, path=""):
    one = made.registrations.get()
    return client.get(f"/pendaftaran/{link_token(one.nonce)}/{path}").content.decode()


@pytest.mark.parametrize("path", ["", "data/", "ubah/"])
def test_drafted_words_are_not_on_personal_pages(client, drafted, path):
    page = own(client, drafted, path)
    assert public.SECRET not in page
    assert "Golongan darah" in page


def test_the_download_names_sessions_and_questions_as_released(client, drafted):
    told = json.loads(own(client, drafted, "data/"))
    assert told["sessions"] == ["Sesi pembuka"]
    assert [one["question"] for one in told["answers"]] == ["Nama lengkap", "Golongan darah"]
    assert "Sesi pembuka" in own(client, drafted)


def test_a_released_title_shows(cast, client, drafted):
    event = drafted.event
    release_event(event=event, seen=public.newest("event", event.pk), by=cast.rina)
    assert json.loads(own(client, drafted, "data/"))["sessions"] == [public.SECRET]


def test_a_session_of_a_withdrawn_page_has_no_title(cast, client, drafted):
    shown = Release.objects.of("event", drafted.event.pk).current().get()
    withdraw_event(shown=shown, by=cast.rina)
    assert json.loads(own(client, drafted, "data/"))["sessions"] == ["Sesi"]
    assert public.SECRET not in own(client, drafted)
    assert "Sesi pembuka" not in own(client, drafted)
