"""Events, their sessions, and the hat of the day."""

from datetime import date, time

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.actions import start_article
from audit.models import Entry, Release, Snapshot
from contributors.refusals import NotAllowed
from events.actions import (
    may_edit,
    release_event,
    remove_sessions,
    save_event,
    save_session,
    set_appearances,
    wearing,
    withdraw_event,
)
from events.models import Appearance, Event, Session
from events.refusals import SessionInUse
from speakers.actions import save_speaker
from speakers.models import Appointment, Speaker
from tests.cast import assemble


def an_event(cast, *, by=None, sessions=("Satu", "Dua"), **values):
    event = Event(**{"title": "Sesi Berbagi", "unit": cast.humas, "starts_on": date(2018, 5, 8), **values})
    return save_event(event=event, sessions=[Session(title=name) for name in sessions], by=by or cast.sari)


def a_speaker(cast, position="Kepala Biro"):
    post = Appointment(position=position, organisation="Kementerian Contoh")
    return save_speaker(speaker=Speaker(name="Wicaksana"), appointments=[post], by=cast.sari)


def public():
    return Snapshot.objects.filter(object_type="event").last().content


class TestDays:
    """Held by the database, past the forms and the actions."""

    @pytest.mark.parametrize("day", [date(2018, 5, 7), date(2018, 5, 10)])
    def test_no_session_outside(self, cast, day):
        event = an_event(cast, ends_on=date(2018, 5, 9))
        event.sessions.update(date=date(2018, 5, 9))
        event.sessions.update(date=day)
        with pytest.raises(DatabaseError, match="outside the days"):
            connection.check_constraints()

    def test_no_event_moved_away(self, cast):
        event = an_event(cast)
        event.sessions.update(date=date(2018, 5, 8))
        Event.objects.update(starts_on=date(2018, 5, 9))
        with pytest.raises(DatabaseError, match="outside the days"):
            connection.check_constraints()

    def test_both_may_move_in_one_step(self, cast):
        event = an_event(cast)
        Event.objects.update(starts_on=date(2018, 6, 1))
        event.sessions.update(date=date(2018, 6, 1))
        connection.check_constraints()


class TestEvents:
    def test_addresses_carry_the_year_and_do_not_clash(self, cast):
        assert [an_event(cast).slug for _ in range(2)] == ["sesi-berbagi-2018", "sesi-berbagi-2018-2"]

    def test_its_public_words(self, cast):
        event = an_event(cast, sessions=("Satu",), ends_on=date(2018, 5, 9))
        session = event.sessions.get()
        session.starts_at, session.date = time(9, 30), date(2018, 5, 9)
        save_session(session=session, by=cast.sari)
        assert public()["ends_on"] == "2018-05-09"
        assert public()["sessions"] == [
            {
                "id": session.pk,
                "number": 1,
                "title": "Satu",
                "topic": "",
                "date": "2018-05-09",
                "starts_at": "09:30",
                "ends_at": None,
                "appearances": [],
            }
        ]
        assert (str(event), str(session)) == ("Sesi Berbagi", "Satu")

    def test_who_may_edit(self, cast):
        event = an_event(cast)
        may = {person.name: may_edit(event, person) for person in cast.people}
        assert [name for name, allowed in may.items() if allowed] == ["Sari", "Budi", "Rina", "Joko", "Ratna"]

    def test_who_sees(self, cast):
        an_event(cast)
        seen = [person.name for person in cast.people if Event.objects.visible_to(person).exists()]
        assert seen == ["Sari", "Budi", "Rina", "Joko", "Ratna", "Adi", "Tuti"]

    def test_not_taken_from_another_unit(self, cast):
        event = an_event(cast)
        event.unit = cast.protokol
        with pytest.raises(NotAllowed):
            save_event(event=event, by=cast.wayan)
        with pytest.raises(NotAllowed):
            save_event(event=event, by=cast.sari)
        save_event(event=event, by=cast.rina)

    def test_by_day(self, cast):
        an_event(cast, ends_on=date(2018, 5, 9))
        for day, to_come in ((7, True), (9, True), (10, False)):
            assert Event.objects.ending_from(date(2018, 5, day)).exists() is to_come
            assert Event.objects.ended_before(date(2018, 5, day)).exists() is not to_come
        assert Event.objects.with_last_day().get().last_day == date(2018, 5, 9)


class TestSessions:
    def test_numbered_in_their_order_with_the_unknown_last(self, cast):
        event = an_event(cast)
        one, two = event.sessions.all()
        save_event(event=event, sessions=[Session(title="Nol"), two], by=cast.sari)
        assert list(event.sessions.values_list("number", "title")) == [(1, "Nol"), (2, "Dua"), (3, "Satu")]
        save_event(event=event, removed=[one], by=cast.sari)
        assert list(event.sessions.values_list("number", "title")) == [(1, "Nol"), (2, "Dua")]

    def test_removed_unless_someone_wrote_about_it(self, cast):
        event = an_event(cast)
        one, two = event.sessions.all()
        start_article(by=cast.sari, kind="berita", unit=cast.humas, event=event, session=one)
        with pytest.raises(SessionInUse, match="sudah memiliki naskah"):
            remove_sessions(event=event, sessions=[one], by=cast.sari)
        remove_sessions(event=event, sessions=[two], by=cast.sari)
        assert [session["title"] for session in public()["sessions"]] == ["Satu"]

    def test_ends_after_it_starts(self, cast):
        session = an_event(cast).sessions.first()
        session.starts_at = session.ends_at = time(9)
        with pytest.raises(DatabaseError), transaction.atomic():
            save_session(session=session, by=cast.sari)


