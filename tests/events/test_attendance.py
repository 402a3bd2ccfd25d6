"""Marks: once, by right, in their hours, never edited; and what the database itself refuses."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from audit.models import Entry
from contributors.refusals import NotAllowed
from events.actions import (
    Joined,
    admit,
    erase,
    import_marks,
    mark,
    mark_at_hall,
    perform,
    scan,
    set_hours,
    void,
    walk_in,
)
from events.attending import hall
from events.attending.hours import hours_of
from events.attending.presence import attended
from events.models import AttendanceMark, Quota, Registration, RegistrationLetter, SessionHours
from events.refusals import MarkRefused, NotAdmitted, OtherEvent, OutsideHours, Stale, UnknownCode
from events.registering.links import link_token
from tests.events.attending import at, badge, on_stage, open_now, sessions_of, standing
from tests.events.registering import asks, comes, form, question

pytestmark = pytest.mark.django_db


def refused(sql, *values):
    with connection.cursor() as cursor, pytest.raises(IntegrityError), transaction.atomic():
        cursor.execute(f"{sql}; SET CONSTRAINTS ALL IMMEDIATE", values)


def came(cast, session, who, moment, direction="in", **more):
    given = {"way": "scan", "by": cast.budi, **more}
    return mark(session=session, registration=who, direction=direction, at=moment, **given)


def test_a_scan_at_two_doors_is_one_presence(cast):
    made, (morning, _) = on_stage(cast)
    who = comes(made, "satu@contoh.example")
    first = scan(
        session=morning, code=badge(who), direction="in", by=cast.budi, nonce="pintu-a", at=at(8, 55)
    )
    second = scan(
        session=morning, code=badge(who), direction="in", by=cast.sari, nonce="pintu-b", at=at(8, 56)
    )
    again = scan(
        session=morning, code=badge(who), direction="in", by=cast.budi, nonce="pintu-a", at=at(8, 55)
    )
    assert (first.fresh, second.fresh, again.fresh) == (True, False, True)
    assert second.mark == first.mark == again.mark
    assert standing(morning) == [(who.pk, "in")]


@pytest.mark.parametrize(
    "spelling", ["{}", " {} ", "https://acara.example/lencana/{}", "https://acara.example/{}/?a=1"]
)
def test_a_code_is_read_alone_or_from_an_address(cast, spelling):
    made, (morning, _) = on_stage(cast)
    who = comes(made, "satu@contoh.example")
    code = badge(who).lower() if spelling == " {} " else badge(who)
    code = "-".join(code[at : at + 4] for at in range(0, 32, 4)) if spelling == " {} " else code
    scan(session=morning, code=spelling.format(code), direction="in", by=cast.budi, nonce="a", at=at(9))
    assert standing(morning) == [(who.pk, "in")]


@pytest.mark.parametrize("code", ["", "A" * 32, "\x00", "x" * 100_000, "👍"])
def test_unknown_codes_are_refused(cast, code):
    _, (morning, _) = on_stage(cast)
    with pytest.raises(UnknownCode):
        scan(session=morning, code=code, direction="in", by=cast.budi, nonce="a", at=at(9))


def test_the_secret_of_the_personal_link_opens_no_door(cast):
    made, (morning, _) = on_stage(cast)
    who = comes(made, "satu@contoh.example")
    with pytest.raises(UnknownCode):
        scan(session=morning, code=link_token(who.nonce), direction="in", by=cast.budi, nonce="a", at=at(9))


def test_who_is_elsewhere_waits_or_left_is_not_marked(cast):
    made, (morning, _) = on_stage(cast, capacity=1)
    other, _ = on_stage(cast, title="Rapat Lain")
    first, waits = comes(made, "satu@contoh.example"), comes(made, "dua@contoh.example")
    guest, asked = comes(other, "tiga@contoh.example"), asks(made, "empat@contoh.example")
    with pytest.raises(OtherEvent):
        came(cast, morning, guest, at(9))
    for one in (waits, asked):
        with pytest.raises(NotAdmitted):
            came(cast, morning, one, at(9))
    with pytest.raises(NotAdmitted):
        came(cast, morning, perform(move="cancel", registration=first), at(9))
    assert standing(morning) == []


def test_a_place_at_one_session_is_none_at_another(cast):
    made, (morning, later) = on_stage(cast, chooses_sessions=True)
    who = comes(made, "satu@contoh.example", sessions=[morning.pk])
    came(cast, morning, who, at(9))
    with pytest.raises(NotAdmitted, match="tidak memilih sesi"):
        came(cast, later, who, at(13))


@pytest.mark.parametrize(
    ("hour", "minute", "fits"), [(7, 59, False), (8, 0, True), (9, 59, True), (10, 0, False)]
)
def test_coming_is_marked_an_hour_around_the_start(cast, hour, minute, fits):
    made, (morning, _) = on_stage(cast)
    who = comes(made, "satu@contoh.example")
    if fits:
        came(cast, morning, who, at(hour, minute))
    else:
        with pytest.raises(OutsideHours, match=r"masuk sesi ini dibuka .*, 08\.00–10\.00 WIB\."):
            came(cast, morning, who, at(hour, minute))
    assert len(standing(morning)) == fits


def test_staff_mark_later_with_a_reason(cast):
    made, (morning, _) = on_stage(cast)
    who = comes(made, "satu@contoh.example")
    done = came(cast, morning, who, at(20), way="search", reason="Tanda tangan pada daftar hadir cetak")
    assert done.mark.reason == "Tanda tangan pada daftar hadir cetak"


def test_the_unit_may_set_other_hours(cast):
    made, (morning, _) = on_stage(cast)
    who = comes(made, "satu@contoh.example")
    set_hours(
        hours=SessionHours(session=morning, in_opens=timedelta(hours=5), in_closes=timedelta(hours=6)),
        by=cast.sari,
    )
    morning = sessions_of(made.event)[0]
    with pytest.raises(OutsideHours):
        came(cast, morning, who, at(9))
    assert came(cast, morning, who, at(5, 30)).fresh


def test_hours_move_along_with_the_day(cast):
    _, (morning, _) = on_stage(cast)
    morning = open_now(cast, morning)
    before = hours_of(morning).spans["in"]
    morning.date = at(0).date() + timedelta(days=7)
    assert hours_of(morning).spans["in"] == tuple(moment + timedelta(days=7) for moment in before)


def test_a_session_without_a_time_is_open_all_day(cast):
    _made, (morning, _) = on_stage(cast)
    morning.starts_at = morning.ends_at = None
    assert hours_of(morning).allow("in", at(0))
    assert hours_of(morning).allow("out", at(23, 59))
    assert hours_of(morning).minutes is None


def test_what_is_to_come_counts_as_now(cast):
    made, (morning, _) = on_stage(cast)
    morning, who = open_now(cast, morning), comes(made, "satu@contoh.example")
    done = came(cast, morning, who, timezone.now() + timedelta(days=400))
    assert done.mark.at <= timezone.now()


def test_only_those_who_may_edit_the_event_mark(cast):
    made, (morning, _) = on_stage(cast)
    who = comes(made, "satu@contoh.example")
    for stranger in (cast.wayan, cast.adi, cast.tuti):
        with pytest.raises(NotAllowed):
            came(cast, morning, who, at(9), by=stranger)
        with pytest.raises(NotAllowed):
            scan(session=morning, code="A", direction="in", by=stranger, nonce="a")
        with pytest.raises(NotAllowed):
            set_hours(hours=SessionHours(session=morning), by=stranger)
        with pytest.raises(NotAllowed):
            walk_in(session=morning, values={"name": "Tamu"}, by=stranger, nonce="b")
        with pytest.raises(NotAllowed):
            import_marks(session=morning, joined=[], key="c", by=stranger)
    assert not AttendanceMark.objects.exists()
    assert came(cast, morning, who, at(9), by=cast.rina).fresh
    with pytest.raises(NotAllowed):
        void(mark=AttendanceMark.objects.get(), reason="Salah", by=cast.wayan)


def test_a_mark_taken_back_stays_and_can_be_made_anew(cast):
    made, (morning, _) = on_stage(cast)
    who = comes(made, "satu@contoh.example")
    wrong = came(cast, morning, who, at(9)).mark
    with pytest.raises(MarkRefused, match="alasan"):
        void(mark=wrong, reason=" ", by=cast.sari)
    void(mark=wrong, reason="Salah orang", by=cast.sari)
    assert standing(morning) == []
    with pytest.raises(Stale):
        void(mark=wrong, reason="Sekali lagi", by=cast.sari)
    anew = came(cast, morning, who, at(9, 30))
    assert anew.fresh
    assert AttendanceMark.objects.count() == 2
    assert Entry.objects.filter(action="void_mark").count() == 1


def test_a_number_of_a_mark_serves_one_person(cast):
    made, (morning, _) = on_stage(cast)
    one, other = comes(made, "satu@contoh.example"), comes(made, "dua@contoh.example")
    came(cast, morning, one, at(9), nonce="sama")
    with pytest.raises(MarkRefused, match="sudah dipakai"):
        came(cast, morning, other, at(9), nonce="sama")


def test_the_code_of_the_hall_changes_and_lasts_a_little(cast):
    made, (morning, later) = on_stage(cast)
    morning, who = open_now(cast, morning), comes(made, "satu@contoh.example")
    now = timezone.now()
    shown = hall.code_at(morning.pk, now)
    assert hall.is_shown(morning.pk, f" {shown[:4].lower()}-{shown[4:]} ", now + timedelta(seconds=60))
    assert not hall.is_shown(morning.pk, shown, now + timedelta(seconds=91))
    assert not hall.is_shown(morning.pk, shown, now - timedelta(seconds=31))
    assert not hall.is_shown(later.pk, shown, now)
    for wrong in ("", "SALAH", hall.code_at(later.pk, now), hall.code_at(morning.pk, now, back=9)):
        with pytest.raises(UnknownCode):
            mark_at_hall(session=morning, registration=who, code=wrong)
    done = mark_at_hall(session=morning, registration=who, code=hall.code_at(morning.pk, timezone.now()))
    assert (done.fresh, done.mark.by, done.mark.way) == (True, None, "hall")


def test_guessing_the_code_of_the_hall_ends(cast):
    made, (morning, _) = on_stage(cast)
    morning, who = open_now(cast, morning), comes(made, "satu@contoh.example")
    for _ in range(20):
        with pytest.raises(UnknownCode):
            mark_at_hall(session=morning, registration=who, code="SALAH")
    with pytest.raises(MarkRefused, match="Terlalu banyak"):
        mark_at_hall(session=morning, registration=who, code=hall.code_at(morning.pk, timezone.now()))


def test_somebody_at_the_door_takes_no_place(cast):
    made, (morning, _) = on_stage(cast, capacity=1, questions=[question(key="institution", label="Instansi")])
    comes(made, "satu@contoh.example")
    morning = open_now(cast, morning)
    values = {"name": "=CMD()", "institution": "Biro Umum", "nip": "tidak ditanyakan", "q9": "x"}
    done = walk_in(session=morning, values=values, by=cast.budi, nonce="tamu-1")
    again = walk_in(session=morning, values=values, by=cast.budi, nonce="tamu-1")
    guest = Registration.objects.get(status="walk_in")
    assert done.mark == again.mark
    assert done.mark.registration == guest
    assert sorted(str(one) for one in guest.answers.all()) == ["=CMD()", "Biro Umum"]
    assert Quota.objects.get(session=None).taken == 1
    assert not RegistrationLetter.objects.filter(registration=guest).exists()
    perform(move="remove", registration=guest, by=cast.budi, reason="Tercatat dua kali")
    assert not RegistrationLetter.objects.filter(registration=guest).exists()


def test_at_the_door_an_address_counts_once_and_a_name_is_needed(cast):
    made, (morning, _) = on_stage(cast)
    comes(made, "satu@contoh.example")
    morning = open_now(cast, morning)
    with pytest.raises(MarkRefused, match="sudah terdaftar"):
        walk_in(
            session=morning, values={"name": "Lain"}, address="SATU@contoh.example", by=cast.budi, nonce="a"
        )
    with pytest.raises(MarkRefused, match="Tulis namanya"):
        walk_in(session=morning, values={"name": " "}, by=cast.budi, nonce="b")
    assert Registration.objects.count() == 1


def test_nothing_is_taken_at_the_door_without_an_approved_form(cast):
    _, (morning, _) = on_stage(cast, released=False)
    with pytest.raises(MarkRefused, match="belum pernah memiliki formulir"):
        walk_in(session=morning, values={"name": "Tamu"}, by=cast.budi, nonce="a")


def test_who_waits_is_let_in_beyond_the_quota(cast):
    made, (morning, _) = on_stage(cast, capacity=1)
    comes(made, "satu@contoh.example")
    waits, morning = comes(made, "dua@contoh.example"), open_now(cast, morning)
    done = admit(session=morning, registration=waits, by=cast.budi, nonce="a")
    assert (done.mark.registration.status, Quota.objects.get(session=None).taken) == ("walk_in", 1)
    with pytest.raises(Stale):
        admit(session=morning, registration=waits, by=cast.budi, nonce="b")


def test_minutes_and_share(cast):
    made, (morning, later) = on_stage(cast)  # three hours and two
    late, whole, gone = (comes(made, f"{name}@contoh.example") for name in ("a", "b", "c"))
    came(cast, morning, late, at(9, 20))
    came(cast, morning, whole, at(8, 30))
    came(cast, morning, whole, at(12, 40), direction="out")
    came(cast, later, whole, at(13))
    came(cast, morning, gone, at(9))
    came(cast, morning, gone, at(11, 15), direction="out")
    erase(registration=gone)
    found = {one.registration_id: (one.sessions, one.minutes, one.share) for one in attended(made.event)}
    assert found == {
        late.pk: (1, 160, 160 / 300),
        whole.pk: (2, 300, 1.0),
        gone.pk: (1, 135, 135 / 300),
    }


def test_where_leaving_is_marked_too_who_did_not_leave_has_no_minutes(cast):
    made, (morning, _) = on_stage(cast, hours=((9, 12), (13, 15)))
    set_hours(hours=SessionHours(session=morning, needs_out=True), by=cast.sari)
    who = comes(made, "satu@contoh.example")
    came(cast, morning, who, at(9))
    assert [one.minutes for one in attended(made.event)] == [0]
    came(cast, morning, who, at(11, 30), direction="out")
    assert [one.minutes for one in attended(made.event)] == [150]


def test_minutes_of_a_meeting_are_taken_as_they_are(cast):
    made, (morning, _) = on_stage(cast)
    one, other = comes(made, "satu@contoh.example"), comes(made, "dua@contoh.example")
    stranger = comes(on_stage(cast, title="Lain")[0], "tiga@contoh.example")
    joined = [Joined(who.pk, 77, None) for who in (one, other, stranger)]
    assert [done.fresh for done in import_marks(session=morning, joined=joined, key="k", by=cast.budi)] == [
        True,
        True,
    ]
    import_marks(session=morning, joined=joined, key="k", by=cast.budi)
    assert [(one.minutes, one.sessions) for one in attended(made.event)] == [(77, 1), (77, 1)]


def test_reading_who_was_there_costs_two_queries(cast, django_assert_num_queries):
    made, (morning, _) = on_stage(cast)
    for number in range(3):
        came(cast, morning, comes(made, f"{number}@contoh.example"), at(9))
    with django_assert_num_queries(2):
        assert len(attended(made.event)) == 3


def test_the_database_keeps_marks_as_they_are(cast):
    made, (morning, _) = on_stage(cast)
    who = comes(made, "satu@contoh.example")
    done = came(cast, morning, who, at(9)).mark
    void(mark=done, reason="Salah", by=cast.sari)
    refused("UPDATE events_attendancemark SET direction = 'out' WHERE id = %s", done.pk)
    refused("DELETE FROM events_attendancemark WHERE id = %s", done.pk)
    refused("UPDATE events_attendancevoid SET reason = 'Lain' WHERE mark_id = %s", done.pk)
    refused("DELETE FROM events_attendancevoid WHERE mark_id = %s", done.pk)


INSERT = (
    "INSERT INTO events_attendancemark (session_id, registration_id, direction, at, way, by_id, nonce,"
    " reason, turn, minutes) VALUES (%s, %s, %s, now(), %s, %s, %s, '', %s, %s)"
)


def test_the_database_refuses_marks_against_the_rules(cast):
    made, (morning, _) = on_stage(cast, capacity=1)
    who, waits = comes(made, "satu@contoh.example"), comes(made, "dua@contoh.example")
    _other, (elsewhere, _) = on_stage(cast, title="Lain")
    came(cast, morning, who, at(9))
    by = cast.budi.pk
    refused(INSERT, morning.pk, waits.pk, "in", "scan", by, "a", 0, None)
    refused(INSERT, elsewhere.pk, who.pk, "in", "scan", by, "b", 0, None)
    refused(INSERT, morning.pk, who.pk, "in", "scan", by, "c", 7, None)  # the turn is counted, not believed
    refused(INSERT, morning.pk, who.pk, "out", "scan", None, "d", 0, None)
    refused(INSERT, morning.pk, who.pk, "out", "hall", by, "e", 0, None)
    refused(INSERT, morning.pk, who.pk, "out", "scan", by, "f", 0, 90)
    refused(INSERT, morning.pk, who.pk, "out", "import", by, "g", 0, None)
    refused(INSERT, morning.pk, who.pk, "up", "scan", by, "h", 0, None)
    with connection.cursor() as cursor:
        cursor.execute(INSERT, (morning.pk, who.pk, "out", "scan", by, "i", 0, None))
    assert standing(morning) == [(who.pk, "in"), (who.pk, "out")]


def test_the_database_knows_nobody_at_the_door_without_history(cast):
    made = form(cast)
    columns = "form_id, snapshot_id, address, mail_to, status, nonce, link_hash, badge_hash, cancel_reason"
    who = comes(made, "satu@contoh.example")
    refused(
        f"INSERT INTO events_registration ({columns}) VALUES (%s, %s, '', '', 'walk_in', 'n', 'l', 'b', '')",
        made.pk,
        who.snapshot_id,
    )
