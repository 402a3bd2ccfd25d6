"""Calling off, putting off and moving an event: who, with which words, and what the database holds."""

from datetime import date, time

import pytest
from django.db import DatabaseError, transaction

from audit.actions import OwnWords
from audit.models import Entry, Release, Snapshot
from contributors.refusals import NotAllowed
from events.actions import release_event, save_event, save_session, set_status
from events.models import Event, EventStatus, LiveAccess, Session
from events.refusals import StatusRefused
from events.words import former_days, last_day, live_window, open_link, reason_of, status_of
from notices.models import Notice
from tests.events.test_actions import an_event, public

REASON = "Narasumber utama berhalangan hadir."
SECRET = "https://rapat.example/rahasia"


def newest():
    return Snapshot.objects.filter(object_type="event").last()


def released(cast, event):
    return release_event(event=event, seen=newest(), by=cast.joko)


def test_a_plain_status_adds_nothing_to_the_words_that_stand_released(cast):
    event = an_event(cast)
    assert not {"status", "status_reason", "former_starts_on"} & set(public())
    assert not {"room", "live"} & set(public()["sessions"][0])
    before = Snapshot.objects.count()
    set_status(event=event, status=EventStatus.CANCELLED, reason=REASON, by=cast.sari)
    set_status(event=event, status=EventStatus.SCHEDULED, by=cast.sari)
    assert Snapshot.objects.count() == before + 2
    assert (status_of(public()), reason_of(public()), former_days(public())) == ("terjadwal", "", None)


def test_words_of_a_cancelled_event(cast):
    event = set_status(
        event=an_event(cast), status=EventStatus.CANCELLED, reason=f"  {REASON}\n", by=cast.sari
    )
    assert (public()["status"], public()["status_reason"]) == ("dibatalkan", REASON)
    assert event.status == EventStatus.CANCELLED
    assert Entry.objects.last().action == "change_status"


def test_the_words_wait_for_an_editor_who_did_not_write_them(cast):
    event = an_event(cast)
    released(cast, event)
    set_status(event=event, status=EventStatus.CANCELLED, reason=REASON, by=cast.rina)
    with pytest.raises(OwnWords):
        release_event(event=event, seen=newest(), by=cast.rina)
    assert "status" not in Release.objects.current().get().snapshot.content
    told = {notice.recipient for notice in Notice.objects.all()}
    assert told == {cast.joko, cast.ratna}  # never the one who wrote them, nor those who may not release
    release_event(event=event, seen=newest(), by=cast.joko)
    assert Release.objects.current().get().snapshot.content["status"] == "dibatalkan"


def test_nobody_is_hurried_for_an_event_that_is_not_public(cast):
    set_status(event=an_event(cast), status=EventStatus.CANCELLED, reason=REASON, by=cast.sari)
    assert not Notice.objects.exists()


@pytest.mark.parametrize("who", ["wayan", "adi", "tuti"])
def test_who_may_not(cast, who):
    event = an_event(cast)
    with pytest.raises(NotAllowed):
        set_status(event=event, status=EventStatus.CANCELLED, reason=REASON, by=getattr(cast, who))


@pytest.mark.parametrize("reason", ["", "   ", "Hujan.", "H        \n u"])
def test_a_reason_is_due(cast, reason):
    with pytest.raises(StatusRefused, match="alasan untuk publik"):
        set_status(event=an_event(cast), status=EventStatus.POSTPONED, reason=reason, by=cast.sari)


def test_a_stale_page_is_told(cast):
    event = an_event(cast)
    set_status(event=event, status=EventStatus.POSTPONED, reason=REASON, by=cast.sari)
    with pytest.raises(StatusRefused, match="diubah orang lain"):
        set_status(event=event, status=EventStatus.CANCELLED, reason=REASON, by=cast.budi, seen="terjadwal")


