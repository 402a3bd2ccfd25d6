"""After a release of an event: who hears of it, what becomes of offers, and that it happens once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import Release
from events.actions import (
    announce_due,
    confirm,
    end_due,
    perform,
    release_event,
    remove_sessions,
    save_event,
    save_session,
    set_capacity,
    withdraw_event,
)
from events.models import Announcement, Quota, Registration, RegistrationLetter, Session
from events.refusals import SessionInUse, Stale, TooLate
from events.registering.places import would_be_offered
from tests.events.registering import asks, comes, coming_event, crowd, form, statuses
from tests.portal import public


def heard(made):
    """Who gets a letter about a change, in the order of registration."""
    letters = RegistrationLetter.objects.filter(registration__form=made, kind="changed").order_by("pk")
    return [letter.registration.mail_to for letter in letters]


def look():
    while announce_due():
        pass


@pytest.mark.parametrize("status", ["dibatalkan", "ditunda", "pindah_daring"])
def test_everyone_who_proved_the_address_hears_of_a_status_once(cast, status):
    made = form(cast, capacity=1)
    crowd(made, 3)
    asks(made, "belum@contoh.example")
    gone = comes(made, "pergi@contoh.example")
    perform(move="cancel", registration=gone)
    public.announced(cast, made.event, status)
    look()
    look()
    assert heard(made) == [f"orang{number}@contoh.example" for number in range(3)]


def test_an_unreleased_status_is_not_told(cast):
    made = form(cast)
    crowd(made, 1)
    public.announced(cast, made.event, "dibatalkan", released=False)
    look()
    assert heard(made) == []


def test_the_first_release_and_light_changes_are_not_told(cast):
    made = form(cast)
    crowd(made, 1)
    made.event.summary = "Keterangan yang lebih lengkap."
    save_event(event=made.event, by=cast.sari)
    release_event(event=made.event, seen=public.newest("event", made.event.pk), by=cast.rina)
    look()
    assert heard(made) == []
    assert not Announcement.objects.filter(done_at=None).exists()


def test_who_registered_afterwards_knew_it(cast):
    made = form(cast, capacity=5)
    comes(made, "lama@contoh.example")
    public.changed(cast, made.event, room="Ruang Anggrek")
    comes(made, "baru@contoh.example")
    Registration.objects.filter(mail_to="baru@contoh.example").update(
        asked_at=Release.objects.last().at + timedelta(seconds=1)
    )
    look()
    assert heard(made) == ["lama@contoh.example"]


def test_two_sessions_two_rooms_only_who_chose_the_one(cast):
    event = coming_event(cast)
    save_session(session=Session(event=event, number=2, title="Sesi kedua"), by=cast.sari)
    release_event(event=event, seen=public.newest("event", event.pk), by=cast.rina)
    first, second = event.sessions.order_by("number")
    made = form(cast, event=event, capacity=9, chooses_sessions=True)
    comes(made, "satu@contoh.example", sessions=[first.pk])
    comes(made, "dua@contoh.example", sessions=[second.pk])
    comes(made, "keduanya@contoh.example", sessions=[first.pk, second.pk])
    look()
    public.changed(cast, event, number=2, room="Ruang Anggrek")
    look()
    assert heard(made) == ["dua@contoh.example", "keduanya@contoh.example"]


def test_a_session_without_places_of_its_own_is_everybodys(cast):
    event = coming_event(cast)
    made = form(cast, event=event, capacity=9, chooses_sessions=True)
    comes(made, "satu@contoh.example")
    save_session(session=Session(event=event, number=2, title="Sesi kedua"), by=cast.sari)
    release_event(event=event, seen=public.newest("event", event.pk), by=cast.rina)
    look()
    public.changed(cast, event, number=2, room="Ruang Anggrek")
    look()
    assert heard(made) == ["satu@contoh.example"]


def test_what_is_over_touches_nobody(cast):
    made = form(cast, event=public.event(cast, starts_on=timezone.localdate() - timedelta(days=1)))
    crowd(made, 1)
    public.changed(cast, made.event, room="Ruang Anggrek")
    look()
    assert heard(made) == []


def test_offers_of_an_event_that_is_off_go_back_to_the_queue_and_out_again(cast):
    made = form(cast, capacity=1)
    first, second, third = crowd(made, 3)
    perform(move="cancel", registration=first)
    assert statuses(made) == ["cancelled", "offered", "waiting"]
    second.refresh_from_db()
    public.announced(cast, made.event, "ditunda")
    with pytest.raises(TooLate):
        perform(move="accept", registration=second)
    look()
    assert statuses(made) == ["cancelled", "waiting", "waiting"]
    assert made.quotas.get().taken == 0
    set_capacity(form=made, capacity=5, by=cast.sari)
    assert statuses(made) == ["cancelled", "waiting", "waiting"]
    set_capacity(form=made, capacity=1, by=cast.sari)
    public.announced(cast, made.event, "terjadwal")
    look()
    assert statuses(made) == ["cancelled", "offered", "waiting"]
    perform(move="accept", registration=second)
    assert Registration.objects.get(pk=third.pk).arrival > Registration.objects.get(pk=second.pk).arrival
    assert end_due() == 0


def test_nobody_comes_to_an_event_that_is_off_not_even_when_its_page_is_withdrawn(cast):
    made = form(cast)
    asked = asks(made, "bunga@contoh.example")
    public.announced(cast, made.event, "dibatalkan")
    with pytest.raises(TooLate):
        confirm(registration=asked)
    withdraw_event(shown=Release.objects.of("event", made.event.pk).current().get(), by=cast.rina)
    with pytest.raises(TooLate):
        confirm(registration=asked)
    with pytest.raises(TooLate):
        asks(made, "baru@contoh.example")


def withdraw_page(cast, made):
    withdraw_event(shown=Release.objects.of("event", made.event.pk).current().get(), by=cast.rina)


def test_no_place_and_no_letter_while_the_page_is_withdrawn(cast):
    made = form(cast, capacity=1)
    first, second, _third = crowd(made, 3)
    asked = asks(made, "bunga@contoh.example")
    perform(move="cancel", registration=first)
    second.refresh_from_db()
    withdraw_page(cast, made)
    before = RegistrationLetter.objects.count()
    for move in (confirm, lambda registration: perform(move="accept", registration=registration)):
        for one in (asked, second):
            with pytest.raises((TooLate, Stale)):
                move(registration=one)
    set_capacity(form=made, capacity=5, by=cast.sari)
    look()
    assert statuses(made) == ["cancelled", "waiting", "waiting", "unconfirmed"]
    assert RegistrationLetter.objects.count() == before
    assert heard(made) == []


def test_when_the_page_returns_places_go_out_again(cast):
    made = form(cast, capacity=1)
    first, _second = crowd(made, 2)
    perform(move="cancel", registration=first)
    withdraw_page(cast, made)
    look()
    assert statuses(made) == ["cancelled", "waiting"]
    public.changed(cast, made.event, room="Ruang Anggrek")
    look()
    assert statuses(made) == ["cancelled", "offered"]


def test_what_was_withdrawn_is_not_quoted(cast):
    made = form(cast)
    crowd(made, 1)
    public.changed(cast, made.event, room="Ruang Rahasia")
    look()
    RegistrationLetter.objects.all().delete()
    withdraw_event(shown=Release.objects.of("event", made.event.pk).current().get(), by=cast.rina)
    public.changed(cast, made.event, room="Ruang Anggrek")
    look()
    assert heard(made) == ["orang0@contoh.example"]


def test_each_release_is_looked_at_once_whoever_looks(cast):
    made = form(cast)
    crowd(made, 1)
    public.changed(cast, made.event, room="Ruang Anggrek")
    public.changed(cast, made.event, room="Ruang Melati")
    release_event(event=made.event, seen=public.newest("event", made.event.pk), by=cast.joko)
    look()
    Announcement.objects.update(done_at=None)
    look()
    assert heard(made) == ["orang0@contoh.example"] * 2


class TestRemovingSessions:
    def a_form(self, cast):
        event = coming_event(cast)
        save_session(session=Session(event=event, number=2, title="Sesi kedua"), by=cast.sari)
        return form(cast, event=event, capacity=3, chooses_sessions=True), event.sessions.get(number=2)

    def test_one_that_somebody_chose_stays(self, cast):
        made, session = self.a_form(cast)
        one = comes(made, "bunga@contoh.example", sessions=[session.pk])
        perform(move="cancel", registration=one)  # what was chosen stays in the statistics
        with pytest.raises(SessionInUse, match="Sesi “Sesi kedua” sudah dipilih peserta"):
            remove_sessions(event=made.event, sessions=[session], by=cast.sari)
        assert Quota.objects.filter(session=session).exists()

    def test_one_that_nobody_chose_goes_with_its_places(self, cast):
        made, session = self.a_form(cast)
        comes(made, "bunga@contoh.example")
        remove_sessions(event=made.event, sessions=[session], by=cast.sari)
        assert not Session.objects.filter(number=2).exists()
        assert made.quotas.count() == 2


def drafted(cast, made, **days):
    """Another day that no editor has seen yet."""
    event = made.event
    event.starts_on = timezone.localdate() + timedelta(**days)
    save_event(event=event, by=cast.sari)
    return event


class TestDays:
    def test_a_drafted_day_steers_no_place(self, cast):
        made = form(cast, capacity=1, event=coming_event(cast, days=30))
        first, second = crowd(made, 2)
        drafted(cast, made, days=-1)
        perform(move="cancel", registration=first)
        second.refresh_from_db()
        assert second.status == "offered"
        assert second.due_at > timezone.now()

    def test_a_released_day_ends_offers_and_the_next_one_gives_them(self, cast):
        made = form(cast, capacity=1)
        first, second = crowd(made, 2)
        event = drafted(cast, made, days=-1)
        release_event(event=event, seen=public.newest("event", event.pk), by=cast.rina)
        perform(move="cancel", registration=first)
        look()
        assert statuses(made) == ["cancelled", "waiting"]
        assert would_be_offered(made) == []
        event = drafted(cast, made, days=9)
        look()
        assert statuses(made) == ["cancelled", "waiting"]
        release_event(event=event, seen=public.newest("event", event.pk), by=cast.rina)
        assert would_be_offered(made) == [second.pk]
        look()
        assert statuses(made) == ["cancelled", "offered"]

    def test_nobody_would_be_offered_what_is_off(self, cast):
        made = form(cast, capacity=1)
        crowd(made, 2)
        assert len(would_be_offered(made, {None: 5})) == 1
        public.announced(cast, made.event, "ditunda")
        assert would_be_offered(made, {None: 5}) == []
