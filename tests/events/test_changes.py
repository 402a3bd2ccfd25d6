"""What changed between two released states, in sentences."""

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.changes import changes, touched_sessions

DAYS = st.sampled_from(["2018-05-08", "2018-05-09", "2018-05-10"])
WORD = st.sampled_from(["Satu", "Dua", "Tiga", "100% %(x)s", ""])
CLOCK = st.sampled_from([None, "09:00", "10:30"])
PERSON = st.fixed_dictionaries(
    {
        "speaker": st.just("slug"),
        "speaker_id": st.integers(1, 4),
        "name": WORD,
        "hat": WORD,
        "role": st.sampled_from(["narasumber", "moderator"]),
    }
)


def by(key):
    return lambda one: tuple(one[name] for name in key)


SESSION = st.fixed_dictionaries(
    {
        "id": st.integers(1, 5),
        "number": st.just(1),
        "title": WORD,
        "topic": WORD,
        "date": DAYS,
        "starts_at": CLOCK,
        "ends_at": CLOCK,
        "appearances": st.lists(PERSON, max_size=3, unique_by=by(("speaker_id", "role"))),
    },
    optional={
        "room": st.sampled_from(["Aula", "Ruang 2"]),
        "live": st.sampled_from([{"access": "peserta"}, {"access": "umum", "link": "https://x.example/"}]),
    },
)
STATUS = st.one_of(
    st.just({}),
    st.fixed_dictionaries(
        {
            "status": st.sampled_from(["dibatalkan", "ditunda", "pindah_daring"]),
            "status_reason": st.sampled_from(["Karena satu dan lain hal", "Karena hal lain"]),
        }
    ),
    st.just(
        {
            "status": "dijadwal_ulang",
            "status_reason": "Karena hal lain",
            "former_starts_on": "2018-04-01",
            "former_ends_on": None,
        }
    ),
)
PLAIN = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["rapat", "seminar"]),
        "title": WORD,
        "unit": st.fixed_dictionaries({"id": st.just(1), "slug": st.just("humas"), "name": WORD}),
        "venue": WORD,
        "city": WORD,
        "time_zone": st.sampled_from(["WIB", "WIT"]),
        "starts_on": DAYS,
        "ends_on": st.one_of(st.none(), DAYS),
        "summary": WORD,
        "sessions": st.lists(SESSION, max_size=4, unique_by=by(("id",))),
    }
)


def numbered(parts):
    words, status = parts
    sessions = [{**session, "number": number} for number, session in enumerate(words["sessions"], 1)]
    return {**words, **status, "sessions": sessions}


WORDS = st.tuples(PLAIN, STATUS).map(numbered)


def shown(words):
    """All that a reader sees of an event; what only leads there (slugs) is left out."""
    told = deepcopy(words)
    told["place"] = [told.pop(key) for key in ("venue", "city")]
    told["place"] = [part for part in told["place"] if part]
    for session in told["sessions"]:
        session.pop("number")
        session["access"] = session.get("live", {}).get("link"), "live" in session
        session.pop("live", None)
    return told


@settings(max_examples=400, deadline=None)
@given(WORDS, WORDS)
def test_a_difference_is_told_and_nothing_else(before, after):
    found = changes(before, after)
    assert bool(found) == (shown(before) != shown(after))
    assert all(one.text and "%(" not in one.text.replace("%(x)s", "") for one in found)
    ids = {session["id"] for words in (before, after) for session in words["sessions"]}
    assert touched_sessions(found) <= ids


@settings(max_examples=100, deadline=None)
@given(WORDS)
def test_nothing_changed(words):
    assert changes(words, deepcopy(words)) == []


@settings(max_examples=200, deadline=None)
@given(WORDS, WORDS)
def test_a_session_is_touched_by_a_change_of_its_own_only(before, after):
    """Sessions whose own words and place in the days stayed are touched by nothing."""
    old = {session["id"]: session for session in before["sessions"]}
    same = {
        session["id"]
        for session in after["sessions"]
        if {**old.get(session["id"], {}), "number": 0} == {**session, "number": 0}
        and before["starts_on"] == after["starts_on"]
    }
    assert not touched_sessions(changes(before, after)) & same


BASE = {
    "kind": "rapat",
    "title": "Sesi Berbagi",
    "unit": {"id": 1, "slug": "humas", "name": "Biro Humas"},
    "venue": "Aula",
    "city": "Jakarta",
    "time_zone": "WIB",
    "starts_on": "2018-05-08",
    "ends_on": None,
    "summary": "Lama sekali",
    "sessions": [
        {
            "id": 7,
            "number": 1,
            "title": "Pembuka",
            "topic": "",
            "date": "2018-05-08",
            "starts_at": "09:00",
            "ends_at": "11:30",
            "appearances": [
                {"speaker": "a", "speaker_id": 3, "name": "Haryo", "hat": "Kepala", "role": "narasumber"}
            ],
        }
    ],
}
FORMER = {"former_starts_on": "2018-05-08", "former_ends_on": None, "status": "dijadwal_ulang"}


def session(**words):
    return {"sessions": [{**BASE["sessions"][0], **words}]}


@pytest.mark.parametrize(
    ("words", "sentences", "touched"),
    [
        (
            {"status": "dibatalkan", "status_reason": "Hujan lebat."},
            ["Acara dibatalkan. Hujan lebat."],
            set(),
        ),
        (
            {**FORMER, "status_reason": "Hujan.", "starts_on": "2018-05-15", **session(date="2018-05-15")},
            ["Acara dijadwal ulang menjadi 15 Mei 2018. Hujan."],
            set(),
        ),
        ({"venue": "Ruang 2"}, ["Tempat berubah dari Aula, Jakarta menjadi Ruang 2, Jakarta."], set()),
        ({"venue": "", "city": ""}, ["Tempat acara akan diumumkan kemudian."], set()),
        ({"summary": "Baru"}, ["Keterangan acara diperbarui."], set()),
        (session(room="Ruang 3"), ["Ruang sesi “Pembuka”: Ruang 3."], {7}),
        (
            session(starts_at="10:00"),
            ["Waktu sesi “Pembuka” berubah dari 09.00–11.30 menjadi 10.00–11.30."],
            {7},
        ),
        (
            session(starts_at=None, ends_at=None),
            ["Waktu sesi “Pembuka” berubah dari 8 Mei 2018, 09.00–11.30 menjadi 8 Mei 2018."],
            {7},
        ),
        ({"sessions": []}, ["Sesi “Pembuka” ditiadakan."], {7}),
        (session(appearances=[]), ["Haryo (narasumber) tidak lagi tampil pada sesi “Pembuka”."], {7}),
    ],
)
def test_sentences(words, sentences, touched):
    found = changes(BASE, {**BASE, **words})
    assert [one.text for one in found] == sentences
    assert touched_sessions(found) == touched


def test_rewritten_words_are_not_repeated():
    found = changes(BASE, {**BASE, "summary": "Baru", **session(topic="Baru")})
    assert "Lama sekali" not in " ".join(one.text for one in found)