class TestHats:
    def test_another_persons_hat_is_refused_by_the_database(self, cast):
        session = an_event(cast).sessions.first()
        borrowed = wearing(
            speaker=a_speaker(cast), appointment=a_speaker(cast).appointments.get(), role="narasumber"
        )
        with pytest.raises(DatabaseError, match="another speaker's"), transaction.atomic():
            set_appearances(session=session, appearances=[borrowed], by=cast.sari)

    def test_without_a_post(self, cast):
        session, speaker = an_event(cast).sessions.first(), a_speaker(cast)
        worn = wearing(speaker=speaker, appointment=None, role="moderator")
        set_appearances(session=session, appearances=[worn], by=cast.sari)
        assert (str(Appearance.objects.get()), Appearance.objects.get().hat) == ("Wicaksana", "")

    def test_another_hat_takes_the_words_of_today(self, cast):
        session, speaker = an_event(cast).sessions.first(), a_speaker(cast)
        before = Appearance(speaker=speaker, appointment=None, speaker_name="Nama Lama")
        kept = wearing(speaker=speaker, appointment=None, role="narasumber", before=before)
        changed = wearing(
            speaker=speaker, appointment=speaker.appointments.get(), role="narasumber", before=before
        )
        assert (kept.speaker_name, changed.speaker_name) == ("Nama Lama", "Wicaksana")
        set_appearances(session=session, appearances=[changed], by=cast.sari)
        assert public()["sessions"][0]["appearances"] == [
            {
                "speaker": speaker.slug,
                "speaker_id": speaker.pk,
                "name": "Wicaksana",
                "hat": "Kepala Biro, Kementerian Contoh",
                "role": "narasumber",
            }
        ]


def test_released_and_withdrawn_by_editors(cast):
    event = an_event(cast)
    with pytest.raises(NotAllowed):
        release_event(event=event, seen=Snapshot.objects.get(), by=cast.budi)
    shown = release_event(event=event, seen=Snapshot.objects.get(), by=cast.rina)
    with pytest.raises(NotAllowed):
        withdraw_event(shown=shown, by=cast.sari)
    withdraw_event(shown=shown, by=cast.joko)
    assert not Release.objects.current().exists()
    assert [entry.action for entry in Entry.objects.all()][-2:] == ["release", "withdraw_release"]


WORD = st.text("abcdefgh ÉŁ", min_size=1, max_size=12)
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("rename"), WORD),
        st.tuples(st.just("retitle"), WORD),
        st.tuples(st.just("repost"), WORD),
        st.tuples(st.just("end"), st.dates(date(2018, 6, 1), date(2030, 1, 1))),
        st.tuples(st.just("add"), WORD),
        st.tuples(st.just("remove"), st.none()),
        st.tuples(st.just("save event"), st.none()),
    ),
    max_size=8,
)


class TestThePast(TestCase):
    @settings(max_examples=40, deadline=None)
    @given(CHANGES)
    def test_no_later_change_of_a_person_changes_a_word_of_a_past_event(self, changes):
        cast = assemble()
        event, speaker = an_event(cast, sessions=("Satu",)), a_speaker(cast)
        worn = wearing(speaker=speaker, appointment=speaker.appointments.get(), role="narasumber")
        set_appearances(session=event.sessions.get(), appearances=[worn], by=cast.sari)
        before = public()
        for name, value in changes:
            self.change(cast, event, Speaker.objects.get(pk=speaker.pk), name, value)
        save_event(event=event, by=cast.sari)
        assert public() == before

    def change(self, cast, event, speaker, name, value):
        posts = list(speaker.appointments.all())
        FATES[name](speaker, posts, value)
        removed = posts[:1] if name == "remove" else []
        kept = [post for post in posts if post not in removed]
        save_speaker(speaker=speaker, appointments=kept, removed=removed, by=cast.sari)
        if name == "save event":
            save_event(event=event, by=cast.rina)


def each(posts, **values):
    for post in posts:
        vars(post).update(values)


FATES = {
    "rename": lambda speaker, posts, value: setattr(speaker, "name", value),
    "retitle": lambda speaker, posts, value: setattr(speaker, "title_before", value),
    "repost": lambda speaker, posts, value: each(posts, position=value, organisation=value),
    "end": lambda speaker, posts, value: each(posts, ends_on=value),
    "add": lambda speaker, posts, value: posts.append(Appointment(position=value)),
    "remove": lambda speaker, posts, value: None,
    "save event": lambda speaker, posts, value: None,
}
