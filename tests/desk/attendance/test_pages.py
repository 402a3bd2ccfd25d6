"""Pages of attendance: who gets in, what they show, and what a click brings."""

import csv
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest

from audit.models import Entry
from desk.urls_attendance import attendance_patterns
from events.actions import mark, perform
from events.models import AttendanceMark, AttendanceVoid, Registration, SessionHours
from tests.desk.pages import address, signed_in
from tests.events.attending import on_stage, open_now, standing
from tests.events.registering import comes, question
from tests.portal.public import SECRET

pytestmark = pytest.mark.django_db

HOSTILE = ["=CMD()", "\u202eترب", "n" * 300, "Q", "👩🏽‍🚀", "<b>Tebal</b>"]
EDITORS_OF_EVENT = {"sari": 200, "budi": 200, "rina": 200, "ratna": 200}
OTHERS = {"wayan": 404, "adi": 403, "tuti": 403}
OF_EVENT = ("attendance", "attendance_recap", "attendance_sheet")
OF_SESSION = (
    *("scanner", "attendees", "session_hours", "hall_screen", "walk_in", "meeting", "attendance_codes"),
)
POSTED = ("attendance_export", "attendance_marks")


def hall(cast, count=3, **words):
    """An event that is open now, with people who have places."""
    asked = [question(key="institution", label="Unit kerja", viewers="list")]
    made, (morning, later) = on_stage(cast, capacity=50, questions=asked, **words)
    people = [
        comes(made, f"{number}@contoh.example", name=f"Orang {number}", institution=["Biro Umum"])
        for number in range(count)
    ]
    return open_now(cast, morning), later, people


def came(cast, session, who, moment=None, **more):
    given = {"direction": "in", "way": "scan", "by": cast.budi, **more}
    return mark(session=session, registration=who, at=moment, **given).mark


def place(name, session):
    return address(name, session.event_id, *([session.pk] if name in OF_SESSION else []))


@pytest.mark.parametrize("name", [*OF_EVENT, *OF_SESSION])
def test_pages_by_role(cast, name):
    session, _, _ = hall(cast, count=1)
    answers = {
        who: signed_in(getattr(cast, who)).get(place(name, session)).status_code
        for who in (*EDITORS_OF_EVENT, *OTHERS)
    }
    assert answers == {**EDITORS_OF_EVENT, **OTHERS}


@pytest.mark.parametrize("name", ["attendance_marks", "attendance_export", "attendees", "walk_in"])
def test_nobody_else_posts(cast, name):
    session, _, people = hall(cast, count=1)
    where = address("attendance_export", session.event_id)
    if name != "attendance_export":
        where = address(name, session.event_id, session.pk)
    told = {"siapa": people[0].pk, "langkah": "masuk", "bentuk": "csv", "name": "Tamu", "nonce": "a" * 32}
    answers = {who: signed_in(getattr(cast, who)).post(where, told).status_code for who in OTHERS}
    assert answers == OTHERS
    assert not AttendanceMark.objects.exists()


def test_every_address_carries_a_rule(client, cast):
    assert [one.name for one in attendance_patterns if not one.callback.has_access_rule] == []
    session, _, _ = hall(cast, count=0)
    assert client.get(place("scanner", session)).status_code == 302


def test_a_session_of_another_event_is_not_found(cast):
    session, _, _ = hall(cast, count=0)
    _, (elsewhere, _) = on_stage(cast, title="Lain")
    for name in OF_SESSION:
        answer = signed_in(cast.sari).get(address(name, session.event_id, elsewhere.pk))
        assert answer.status_code == 404


def test_an_event_without_a_form_has_sheets_to_print(cast):
    _, (session, _) = on_stage(cast, released=False)
    session.event.registration_form.delete()
    client = signed_in(cast.sari)
    assert "belum memiliki formulir" in client.get(place("attendance", session)).content.decode()
    assert "DAFTAR HADIR" in client.get(place("attendance_sheet", session)).content.decode()
    assert client.get(place("walk_in", session)).status_code == 302
    assert client.get(place("attendees", session)).status_code == 302


