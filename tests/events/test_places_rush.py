"""Places when many confirm in the same moment, each on a line of their own to the database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from events.actions import confirm, perform
from events.models import Quota, Registration
from tests.cast import assemble
from tests.events.registering import asks, form

pytestmark = pytest.mark.django_db(transaction=True)

PLACES, PEOPLE = 5, 24


def at_once(work, registrations):
    """Do something with each registration in one moment; what it left, or the name of the error."""
    start = Barrier(len(registrations))

    def one(registration):
        start.wait(30)
        try:
            return work(registration).status
        except Exception as error:
            return type(error).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(registrations)) as pool:
        return sorted(pool.map(one, registrations))


def test_all_at_once():
    made = form(assemble(), capacity=PLACES)
    asked = [asks(made, f"orang{number}@contoh.example") for number in range(PEOPLE)]
    done = at_once(lambda one: confirm(registration=one), asked)
    assert done == ["confirmed"] * PLACES + ["waiting"] * (PEOPLE - PLACES)
    in_order = Registration.objects.order_by("arrival").values_list("arrival", "status")
    assert [*in_order] == [
        (number, "confirmed" if number <= PLACES else "waiting") for number in range(1, PEOPLE + 1)
    ]
    assert Quota.objects.get().taken == PLACES
    leaving = list(Registration.objects.filter(status="confirmed"))
    assert at_once(lambda one: perform(move="cancel", registration=one), leaving) == ["cancelled"] * PLACES
    offered = Registration.objects.filter(status="offered").order_by("arrival")
    assert [one.arrival for one in offered] == [*range(PLACES + 1, 2 * PLACES + 1)]


def test_one_click_of_many_counts():
    made = form(assemble(), capacity=PLACES)
    asked = asks(made, "bunga@contoh.example")
    assert at_once(lambda one: confirm(registration=one), [asked] * 8) == ["Stale"] * 7 + ["confirmed"]
    assert Quota.objects.get().taken == 1
