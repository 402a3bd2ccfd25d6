"""What devices send, at once or later, in whatever shape."""

import json
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.actions import perform
from events.models import AttendanceMark, Registration
from events.registering.links import hashed
from tests.desk.attendance.test_pages import came, hall, place
from tests.desk.pages import address, signed_in
from tests.events.attending import badge, on_stage, standing
from tests.events.registering import comes

pytestmark = pytest.mark.django_db


def sent(client, session, *scans, body=None):
    where = address("attendance_marks", session.event_id, session.pk)
    words = json.dumps(list(scans)) if body is None else body
    return client.post(where, words, content_type="application/json")


def a_scan(who, number=1, **more):
    return {"nonce": f"{number:032}", "code": badge(who), "direction": "in", **more}


def test_the_answer_says_who_came(cast):
    session, _, (who, *_) = hall(cast)
    (result,) = sent(signed_in(cast.sari), session, a_scan(who)).json()["results"]
    at = AttendanceMark.objects.get().at.astimezone(timezone.get_default_timezone())
    assert result == {
        "nonce": f"{1:032}",
        "result": "ok",
        "sentence": f"Hadir tercatat, {at:%H.%M} WIB",
        "name": "Orang 0",
        "detail": "Biro Umum",
    }


def test_two_devices_and_a_repeated_sending(cast):
    session, _, (who, *_) = hall(cast)
    one, other = signed_in(cast.sari), signed_in(cast.budi)
    results = [
        sent(device, session, a_scan(who, number)).json()["results"][0]["result"]
        for device, number in ((one, 1), (other, 2), (one, 1), (other, 2))
    ]
    assert results == ["ok", "already", "ok", "already"]
    assert standing(session) == [(who.pk, "in")]


def test_what_was_kept_without_a_line_counts_at_its_moment(cast):
    session, _, (who, late, early) = hall(cast)
    now = timezone.now()
    moments = [now - timedelta(minutes=20), now + timedelta(hours=9), now - timedelta(hours=5)]
    scans = [
        a_scan(one, number, at=at.timestamp() * 1000)
        for number, (one, at) in enumerate(zip((who, late, early), moments, strict=True))
    ]
    results = [one["result"] for one in sent(signed_in(cast.sari), session, *scans).json()["results"]]
    assert results == ["ok", "ok", "outside"]
    marks = {mark.registration_id: mark.at for mark in AttendanceMark.objects.all()}
    assert abs(marks[who.pk] - moments[0]) < timedelta(milliseconds=1)
    assert now <= marks[late.pk] <= timezone.now()


def test_each_refusal_has_its_word(cast):
    session, later, (who, gone, _) = hall(cast)
    stranger = comes(on_stage(cast, title="Lain")[0], "x@contoh.example", name="Rahasia")
    perform(move="cancel", registration=gone)
    client = signed_in(cast.sari)
    results = sent(client, session, a_scan(stranger, 1), a_scan(gone, 2), a_scan(who, 3, code="ABC")).json()
    assert [one["result"] for one in results["results"]] == ["other_event", "not_admitted", "unknown"]
    assert {one["name"] for one in results["results"]} == {""}
    assert "Rahasia" not in json.dumps(results)
    (outside,) = sent(client, later, a_scan(who, 4)).json()["results"]
    assert outside["result"] == "outside"
    assert not AttendanceMark.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "null",
        "{}",
        "[]",
        "[1]",
        '[{"nonce": "kurang", "code": "A", "direction": "in"}]',
        '[{"nonce": "00000000000000000000000000000001", "code": 7, "direction": "in"}]',
        '[{"nonce": "00000000000000000000000000000001", "code": "A", "direction": "up"}]',
        '[{"nonce": "00000000000000000000000000000001", "code": "A", "direction": []}]',
        '[{"nonce": "00000000000000000000000000000001", "code": "A", "direction": "in", "at": 1e300}]',
        '[{"nonce": "00000000000000000000000000000001", "code": "A", "direction": "in", "at": true}]',
        '[{"nonce": "00000000000000000000000000000001", "code": "A", "direction": "in", "at": NaN}]',
        "[" * 30_000,
        b"\xff\xfe",
    ],
)
def test_other_shapes_get_a_sentence(cast, body):
    session, _, _ = hall(cast, count=0)
    answer = sent(signed_in(cast.sari), session, body=body)
    assert (answer.status_code, answer.json()) == (400, {"sentence": "Kiriman ini tidak dapat dibaca."})


def test_too_much_at_once_is_refused(cast):
    session, _, (who, *_) = hall(cast, count=1)
    client = signed_in(cast.sari)
    assert sent(client, session, body="[" + " " * 70_000 + "]").status_code == 413
    assert sent(client, session, *[a_scan(who, number) for number in range(101)]).status_code == 400


@pytest.mark.parametrize("code", ["\x00", "x" * 499, "\ud83d", "=CMD()"])
def test_codes_of_all_kinds_are_unknown(cast, code):
    session, _, _ = hall(cast, count=0)
    scan = {"nonce": "0" * 32, "code": code, "direction": "in"}
    (result,) = sent(signed_in(cast.sari), session, scan).json()["results"]
    assert result["result"] == "unknown"


def test_the_form_works_without_a_script(cast):
    session, _, (who, *_) = hall(cast)
    client, where = signed_in(cast.sari), place("scanner", session)
    page = client.post(where, {"kode": badge(who), "arah": "in"}).content.decode()
    assert "scan-result--ok" in page
    assert "Orang 0" in page
    assert "scan-result--already" in client.post(where, {"kode": badge(who), "arah": "in"}).content.decode()
    assert "scan-result--unknown" in client.post(where, {"kode": "\x00", "arah": "lain"}).content.decode()
    assert client.get(where, {"arah": "x" * 1000}).status_code == 200


def test_a_device_gets_halves_of_hashes_and_no_names(cast):
    session, _later, people = hall(cast)
    gone = perform(move="cancel", registration=people[2])
    answer = signed_in(cast.sari).get(place("attendance_codes", session))
    assert answer.json()["codes"] == sorted(hashed(badge(one))[:32] for one in people[:2])
    assert gone.badge_hash[:32] not in answer.content.decode()
    assert "Orang" not in answer.content.decode()
    assert answer.json()["hours"]["in"][0] < time.time() * 1000 < answer.json()["hours"]["in"][1]


def test_a_scan_costs_the_same_whoever_is_there(cast):
    session, _, people = hall(cast)
    client = signed_in(cast.sari)
    with CaptureQueriesContext(connection) as first:
        sent(client, session, a_scan(people[0], 1))
    came(cast, session, people[1])
    with CaptureQueriesContext(connection) as second:
        sent(client, session, a_scan(people[2], 2))
    assert len(first) == len(second) <= 24
    assert Registration.objects.count() == 3