@pytest.mark.parametrize("name", ["attendance", "attendees", "attendance_recap", "attendance_sheet"])
def test_lists_cost_the_same_for_one_and_three(cast, django_assert_num_queries, name):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    session, _, people = hall(cast, count=1)
    came(cast, session, people[0])
    client = signed_in(cast.sari)
    client.get(place(name, session))  # the log has its line of this hour
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(place(name, session))
    for number in range(2):
        who = comes(
            session.event.registration_form, f"lagi{number}@contoh.example", institution=["Biro Hukum"]
        )
        came(cast, session, who)
    with CaptureQueriesContext(connection) as three:
        client.get(place(name, session))
    assert len(three) == len(one)


def test_names_of_all_kinds_pass(cast):
    session, _, _ = hall(cast, count=0)
    form = session.event.registration_form
    for number, name in enumerate(HOSTILE):
        came(cast, session, comes(form, f"{number}@contoh.example", name=name, institution=[name]))
    client = signed_in(cast.sari)
    for page in ("attendees", "attendance_recap", "attendance_sheet"):
        words = client.get(place(page, session)).content.decode()
        assert "<b>Tebal" not in words


@pytest.mark.parametrize("content", ["hadir", "rekap"])
def test_no_cell_of_a_file_is_a_formula(cast, content):
    session, _, _ = hall(cast, count=0)
    form = session.event.registration_form
    for number, name in enumerate(HOSTILE):
        came(cast, session, comes(form, f"{number}@contoh.example", name=name, institution=[name]))
    client, where = signed_in(cast.sari), address("attendance_export", session.event_id)
    text = client.post(where, {"bentuk": "csv", "isi": content}).content.decode("utf-8-sig")
    cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
    assert "'=CMD()" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "\u202e" not in text
    assert "n" * 300 in cells
    book = zipfile.ZipFile(BytesIO(client.post(where, {"bentuk": "xlsx", "isi": content}).content))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert ">=CMD()<" in sheet
    assert "<f" not in sheet
    assert client.post(where, {"bentuk": "exe", "isi": content}).status_code == 404


def test_somebody_is_found_by_name_and_marked(cast):
    session, _, people = hall(cast)
    client, where = signed_in(cast.sari), place("attendees", session)
    page = client.get(where, {"q": "orang 1"}).content.decode()
    assert "Orang 1" in page
    assert "Orang 2" not in page
    answer = client.post(f"{where}?q=orang+1", {"siapa": people[1].pk, "langkah": "masuk"}, follow=True)
    assert "Kehadiran tercatat." in answer.content.decode()
    assert answer.redirect_chain == [(f"{where}?q=orang+1", 302)]
    assert standing(session) == [(people[1].pk, "in")]
    again = client.post(where, {"siapa": people[1].pk, "langkah": "masuk"}, follow=True)
    assert "sudah tercatat" in again.content.decode()
    assert "Orang 1" in client.get(where, {"tampil": "hadir"}).content.decode()
    assert "Orang 1" not in client.get(where, {"tampil": "belum"}).content.decode()


def test_outside_the_hours_the_page_asks_why(cast):
    _, later, people = hall(cast)
    client, where = signed_in(cast.sari), place("attendees", later)
    asked = {"siapa": people[0].pk, "langkah": "masuk"}
    page = client.post(where, asked)
    assert page.status_code == 409
    assert "Presensi masuk sesi ini dibuka" in page.content.decode()
    client.post(where, {**asked, "alasan": "Tanda tangan cetak"})
    assert AttendanceMark.objects.get().reason == "Tanda tangan cetak"


def test_taking_back_asks_why(cast):
    session, _, people = hall(cast)
    wrong = came(cast, session, people[0])
    client, where = signed_in(cast.sari), place("attendees", session)
    assert client.post(where, {"siapa": wrong.pk, "langkah": "batalkan"}).status_code == 409
    assert standing(session) == [(people[0].pk, "in")]
    client.post(where, {"siapa": wrong.pk, "langkah": "batalkan", "alasan": "Salah orang"})
    assert standing(session) == []
    assert AttendanceVoid.objects.get().reason == "Salah orang"


