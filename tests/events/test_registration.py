"""Registering, places and their order, offers, and what the database itself refuses."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from contributors.refusals import NotAllowed
from events.actions import (
    change_answers,
    end_due,
    erase,
    forget_letters,
    invite,
    link_of,
    owner_of,
    perform,
    register,
    release_form,
    save_form,
    set_capacity,
)
from events.models import (
    Answer,
    Consent,
    Quota,
    Registration,
    RegistrationChange,
    RegistrationForm,
    RegistrationLetter,
    Seat,
)
from events.refusals import Busy, CapacityTaken, NotReady, Stale, TooLate
from events.registering import links
from events.registering.addresses import normalised
from events.registering.terms import FORM, current_terms
from tests.events.registering import asks, built_in, comes, crowd, form, question, statuses, told
from tests.portal.public import newest

pytestmark = pytest.mark.django_db


def expire(registration):
    Registration.objects.filter(pk=registration.pk).update(due_at=timezone.now() - timedelta(minutes=1))


def refused(sql, *values):
    with connection.cursor() as cursor, pytest.raises(IntegrityError), transaction.atomic():
        cursor.execute(f"{sql}; SET CONSTRAINTS ALL IMMEDIATE", values)


def test_sixty_for_fifty_in_small(cast):
    made = form(cast, capacity=2)
    assert [one.status for one in crowd(made, 4)] == ["confirmed", "confirmed", "waiting", "waiting"]
    assert Quota.objects.get().taken == 2
    assert [one.arrival for one in Registration.objects.order_by("pk")] == [1, 2, 3, 4]


def test_the_form_alone_takes_no_place(cast):
    made = form(cast, capacity=1)
    for number in range(5):
        asks(made, f"spam{number}@contoh.example")
    assert comes(made, "sungguh@contoh.example").status == "confirmed"


def test_a_place_given_up_is_offered_to_the_first_who_waits(cast):
    made = form(cast, capacity=1)
    first, second, third = crowd(made, 3)
    perform(move="cancel", registration=first)
    assert statuses(made) == ["cancelled", "offered", "waiting"]
    perform(move="decline", registration=second)
    assert statuses(made) == ["cancelled", "declined", "offered"]
    perform(move="accept", registration=third)
    assert statuses(made) == ["cancelled", "declined", "confirmed"]
    assert Quota.objects.get().taken == 1


def test_an_offer_ends_and_the_next_gets_one(cast):
    made = form(cast, capacity=1)
    first, second, _third = crowd(made, 3)
    perform(move="cancel", registration=first)
    expire(second)
    with pytest.raises(TooLate):
        perform(move="accept", registration=second)
    assert end_due() == 1
    assert statuses(made) == ["cancelled", "lapsed", "offered"]


def test_the_clock_ends_nothing_before_its_time(cast):
    asked = asks(form(cast), "bunga@contoh.example")
    with pytest.raises(Stale):
        perform(move="lapse", registration=asked)
    assert end_due() == 0


def test_who_comes_later_does_not_pass_those_who_wait(cast):
    made = form(cast, capacity=1)
    first, _second = crowd(made, 2)
    perform(move="cancel", registration=first)
    assert comes(made, "kemudian@contoh.example").status == "waiting"


def test_an_unproven_address_ends_with_all_that_was_told(cast):
    made = form(cast)
    asked = asks(made, "bunga@contoh.example")
    expire(asked)
    assert end_due() == 1
    asked.refresh_from_db()
    assert (asked.status, asked.address, asked.mail_to) == ("lapsed", "", "")
    assert not Answer.objects.exists()
    assert comes(made, "bunga@contoh.example").status == "confirmed"


def test_more_places_are_offered_and_fewer_than_held_refused(cast):
    made = form(cast, capacity=1)
    crowd(made, 4)
    set_capacity(form=made, capacity=3, by=cast.budi)
    assert statuses(made) == ["confirmed", "offered", "offered", "waiting"]
    with pytest.raises(CapacityTaken, match="3 tempat"):
        set_capacity(form=made, capacity=2, by=cast.budi)
    with pytest.raises(NotAllowed):
        set_capacity(form=made, capacity=9, by=cast.wayan)
    assert Quota.objects.get().capacity == 3


def test_without_a_waiting_list_the_last_are_turned_away(cast):
    made = form(cast, capacity=1, waiting_list=False)
    late = asks(made, "kedua@contoh.example")
    comes(made, "pertama@contoh.example")
    confirmed = perform(move="turn_away", registration=late)
    assert confirmed.status == "lapsed"
    with pytest.raises(TooLate):
        asks(made, "ketiga@contoh.example")


def test_the_same_address_again(cast):
    made = form(cast)
    one = comes(made, "Bunga@Contoh.example")
    register(terms=current_terms(made.pk), told=told(made, " bunga@contoh.EXAMPLE", name="Lain"))
    assert Registration.objects.count() == 1
    assert Answer.objects.get(registration=one).values == ["Bunga Lestari"]
    kinds = list(RegistrationLetter.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["question", "confirmed", "already"]


def test_the_newest_words_of_an_unproven_address_count(cast):
    made = form(cast)
    before = asks(made, "bunga@contoh.example")
    token = links.link_token(before.nonce)
    assert owner_of(token) == before
    after = asks(made, "bunga@contoh.example", name="Bunga Baru")
    assert after.pk == before.pk
    assert owner_of(token) is None
    assert Answer.objects.get().values == ["Bunga Baru"]


def test_nobody_is_asked_more_than_three_times_a_day(cast):
    made = form(cast)
    for _ in range(6):
        asks(made, "bunga@contoh.example")
    assert RegistrationLetter.objects.count() == 3


def test_letters_to_strangers_have_a_limit(cast, settings):
    settings.REGISTRATION_LETTERS_PER_HOUR = 2
    made = form(cast)
    asks(made, "satu@contoh.example")
    asks(made, "dua@contoh.example")
    with pytest.raises(Busy):
        asks(made, "tiga@contoh.example")
    assert RegistrationLetter.objects.count() == 2


@pytest.mark.parametrize(
    ("rule", "address", "taken"),
    [
        ({"access": "domains", "domains": ["contoh.go.id"]}, "a@Biro.Contoh.go.id", True),
        ({"access": "domains", "domains": ["contoh.go.id"]}, "a@bukancontoh.go.id", False),
        ({"access": "invited"}, "TAMU@contoh.example", True),
        ({"access": "invited"}, "lain@contoh.example", False),
        ({"access": "units"}, "sari@example.test", True),
        ({"access": "units"}, "wayan@example.test", False),
    ],
)
def test_who_may_register(cast, rule, address, taken):
    made = form(cast, released=False, **rule)
    save_form(form=made, questions=list(made.questions.all()), capacity=2, by=cast.sari, units=[cast.humas])
    release_form(form=made, seen=newest(FORM, made.pk), by=cast.rina)
    invite(form=made, addresses=["tamu@contoh.example"], by=cast.sari)
    asks(made, address)
    assert Registration.objects.exists() is taken


def test_consents_are_records(cast):
    agree = question(kind="consent", basis="consent", label="Foto saya boleh dimuat")
    made = form(cast, questions=[agree])
    one = comes(made, "bunga@contoh.example", **{f"q{agree.pk}": ["ya"]})
    consent = Consent.objects.get()
    assert (consent.text, consent.snapshot_id, consent.withdrawn_at) == (
        "Foto saya boleh dimuat",
        one.snapshot_id,
        None,
    )
    change_answers(registration=one, told=told(made, "bunga@contoh.example"))
    consent.refresh_from_db()
    assert consent.withdrawn_at
    refused("UPDATE events_consent SET withdrawn_at = NULL")
    refused("DELETE FROM events_consent")


def test_erasing_frees_the_place_and_leaves_no_word(cast):
    made = form(cast, capacity=1)
    first, second = crowd(made, 2)
    token = links.link_token(first.nonce)
    erase(registration=first)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, first.address, first.mail_to, first.nonce) == ("cancelled", "", "", "")
    assert second.status == "offered"
    assert owner_of(token) is None
    assert not Answer.objects.filter(registration=first).exists()
    assert not RegistrationLetter.objects.filter(registration=first).exists()


def test_cancelling_has_an_end_and_erasing_has_none(cast):
    made = form(cast, cancel_until=timezone.now() - timedelta(hours=1))
    one = comes(made, "bunga@contoh.example")
    with pytest.raises(TooLate):
        perform(move="cancel", registration=one)
    erase(registration=one)
    assert statuses(made) == ["cancelled"]


def test_only_the_unit_removes_people(cast):
    made = form(cast)
    one = comes(made, "bunga@contoh.example")
    for stranger in (cast.wayan, cast.adi, cast.tuti, None):
        with pytest.raises(NotAllowed):
            perform(move="remove", registration=one, by=stranger, reason="Alasan.")
    gone = perform(move="remove", registration=one, by=cast.budi, reason="Acara hanya untuk pegawai.")
    assert (gone.status, gone.cancel_reason) == ("cancelled", "Acara hanya untuk pegawai.")


def test_no_form_without_its_duties(cast):
    made = form(cast, released=False)
    for duty, empty in (("purpose", " "), ("basis", ""), ("viewers", ""), ("retention_days", None)):
        bad = question(**{duty: empty})
        with pytest.raises(NotReady) as failure:
            save_form(form=made, questions=[*made.questions.all(), bad], capacity=2, by=cast.sari)
        assert [(issue.field, issue.number) for issue in failure.value.issues] == [(duty, 3)]
        with pytest.raises(IntegrityError), transaction.atomic():
            question(form=made, number=9, **{duty: empty}).save()
    with pytest.raises(NotReady):
        save_form(form=made, questions=built_in()[1:], capacity=2, by=cast.sari)


def test_a_form_is_opened_by_someone_else(cast):
    made = form(cast, released=False, by=cast.joko)
    assert current_terms(made.pk) is None
    with pytest.raises(Exception, match="Anda tulis sendiri"):
        release_form(form=made, seen=newest(FORM, made.pk), by=cast.joko)
    with pytest.raises(NotAllowed):
        release_form(form=made, seen=newest(FORM, made.pk), by=cast.sari)
    release_form(form=made, seen=newest(FORM, made.pk), by=cast.rina)
    made.refresh_from_db()
    assert (made.open_from, made.open_until) == (made.opens_at, made.closes_at)


def test_an_edited_question_waits_and_old_registrations_keep_their_notice(cast):
    made = form(cast)
    one = comes(made, "bunga@contoh.example")
    asked = list(made.questions.all())
    asked[0].purpose = "Tujuan lain"
    save_form(form=made, questions=asked, capacity=2, by=cast.sari)
    assert current_terms(made.pk).questions[0].purpose == "Menghubungi peserta"
    release_form(form=made, seen=newest(FORM, made.pk), by=cast.rina)
    assert current_terms(made.pk).questions[0].purpose == "Tujuan lain"
    assert one.snapshot.content["questions"][0]["purpose"] == "Menghubungi peserta"


def test_an_answered_question_is_taken_off_and_kept(cast):
    made = form(cast, questions=[question(key="nip", label="NIP")])
    comes(made, "bunga@contoh.example", nip=["1985"])
    save_form(form=made, questions=list(made.questions.all())[:2], capacity=2, by=cast.sari)
    assert [one.key for one in made.questions.filter(is_active=True)] == ["name", "email"]
    assert Answer.objects.filter(values=["1985"]).exists()


def test_a_session_can_be_full_alone(cast):
    made = form(cast, capacity=5, chooses_sessions=True)
    session = made.event.sessions.get()
    set_capacity(form=made, capacity=5, sessions={session.pk: 1}, by=cast.sari)
    chooses = {"sessions": [session.pk]}
    assert comes(made, "a@contoh.example", **chooses).status == "confirmed"
    waits = comes(made, "b@contoh.example", **chooses)
    assert waits.status == "waiting"
    assert comes(made, "c@contoh.example").status == "confirmed"
    assert [(one.taken, one.session_id) for one in Quota.objects.all()] == [(2, None), (1, session.pk)]
    perform(move="cancel", registration=Registration.objects.get(address="a@contoh.example"))
    waits.refresh_from_db()
    assert waits.status == "offered"


def test_raw_sql_makes_no_place(cast):
    made = form(cast, capacity=1)
    _first, second = crowd(made, 2)
    fresh = asks(made, "lain@contoh.example")
    refused("UPDATE events_quota SET taken = 2")
    refused("UPDATE events_quota SET taken = 0")
    refused("UPDATE events_quota SET capacity = 0")
    refused("UPDATE events_registration SET status = 'confirmed', due_at = NULL WHERE id = %s", second.pk)
    history = "INSERT INTO events_registrationchange (registration_id, move, from_status, to_status) VALUES"
    refused(f"{history} (%s, 'accept', 'waiting', 'confirmed')", second.pk)
    RegistrationChange.objects.create(
        registration=second, move="offer", from_status="waiting", to_status="offered"
    )
    refused(
        "UPDATE events_registration SET status = 'offered', due_at = now() WHERE id = %s",
        second.pk,
    )
    refused("DELETE FROM events_registration")
    refused("UPDATE events_registration SET arrival = 7 WHERE id = %s", second.pk)
    refused("UPDATE events_registration SET address = 'lain@contoh.example' WHERE id = %s", second.pk)
    refused("DELETE FROM events_registrationchange")
    refused("DELETE FROM events_seat WHERE registration_id = %s", _first.pk)
    assert fresh.status == "unconfirmed"


def test_raw_sql_skips_nobody(cast):
    made = form(cast, capacity=1)
    first, _second, third = crowd(made, 3)
    # the guard itself is looked at: a free place that nobody offers on
    with connection.cursor() as cursor:
        cursor.execute("UPDATE events_quota SET capacity = 2")
    RegistrationChange.objects.create(
        registration=third, move="offer", from_status="waiting", to_status="offered"
    )
    with pytest.raises(IntegrityError, match="skips someone"), transaction.atomic():
        Registration.objects.filter(pk=third.pk).update(status="offered", due_at=timezone.now())
    assert first.status == "confirmed"


def test_two_of_one_address_are_refused_by_the_database(cast):
    made = form(cast)
    one = comes(made, "bunga@contoh.example")
    secrets = links.fresh()
    with pytest.raises(IntegrityError, match="one_registration_per_address"), transaction.atomic():
        Registration.objects.create(
            form=made,
            snapshot=one.snapshot,
            address=one.address,
            mail_to=one.mail_to,
            nonce=secrets.nonce,
            link_hash=secrets.link_hash,
            badge_hash=secrets.badge_hash,
            due_at=timezone.now(),
        )


def test_a_registration_begins_under_released_words_only(cast):
    made = form(cast, released=False)
    snapshot = newest(FORM, made.pk)
    secrets = links.fresh()
    with pytest.raises(IntegrityError, match="released form"), transaction.atomic():
        Registration.objects.create(
            form=made,
            snapshot=snapshot,
            address="a@contoh.example",
            mail_to="a@contoh.example",
            nonce=secrets.nonce,
            link_hash=secrets.link_hash,
            badge_hash=secrets.badge_hash,
            due_at=timezone.now(),
        )


def test_secrets_are_not_in_the_database(cast):
    one = comes(form(cast), "bunga@contoh.example")
    token, badge = links.link_token(one.nonce), links.badge_code(one.nonce)
    assert len({token, badge}) == 2
    assert len(token) == len(badge) == 32
    with connection.cursor() as cursor:
        cursor.execute("SELECT r::text FROM events_registration r")
        row = cursor.fetchone()[0]
    assert token not in row
    assert badge not in row
    assert links.hashed(token) in row


def test_a_new_key_keeps_old_links_until_the_next_letter(cast, settings):
    one = comes(form(cast), "bunga@contoh.example")
    before = links.link_token(one.nonce)
    assert link_of(one) == before
    settings.SECRET_KEY = "kunci baru " * 5
    assert owner_of(before) == one
    after = link_of(one)
    assert owner_of(after) == one
    assert owner_of(before) is None


def test_old_letters_go_and_waiting_ones_stay(cast):
    made = form(cast)
    asks(made, "bunga@contoh.example")
    asks(made, "lain@contoh.example")
    later = timezone.now() + timedelta(days=31)
    forget_letters(now=later)
    assert RegistrationLetter.objects.count() == 2
    RegistrationLetter.objects.filter(registration__address="lain@contoh.example").update(done_at=later)
    forget_letters()
    assert RegistrationLetter.objects.count() == 2
    forget_letters(now=later)
    assert RegistrationLetter.objects.get().registration.address == "bunga@contoh.example"


def test_history_and_log_name_nobody(cast):
    made = form(cast, capacity=1)
    comes(made, "bunga@contoh.example")
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(e::text, ' ') FROM audit_entry e")
        log = cursor.fetchone()[0]
    assert "confirm_registration" in log
    assert "bunga" not in log.lower()
    assert Seat.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Bunga@Contoh.Example ", "bunga@contoh.example"),
        ("ｂunga@contoh.example", "bunga@contoh.example"),
        ("bunga+acara@contoh.example", "bunga+acara@contoh.example"),
        ("bunga@münchen.example", "bunga@xn--mnchen-3ya.example"),
        (f"a@{'x' * 64}.example", f"a@{'x' * 64}.example"),
    ],
)
def test_one_spelling_for_one_mailbox(typed, kept):
    assert normalised(typed) == kept


def test_a_form_has_no_other_writer(cast):
    made = form(cast, released=False)
    with pytest.raises(NotAllowed):
        save_form(form=RegistrationForm.objects.get(), questions=built_in(), capacity=1, by=cast.wayan)
    assert made.questions.count() == 2
