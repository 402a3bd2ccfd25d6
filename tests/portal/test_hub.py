"""WebSub: the hub of the settings hears of what came and what went, once, and nobody else is called."""

import time
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

import pytest
from django.core.management import call_command
from django.db.models import F

from articles.actions.importing import Incoming, import_items
from articles.clock import database_now
from articles.content import topics
from articles.importing.item import OldItem
from articles.models import Publication
from notices.models import Ping
from notices.pinging import deliver_pings, forget_pings, queue_pings
from portal.feeds import changes, hub
from tests.cast import approved, move
from tests.portal.public import draft, hat, published, scheduled, speaker

pytestmark = pytest.mark.django_db(transaction=True)


class Hub(ThreadingHTTPServer):
    """Remembers what it was told; answers with `status`, and `location` where it is set."""

    status, location = 204, ""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Ear)
        self.heard = []

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}/hub"


class Ear(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append((self.path, parse_qs(body.decode())))
        self.send_response(self.server.status)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_POST

    def log_message(self, *words):
        pass


def serving():
    server = Hub()
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def heard(settings, monkeypatch):
    """The hub of the settings; nobody waits for kept pages to settle."""
    monkeypatch.setattr(changes, "SETTLED", changes.SETTLED * 0)
    for server in serving():
        settings.WEBSUB_HUB = server.address
        settings.SITE_URL = "https://humas.contoh.example"
        yield server


other_hub = pytest.fixture(serving)


def work():
    call_command("worker", "--once")


def test_a_release_is_told_once_with_every_feed_that_shows_it(heard, cast):
    person = speaker(cast)
    published(cast, topics=topics(["Media sosial"]), speakers=[hat(person)])
    work()
    work()
    [(path, told)] = heard.heard
    assert (path, told["hub.mode"]) == ("/hub", ["publish"])
    places = ["", "berita/", "unit/humas/", "topik/media-sosial/", "narasumber/haryo-nugroho/"]
    forms = ["rss.xml", "atom.xml", "feed.json"]
    assert told["hub.url"] == [
        f"https://humas.contoh.example/feed/{place}{form}" for place in places for form in forms
    ]


def test_what_is_told_is_a_feed(heard, client, cast):
    published(cast, topics=topics(["Media sosial"]))
    work()
    for address in heard.heard[0][1]["hub.url"]:
        answer = client.get(address.removeprefix("https://humas.contoh.example"))
        assert answer.status_code == 200
        assert answer["Link"] == f'<{heard.address}>; rel="hub", <{address}>; rel="self"'


def test_a_withdrawal_is_told(heard, cast):
    publication = published(cast)
    work()
    move("withdraw", publication.edition, cast.ratna, comment="Memuat data pribadi warga.")
    work()
    assert len(heard.heard) == 2
    assert heard.heard[1][1]["hub.url"][0] == "https://humas.contoh.example/feed/rss.xml"


def test_a_schedule_is_told_when_its_second_comes(heard, cast):
    edition = approved(cast)
    due = database_now() + timedelta(seconds=1.5)
    move("schedule", edition, cast.rina, at=due)
    work()
    assert heard.heard == []
    time.sleep((due - database_now()).total_seconds() + 0.05)
    work()
    assert len(heard.heard) == 1


def test_what_is_not_public_is_told_nobody(heard, cast):
    draft(cast)
    scheduled(cast)
    approved(cast)
    work()
    assert heard.heard == []
    assert not Ping.objects.exists()


def test_a_change_settles_before_it_is_told(heard, cast, monkeypatch):
    published(cast)
    monkeypatch.setattr(changes, "SETTLED", changes.LATEST / 1000)
    work()
    assert heard.heard == []


def test_a_hub_that_fails_is_asked_again_later(heard, cast):
    published(cast)
    heard.status = 503
    work()
    ping = Ping.objects.get()
    assert (ping.attempts, ping.told_at) == (1, None)
    assert "503" in ping.last_error
    work()
    assert len(heard.heard) == 1  # it waits first
    heard.status = 202
    Ping.objects.update(leased_until=F("created_at"))
    work()
    ping.refresh_from_db()
    assert ping.told_at is not None
    assert len(heard.heard) == 2


def test_after_the_last_attempt_it_rests(heard, cast):
    published(cast)
    heard.status = 500
    for _ in range(10):
        work()
        Ping.objects.update(leased_until=F("created_at"))
    assert len(heard.heard) == 8
    assert Ping.objects.get().parked_at is not None


def test_nobody_is_called_but_the_hub_of_the_settings(heard, other_hub, cast):
    published(cast)
    heard.status, heard.location = 307, other_hub.address
    work()
    heard.status = 302
    Ping.objects.update(leased_until=F("created_at"))
    work()
    assert other_hub.heard == []
    assert [path for path, _ in heard.heard] == ["/hub", "/hub"]
    assert Ping.objects.get().told_at is None


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/", "http://127.0.0.1:x/", "hub"])
def test_what_is_no_web_address_is_never_opened(heard, cast, settings, address):
    published(cast)
    settings.WEBSUB_HUB = address
    work()
    assert Ping.objects.get().last_error != ""


@pytest.mark.parametrize("address", ["file:///etc/passwd", "hub", "https://"])
def test_such_an_address_stops_the_house(settings, address):
    settings.WEBSUB_HUB = address
    assert [found.id for found in hub.hub_is_an_address()] == ["portal.E003"]
    settings.WEBSUB_HUB = "https://hub.contoh.example/"
    assert hub.hub_is_an_address() == []


def test_without_a_hub_nothing_happens(heard, client, cast, settings):
    settings.WEBSUB_HUB = ""
    published(cast)
    work()
    assert heard.heard == []
    assert not Ping.objects.exists()
    assert "Link" not in client.get("/feed/rss.xml").headers


def test_an_import_is_no_news(heard, cast):
    item = OldItem(id="1", title="Judul Lama", moment=database_now() - timedelta(hours=1), body="<p>Isi.</p>")
    import_items(incoming=[Incoming(item, cast.humas)], by=cast.ratna)
    work()
    assert Publication.objects.published().count() == 1
    assert heard.heard == []


def test_two_workers_tell_it_once(heard, cast):
    published(cast)
    found = changes.changes()
    assert len(found) == 1
    queue_pings(found)
    queue_pings(found)
    assert deliver_pings(hub.tell) == 1
    assert deliver_pings(hub.tell) == 0
    assert len(heard.heard) == 1


def test_old_pings_are_forgotten(heard, cast):
    published(cast)
    work()
    forget_pings(now=database_now() + changes.LATEST * 8)
    assert not Ping.objects.exists()


@pytest.mark.parametrize("items", [1, 3])
def test_looking_for_changes_takes_two_queries(heard, cast, items, django_assert_num_queries):
    for number in range(items):
        published(cast, f"Berita {number}")
    with django_assert_num_queries(2):
        assert len(changes.changes()) == items