def test_who_cancelled_after_being_there_can_still_be_corrected(cast):
    session, _, people = hall(cast)
    came(cast, session, people[0])
    perform(move="cancel", registration=people[0])
    page = signed_in(cast.sari).get(place("attendees", session), {"tampil": "hadir"}).content.decode()
    assert "Orang 0" in page
    assert "Batalkan hadir" in page


@pytest.mark.parametrize("who", ["", "0", "99999999999999999999", "-1", "abc", "\x00"])
def test_nonsense_in_a_click_is_answered(cast, who):
    session, _, _ = hall(cast, count=1)
    answer = signed_in(cast.sari).post(place("attendees", session), {"siapa": who, "langkah": "masuk"})
    assert answer.status_code == 404


def test_somebody_elsewhere_is_not_marked_here(cast):
    session, _, _ = hall(cast, count=0)
    other, _ = on_stage(cast, title="Lain")
    stranger = comes(other, "x@contoh.example")
    answer = signed_in(cast.sari).post(
        place("attendees", session), {"siapa": stranger.pk, "langkah": "masuk"}
    )
    assert answer.status_code == 404


def test_who_waits_is_let_in(cast):
    made, (morning, _) = on_stage(cast, capacity=1)
    comes(made, "satu@contoh.example")
    waits, session = comes(made, "dua@contoh.example"), open_now(cast, morning)
    client, where = signed_in(cast.sari), place("attendees", session)
    assert "Terima tanpa tempat kuota" in client.get(where, {"tampil": "tunggu"}).content.decode()
    client.post(where, {"siapa": waits.pk, "langkah": "terima"})
    waits.refresh_from_db()
    assert waits.status == "walk_in"
    assert standing(session) == [(waits.pk, "in")]


def test_what_only_editors_see_stays_with_editors(cast):
    made, (morning, _) = on_stage(
        cast, questions=[question(key="institution", label="Unit kerja", viewers="editors")]
    )
    comes(made, "satu@contoh.example", institution=[SECRET])
    for page in ("attendees", "attendance_recap", "attendance_sheet"):
        assert SECRET not in signed_in(cast.sari).get(place(page, morning)).content.decode()
    assert SECRET in signed_in(cast.rina).get(place("attendees", morning)).content.decode()
    exported = signed_in(cast.sari).post(address("attendance_export", made.event_id), {"bentuk": "csv"})
    assert SECRET not in exported.content.decode()


def test_only_what_the_notice_said_is_printed(cast):
    session, _, _ = hall(cast, count=2)  # the unit is for the list, the name for the team only
    page = signed_in(cast.sari).get(place("attendance_sheet", session)).content.decode()
    assert "Biro Umum" in page
    assert "Orang 1" not in page
    assert "Nama lengkap" in page  # said among what is not printed


def test_reading_is_noted_once_an_hour(cast):
    session, _, _ = hall(cast)
    client = signed_in(cast.sari)
    for page in ("attendees", "attendance_recap", "attendance_sheet", "attendance_codes"):
        client.get(place(page, session))
    assert Entry.objects.filter(action="read_registrations", actor_id=cast.sari.pk).count() == 1
    client.post(address("attendance_export", session.event_id), {"bentuk": "xlsx"})
    assert Entry.objects.filter(action="export_registrations").count() == 1


def test_guests_are_taken_in_once(cast):
    session, _, _ = hall(cast)
    client, where = signed_in(cast.sari), place("walk_in", session)
    page = client.get(where)
    nonce = page.context["form"]["nonce"].value()
    assert "Bacakan kepada tamu" in page.content.decode()
    told = {"name": "Dewi Anggun", "institution": "Biro Hukum", "nonce": nonce}
    client.post(where, told)
    client.post(where, told)
    guest = Registration.objects.get(status="walk_in")
    assert standing(session) == [(guest.pk, "in")]
    bad = client.post(where, {"name": " \u200b", "address": "bukan surel", "nonce": "b" * 32})
    assert set(bad.context["form"].errors) == {"name", "address"}
    taken = client.post(where, {"name": "X", "address": "1@contoh.example", "nonce": "c" * 32})
    assert "sudah terdaftar" in taken.content.decode()


