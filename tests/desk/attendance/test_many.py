"""Two thousand people: what the door waits for."""

import json
import time

import pytest
from django.db import connection

from events.models import AttendanceMark, Registration, Seat
from events.registering import links
from events.registering.terms import FORM
from tests.desk.attendance.test_pages import hall, place
from tests.desk.pages import address, signed_in
from tests.events.attending import badge
from tests.portal.public import newest

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PEOPLE, SCANS = 2_000, 60


@pytest.fixture
def crowd(cast):
    """Written past the guards: two thousand people who confirm one by one take minutes."""
    session, _, _ = hall(cast, count=0)
    form = session.event.registration_form
    snapshot = newest(FORM, form.pk)
    people = []
    for number in range(PEOPLE):
        secrets = links.fresh()
        words = {"link_hash": secrets.link_hash, "badge_hash": secrets.badge_hash, "nonce": secrets.nonce}
        mail = f"{number}@contoh.example"
        people.append(
            Registration(
                form=form,
                snapshot=snapshot,
                address=mail,
                mail_to=mail,
                status="confirmed",
                arrival=number,
                **words,
            )
        )
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        Registration.objects.bulk_create(people)
        quota = form.quotas.get(session=None)
        Seat.objects.bulk_create(Seat(registration=one, quota=quota) for one in people)
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("ANALYZE")
    return session, people


def test_a_scan_answers_in_time(cast, crowd):
    session, people = crowd
    client, took = signed_in(cast.sari), []
    where = address("attendance_marks", session.event_id, session.pk)
    for number, who in enumerate(people[:: PEOPLE // SCANS]):
        scan = [{"nonce": f"{number:032}", "code": badge(who), "direction": "in"}]
        began = time.perf_counter()
        answer = client.post(where, json.dumps(scan), content_type="application/json")
        took.append(time.perf_counter() - began)
        assert answer.json()["results"][0]["result"] == "ok"
    took.sort()
    assert took[len(took) // 2] < 0.3
    assert AttendanceMark.objects.count() == len(took)


@pytest.mark.parametrize(
    "name", ["attendance", "attendees", "attendance_recap", "attendance_codes", "attendance_sheet"]
)
def test_pages_answer_in_time(cast, crowd, name):
    session, _ = crowd
    client = signed_in(cast.sari)
    client.get(place(name, session))
    began = time.perf_counter()
    assert client.get(place(name, session)).status_code == 200
    took = time.perf_counter() - began
    assert took < (4 if name == "attendance_sheet" else 1)  # 236 sheets of paper in one page
