"""Names are resolved when the text is saved, so that a signature covers them."""

from articles.content import (
    blank,
    event_words,
    iso,
    lead_words,
    photos_of,
    session_words,
    speaker_words,
    tidy,
    topics,
)
from events.models import Appearance, Event, Session
from library.models import Photo
from speakers.models import Appointment, Speaker
from tests.cast import started

TOKEN, OTHER = "a" * 32, "b" * 32


def test_topics_are_each_there_once_in_the_order_given():
    assert topics(["Reformasi Birokrasi", " ", "ASN", "reformasi  birokrasi"]) == [
        {"slug": "reformasi-birokrasi", "name": "reformasi birokrasi"},
        {"slug": "asn", "name": "ASN"},
    ]


def test_a_speaker_wears_the_hat_given():
    speaker = Speaker(pk=1, slug="wira", name="Wira", title_after="M.Si.")
    post = Appointment(speaker=speaker, position="Kepala Biro", organisation="Kementerian Contoh")
    appearance = Appearance(speaker=speaker, speaker_name="Wira", position="Penulis", organisation="")
    assert speaker_words(speaker) == {"id": 1, "slug": "wira", "name": "Wira, M.Si.", "hat": ""}
    assert speaker_words(speaker, post)["hat"] == "Kepala Biro, Kementerian Contoh"
    assert speaker_words(speaker, appearance) == {"id": 1, "slug": "wira", "name": "Wira", "hat": "Penulis"}


def test_photos_of_a_text_are_its_lead_and_its_figures():
    lead = lead_words(Photo(token=TOKEN, width=1600, height=1067), "Aula", "Aula penuh", "Humas")
    body = "".join(f'<figure><img src="/media/{token}" alt="x"></figure>' for token in (OTHER, TOKEN))
    assert photos_of({"lead": lead, "body": body}) == [TOKEN, OTHER]
    assert photos_of({"lead": None, "body": ""}) == []


def test_events_and_sessions_are_named():
    event = Event(pk=1, slug="berbagi", title="Sesi Berbagi")
    assert event_words(event) == {"id": 1, "slug": "berbagi", "title": "Sesi Berbagi"}
    assert session_words(Session(pk=2, number=1, title="Sesi 1")) == {"id": 2, "number": 1, "title": "Sesi 1"}
    assert (event_words(None), session_words(None), iso(None)) == (None, None, None)


def test_a_blank_text_knows_its_unit_and_writer(cast):
    content = blank(started(cast).article, cast.sari)
    assert content["unit"]["slug"] == "humas"
    assert content["credits"]["writers"] == [{"name": "Sari", "initials": "SAR"}]


def test_texts_are_tidied_at_every_depth():
    assert tidy({"a": [" x\x00 "], "b": None, "c": 1}) == {"a": ["x"], "b": None, "c": 1}


def test_a_blank_of_any_kind_stays_a_blank():
    assert tidy("Rp1\u00a0triliun\u2009lebih") == "Rp1 triliun lebih"