def test_outside_the_hours_no_guest_is_taken_in(cast):
    _, later, _ = hall(cast, count=0)
    told = {"name": "Dewi", "nonce": "d" * 32}
    page = signed_in(cast.sari).post(place("walk_in", later), told)
    assert "Presensi masuk sesi ini dibuka" in page.content.decode()
    assert not Registration.objects.filter(status="walk_in").exists()


def test_hours_are_set_and_shown(cast):
    _, later, _ = hall(cast, count=0)
    client, where = signed_in(cast.sari), place("session_hours", later)
    client.post(where, {"in_opens": "12.15", "in_closes": "13.30", "needs_out": "on"})
    kept = SessionHours.objects.get(session=later)
    assert (kept.in_opens, kept.in_closes) == (timedelta(hours=12, minutes=15), timedelta(hours=13.5))
    assert (kept.out_opens, kept.needs_out) == (None, True)
    assert "12.15–13.30 WIB" in client.get(place("attendance", later)).content.decode()
    assert client.get(where).context["form"]["in_opens"].value() == "12.15"
    wrong = client.post(where, {"in_opens": "12.15", "in_closes": "12.00"})
    assert "Waktu tutup harus sesudah waktu buka." in wrong.content.decode()
    client.post(where, {"in_opens": "jam 25"})
    client.post(where, {})
    kept.refresh_from_db()
    assert (kept.in_opens, kept.needs_out) == (None, False)


def test_the_screen_shows_a_code_only_while_it_is_open(cast):
    session, later, _ = hall(cast, count=0)
    client = signed_in(cast.sari)
    page = client.get(place("hall_screen", session))
    assert "hall__sign" in page.content.decode()
    assert 0 < int(page.headers["Refresh"]) <= 30
    assert "hall__sign" not in client.get(place("hall_screen", later)).content.decode()


def test_the_recapitulation_counts_each_unit(cast):
    session, _, people = hall(cast)
    came(cast, session, people[0])
    form = session.event.registration_form
    comes(form, "x@contoh.example", institution=["  biro   umum "])
    came(cast, session, comes(form, "y@contoh.example", institution=["Biro Hukum"]))
    comes(form, "z@contoh.example")
    lines = signed_in(cast.sari).get(place("attendance_recap", session)).context["lines"]
    assert [(one.unit, one.registered, one.present, one.absent) for one in lines] == [
        ("Biro Umum", 4, 1, 3),
        ("Biro Hukum", 1, 1, 0),
        ("Tidak disebutkan", 1, 0, 1),
    ]


def test_sheets_have_equal_length_and_alternating_places(cast):
    session, later, _ = hall(cast, count=3)
    client = signed_in(cast.sari)
    sheets = client.get(place("attendance_sheet", session), {"sesi": session.pk, "kosong": 20}).context[
        "sheets"
    ]
    assert [(one.number, one.count, len(one.rows)) for one in sheets] == [(1, 2, 17), (2, 2, 17)]
    assert [row.number for one in sheets for row in one.rows] == list(range(1, 35))
    assert [row.signs_left for row in sheets[0].rows[:4]] == [True, False, True, False]
    assert [row.institution for row in sheets[0].rows[:4]] == ["Biro Umum"] * 3 + [""]
    folio = client.get(place("attendance_sheet", session), {"kertas": "folio", "kosong": "x"}).context[
        "sheets"
    ]
    assert [(one.session, len(one.rows)) for one in folio] == [(session, 20), (later, 20)]
    huge = client.get(
        place("attendance_sheet", session), {"kosong": "9" * 30, "kertas": "\x00", "sesi": "-1"}
    )
    assert huge.status_code == 200
