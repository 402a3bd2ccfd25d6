"""Numbers when many events of one unit are issued in the same moment, each on a line of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from events.actions import issue, name_member
from events.models import Certificate, NumberSeries
from tests.cast import assemble
from tests.events.certifying import closed, past_event

pytestmark = pytest.mark.django_db(transaction=True)

EVENTS, MEMBERS = 8, 5


def test_no_gap_and_no_repeat_at_once():
    cast = assemble()
    events = [past_event(cast, f"Kegiatan {number}") for number in range(EVENTS)]
    for event in events:
        for number in range(MEMBERS):
            name_member(event=event, name=f"Panitia {number}", by=cast.rina)
        closed(event, cast.rina)
    tries = [event for event in events for _ in range(2)]  # each button is pressed twice
    start = Barrier(len(tries))

    def press(event):
        start.wait(30)
        try:
            return issue(event=event, attended=[], by=cast.joko)
        finally:
            connection.close()

    with connection.cursor() as cursor:  # the issue of one event fails after it took its numbers
        cursor.execute(
            "CREATE FUNCTION falls() RETURNS trigger LANGUAGE plpgsql"
            " AS $$ BEGIN RAISE EXCEPTION 'falls'; END $$;"
            "CREATE TRIGGER falls BEFORE INSERT ON events_certificateversion FOR EACH ROW"
            f" WHEN (NEW.event_title = 'Kegiatan 3' AND NEW.name = 'Panitia {MEMBERS - 1}')"
            " EXECUTE FUNCTION falls()"
        )
    try:
        with ThreadPoolExecutor(len(tries)) as pool:
            done = [pool.submit(press, event) for event in tries]
        failed = [one for one in done if one.exception()]
        given = sum(one.result() for one in done if not one.exception())
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER falls ON events_certificateversion; DROP FUNCTION falls()")
    assert (len(failed), given) == (2, (EVENTS - 1) * MEMBERS)
    serials = sorted(Certificate.objects.values_list("serial", flat=True))
    assert serials == [*range(1, given + 1)]
    assert NumberSeries.objects.get().last == given