class TestNewDays:
    def move(self, event, by, day, until=None):
        return set_status(
            event=event,
            status=EventStatus.RESCHEDULED,
            reason=REASON,
            by=by,
            starts_on=date(2018, 5, day),
            ends_on=until and date(2018, 5, until),
        )

    def test_sessions_move_along_and_the_former_days_stay(self, cast):
        event = an_event(cast, ends_on=date(2018, 5, 9))
        second = event.sessions.get(number=2)
        second.date = date(2018, 5, 9)
        save_session(session=second, by=cast.sari)
        self.move(event, cast.sari, 22, 23)
        words = public()
        assert (words["starts_on"], words["former_starts_on"], words["former_ends_on"]) == (
            "2018-05-22",
            "2018-05-08",
            "2018-05-09",
        )
        assert [session["date"] for session in words["sessions"]] == ["2018-05-22", "2018-05-23"]

    def test_former_are_the_days_that_the_public_knows(self, cast):
        event = an_event(cast)
        released(cast, event)
        self.move(event, cast.sari, 15)
        self.move(event, cast.sari, 16)  # a slip mended before anybody released it
        assert public()["former_starts_on"] == "2018-05-08"
        released(cast, event)
        self.move(event, cast.sari, 17)
        assert public()["former_starts_on"] == "2018-05-16"

    @pytest.mark.parametrize(("day", "until"), [(8, None), (12, 11)])
    def test_days_that_are_none(self, cast, day, until):
        with pytest.raises(StatusRefused):
            self.move(an_event(cast), cast.sari, day, until)

    def test_without_a_day(self, cast):
        with pytest.raises(StatusRefused, match="tanggal baru"):
            set_status(event=an_event(cast), status=EventStatus.RESCHEDULED, reason=REASON, by=cast.sari)

    def test_a_session_that_would_fall_outside_is_named(self, cast):
        event = an_event(cast, ends_on=date(2018, 5, 9))
        event.sessions.filter(number=2).update(date=date(2018, 5, 9))
        with pytest.raises(StatusRefused, match=r"Sesi “Dua”.*16 Mei 2018"):
            self.move(event, cast.sari, 15)


class TestTheDatabase:
    """Held past the forms and the actions."""

    @pytest.mark.parametrize(
        "values",
        [
            {"status": "batal"},
            {"status": "dibatalkan"},
            {"status": "dibatalkan", "status_reason": " " * 12},
            {"status_reason": REASON},
            {"status": "dijadwal_ulang", "status_reason": REASON},
            {"status": "dijadwal_ulang", "status_reason": REASON, "former_starts_on": date(2018, 5, 8)},
            {"status": "dibatalkan", "status_reason": REASON, "former_starts_on": date(2018, 5, 7)},
            {"former_ends_on": date(2018, 5, 7)},
            {
                "status": "dijadwal_ulang",
                "status_reason": REASON,
                "former_starts_on": date(2018, 5, 7),
                "former_ends_on": date(2018, 5, 6),
            },
        ],
    )
    def test_refuses(self, cast, values):
        an_event(cast)
        with pytest.raises(DatabaseError, match="event_"), transaction.atomic():
            Event.objects.update(**values)

    @pytest.mark.parametrize(
        "values", [{"live_link": "http://rapat.example/"}, {"live_link": "x"}, {"live_access": "semua"}]
    )
    def test_refuses_a_live_link(self, cast, values):
        an_event(cast)
        with pytest.raises(DatabaseError, match="session_live"), transaction.atomic():
            Session.objects.update(**values)


class TestLiveLinks:
    def test_a_link_for_participants_never_becomes_public_words(self, cast):
        session = an_event(cast, sessions=("Satu",)).sessions.get()
        session.room, session.live_link = "Ruang Rapat 2", SECRET
        save_session(session=session, by=cast.sari)
        assert public()["sessions"][0]["room"] == "Ruang Rapat 2"
        assert public()["sessions"][0]["live"] == {"access": "peserta"}
        assert open_link(public()["sessions"][0]) == ""
        assert SECRET not in newest().canonical
        session.live_access = LiveAccess.PUBLIC
        save_session(session=session, by=cast.sari)
        assert open_link(public()["sessions"][0]) == SECRET

    def test_its_window(self):
        words = {"time_zone": "WITA"}
        session = {"date": "2018-05-08", "starts_at": "09:00", "ends_at": "11:30"}
        opens, closes = live_window(session, words)
        assert (opens.isoformat(), closes.isoformat()) == (
            "2018-05-08T08:45:00+08:00",
            "2018-05-08T11:30:00+08:00",
        )
        opens, closes = live_window({**session, "starts_at": None, "ends_at": None}, words)
        assert (opens.isoformat(), closes.isoformat()) == (
            "2018-05-08T00:00:00+08:00",
            "2018-05-09T00:00:00+08:00",
        )


def test_a_year_alone_is_no_address_of_an_event(cast):
    event = save_event(
        event=Event(title="…", unit=cast.humas, starts_on=date(2018, 5, 8), slug=""), by=cast.sari
    )
    assert not event.slug.isdigit()


def test_edges(cast):
    event = an_event(cast, ends_on=date(2018, 5, 9))
    first, second = event.sessions.all()
    first.starts_at, second.date, second.ends_at = time(9), date(2018, 5, 9), time(12)
    for session in (first, second):
        save_session(session=session, by=cast.sari)
    assert last_day(public()) == date(2018, 5, 9)
