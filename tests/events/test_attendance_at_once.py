"""Many doors in one moment, on real connections: one presence, whoever wins."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from events.actions import perform, scan
from events.models import AttendanceMark, Registration
from events.refusals import MarkRefused, RegistrationRefused
from tests.cast import assemble
from tests.events.attending import at, badge, on_stage, standing
from tests.events.registering import comes

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
DOORS = 8


def at_once(*deeds):
    """What each deed returned or raised, all begun together."""
    barrier, came_of = Barrier(len(deeds)), [None] * len(deeds)

    def run(number, deed):
        try:
            barrier.wait()
            came_of[number] = deed()
        except RegistrationRefused as refusal:
            came_of[number] = refusal
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came_of


def door(cast, session, who, nonce):
    return lambda: scan(session=session, code=badge(who), direction="in", by=cast.budi, nonce=nonce, at=at(9))


def test_eight_doors_make_one_presence():
    cast = assemble()
    made, (morning, _) = on_stage(cast)
    who = comes(made, "satu@contoh.example")
    results = at_once(*[door(cast, morning, who, f"pintu-{number}") for number in range(DOORS)])
    assert [one.fresh for one in results].count(True) == 1
    assert {one.mark.pk for one in results} == {AttendanceMark.objects.get().pk}


def test_one_scan_sent_eight_times_at_once_is_one():
    cast = assemble()
    made, (morning, _) = on_stage(cast)
    who = comes(made, "satu@contoh.example")
    results = at_once(*[door(cast, morning, who, "sama") for _ in range(DOORS)])
    assert [one.fresh for one in results] == [True] * DOORS
    assert standing(morning) == [(who.pk, "in")]


def test_who_cancels_in_that_moment_is_there_or_gone():
    cast = assemble()
    made, (morning, _) = on_stage(cast)
    for number in range(5):
        who = comes(made, f"{number}@contoh.example")
        one, _ = at_once(
            door(cast, morning, who, f"n{number}"),
            lambda who=who: perform(move="cancel", registration=who),
        )
        marked = AttendanceMark.objects.filter(registration=who).count()
        assert marked == (not isinstance(one, MarkRefused))
        assert Registration.objects.get(pk=who.pk).status == "cancelled"
