"""Three hundred people at once for fifty places, on real processes."""

import os
import re
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from http.client import HTTPConnection
from threading import Barrier
from urllib.parse import urlencode, urlsplit

import pytest
from django.conf import settings
from django.db import connection

from events.models import Quota, Registration, RegistrationChange
from events.registering.links import link_token
from tests.events.registering import form
from tests.newsroom.web import Web

pytestmark = pytest.mark.slow

PLACES, PEOPLE, TWICE, AT_ONCE = 50, 300, 30, 60


@pytest.fixture
def web(tmp_path, transactional_db):
    server = urlsplit(os.environ["DATABASE_URL"])
    where = server._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    with ExitStack() as stack:
        started = Web(
            tmp_path,
            DATABASE_URL=where,
            SECRET_KEY=settings.SECRET_KEY,
            WEB_CONCURRENCY="3",
            REGISTRATION_FORMS_PER_NETWORK="100000",
            REGISTRATION_LETTERS_PER_NETWORK="100000",
        )
        stack.callback(started.close)
        started.await_answer()
        yield started


def rush(web, requests):
    """Send all posts, AT_ONCE of them at any time and the first ones in the same moment; their statuses."""
    start = Barrier(min(AT_ONCE, len(requests)))

    def send(numbered):
        number, (path, fields) = numbered
        if number < start.parties:
            start.wait(30)
        link = HTTPConnection("127.0.0.1", web.port, timeout=60)
        head = {"Host": "localhost", "Content-Type": "application/x-www-form-urlencoded"}
        try:
            link.request("POST", path, urlencode(fields), head)
            return link.getresponse().status
        finally:
            link.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(send, enumerate(requests)))


def states():
    return dict(Registration.objects.filter(arrival__isnull=False).values_list("arrival", "status"))


def test_fifty_of_three_hundred(web, cast):
    made = form(cast, capacity=PLACES)
    path = f"/agenda/{made.event.slug}/daftar/"
    drawn = re.search(rb'name="cap" value="([^"]+)"', web.get(path)[2])[1].decode()
    time.sleep(3.1)
    names = [f"orang{number}@contoh.example" for number in [*range(PEOPLE), *range(TWICE)]]
    posts = [(path, {"email": name, "name": f"Nama {name}", "cap": drawn}) for name in names]
    assert set(rush(web, posts)) == {200}
    assert Registration.objects.count() == PEOPLE
    assert Quota.objects.get().taken == 0

    links = [f"/pendaftaran/{link_token(one.nonce)}/" for one in Registration.objects.order_by("?")]
    clicks = [(link, {"langkah": "confirm"}) for link in [*links, *links[:TWICE]]]
    answers = rush(web, clicks)
    assert sorted(set(answers)) == [302, 409]
    assert answers.count(302) == PEOPLE
    wanted = {n: "confirmed" if n <= PLACES else "waiting" for n in range(1, PEOPLE + 1)}
    assert states() == wanted
    assert Quota.objects.get().taken == PLACES
    came = RegistrationChange.objects.filter(move__in=["confirm", "queue"]).order_by("pk")
    assert [line.registration.arrival for line in came.select_related("registration")] == [*wanted]

    leaving = Registration.objects.filter(arrival__lte=10).order_by("?")
    ends = [(f"/pendaftaran/{link_token(one.nonce)}/", {"langkah": "cancel"}) for one in leaving]
    assert set(rush(web, ends)) == {302}
    gone = dict.fromkeys(range(1, 11), "cancelled")
    offered = dict.fromkeys(range(PLACES + 1, PLACES + 11), "offered")
    assert states() == {**wanted, **gone, **offered}
    assert Quota.objects.get().taken == PLACES
