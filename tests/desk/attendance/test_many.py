"""Two thousand people at the door: what pages and scans cost stays as it was; times are measured by hand."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

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


def test_a_scan_costs_the_same_in_a_crowd(cast, crowd):
    session, people = crowd
    client = signed_in(cast.sari)
    where = address("attendance_marks", session.event_id, session.pk)
    costs = set()
    for number, who in enumerate(people[:: PEOPLE // SCANS]):
        scan = [{"nonce": f"{number:032}", "code": badge(who), "direction": "in"}]
        with CaptureQueriesContext(connection) as queries:
            answer = client.post(where, json.dumps(scan), content_type="application/json")
        costs.add(len(queries))
        assert answer.json()["results"][0]["result"] == "ok"
    assert max(costs) <= 26
    assert AttendanceMark.objects.count() == len(people[:: PEOPLE // SCANS])


@pytest.mark.parametrize(
    "name", ["attendance", "attendees", "attendance_recap", "attendance_codes", "attendance_sheet"]
)
def test_pages_cost_no_more_in_a_crowd(cast, crowd, name):
    session, _ = crowd
    client = signed_in(cast.sari)
    client.get(place(name, session))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(place(name, session)).status_code == 200
    assert len(queries) <= 26
