"""Kept pages on real processes: nothing shows before its time or after its end, database or not."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from PIL import Image

from articles.content import document_words, lead_words, topics
from articles.models import Article
from library.actions import add_photo
from newsroom import postgres
from portal.sharing.cards import address_of
from tests import cast as people
from tests.cast import approved, move
from tests.library.papers import a_document
from tests.newsroom.crawl import crawl
from tests.newsroom.web import ROOT, Web
from tests.portal.public import corrected, event, published, speaker
from text.slugs import slugify_title

pytestmark = pytest.mark.slow

BELL = "lonceng"  # searched for: a page may repeat what was asked, never what stands beside it
EFFECT_SECONDS = 1.0
HUNG_SECONDS = 4.0  # a question takes two, an attempt to connect as many
PREPARE = "from tests.newsroom.test_kept_pages import prepare; prepare()"


def words(secret, **more):
    """A text with its secret, no word of any language, in every part that pages and addresses are made of."""
    return {
        "title": f"Judul {secret}",
        "summary": f"Ringkasan {secret}.",
        "body": f"<p>{BELL} {secret} di sini.</p>",
        "topics": topics([f"Topik {secret}", "Media"]),
        **more,
    }


def photo(cast, secret):
    file = BytesIO()
    Image.new("RGB", (700, 400), "teal").save(file, "JPEG")
    size = file.tell()
    file.seek(0)
    return add_photo(
        file=file, size=size, caption=secret, alt=secret, credit="Humas", unit=cast.humas, by=cast.sari
    )


def paper(cast, secret):
    """A document whose title and bytes hold the secret, as the content of a text names it."""
    return document_words(a_document(cast, f"Lampiran {secret}", raw=f"{secret} di lampiran.".encode()))


def lying_at(document):
    return f"/dokumen/{document['id']}/{slugify_title(document['title'])}.txt"


def withdraw(cast, article):
    edition = article.editions.order_by("-number").first()
    move("withdraw", edition, cast.ratna, comment="Memuat data pribadi warga.")


@pytest.fixture
def two(tmp_path, transactional_db, cast):
    """Two web processes over one database and one data folder."""
    settings.MEDIA_ROOT = tmp_path / "media"
    server = urlsplit(os.environ["DATABASE_URL"])
    where = server._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    with ExitStack() as stack:
        webs = [Web(tmp_path, DATABASE_URL=where) for _ in range(2)]
        for web in webs:
            stack.callback(web.close)
        for web in webs:
            web.await_answer()
        yield webs


def everything(webs, seeds):
    """What both processes answer everywhere: (address, status, text)."""
    return [(address, *said) for web in webs for address, said in crawl(web, seeds).items()]


def told(answers, secret):
    return sorted({address for address, _status, text in answers if secret in address + text})


def test_no_word_shows_before_its_time_or_after_its_end(two, cast):
    opened = published(cast, **words("terbukazx"))
    speaker(cast, "Haryo terbukazx")
    event(cast, "Kegiatan terbukazx")
    seeds = [f"/cari/?q={BELL}", f"/cari/saran/?q={BELL}", f"/api/v1/articles?q={BELL}", "/topik/media/"]
    assert told(everything(two, seeds), "terbukazx")  # and now both are warm

    embargoed = photo(cast, "embargozx")
    papers = {name: paper(cast, name) for name in ("embargozx", "terjadwalzx", "ditarikzx", "digantikanzx")}
    shown = {name: {"documents": [one]} for name, one in papers.items()}
    lead = lead_words(embargoed, "embargozx", "embargozx", "Humas")
    approved(cast, **words("embargozx", lead=lead, **shown["embargozx"]))
    people.changes_requested(cast, **words("dikembalikanzx", documents=[paper(cast, "dikembalikanzx")]))
    speaker(cast, "Haryo rahasiazx", released=False)
    event(cast, "Kegiatan rahasiazx", released=False)
    soon = approved(cast, **words("terjadwalzx", **shown["terjadwalzx"]))
    due = timezone.now() + timedelta(seconds=120)
    move("schedule", soon, cast.rina, at=due)
    gone = published(cast, **words("ditarikzx", **shown["ditarikzx"]))
    older = published(cast, **words("digantikanzx", **shown["digantikanzx"]))
    corrected(cast, older, **words("penggantizx", documents=[paper(cast, "penggantizx")]))
    future = Article.objects.get(pk=soon.article_id).address
    seeds += [future, gone.address, f"/media/{embargoed.token}", f"/media/{embargoed.token}/320.webp"]
    before = everything(two, seeds)
    assert told(before, "ditarikzx")
    assert told(before, "penggantizx")
    assert lying_at(papers["ditarikzx"]) in told(before, "ditarikzx di lampiran")
    assert told(before, "penggantizx di lampiran")

    withdraw(cast, gone.article)
    time.sleep(EFFECT_SECONDS)
    answers = everything(two, seeds)
    for web in two:
        said = {name: web.get(lying_at(one))[::2] for name, one in papers.items()}
        assert [status for status, _body in said.values()] == [404, 404, 410, 410]
        assert all(name.encode() not in body for name, (_status, body) in said.items())
    assert timezone.now() < due, "the crawl took longer than the schedule allows"
    for secret in ("embargozx", "dikembalikanzx", "rahasiazx", "terjadwalzx"):
        assert [one for one in told(answers, secret) if one != future] == []
    stood = [gone.address, f"/en{gone.address}"]
    assert told(answers, "ditarikzx") == stood  # the address itself, which answers with the reason
    assert {status for address, status, _ in answers if address in stood} == {410}
    assert all("ditarik di sini" not in text for _, _, text in answers)
    kept_open = f"{older.address}versi/1/"
    faces = (kept_open, f"/en{kept_open}")
    assert all("digantikan di sini" not in text for address, _, text in answers if address not in faces)
    assert {status for address, status, _ in answers if address in (future, *seeds[-2:])} == {404}

    withdraw(cast, opened.article)
    withdraw(cast, older.article)
    time.sleep(EFFECT_SECONDS)
    last = everything(two, [*seeds, kept_open, opened.address])
    for gone_word in ("terbuka di sini", "digantikan di sini", "pengganti di sini"):
        assert all(gone_word not in text for _, _, text in last)


def test_a_schedule_and_a_withdrawal_take_effect_on_both_within_a_second(two, cast):
    published(cast, "Berita lama")
    edition = approved(cast, title="Berita terjadwal")
    due = timezone.now() + timedelta(seconds=2)
    move("schedule", edition, cast.rina, at=due)
    address = Article.objects.get(pk=edition.article_id).address

    while timezone.now() < due - timedelta(seconds=0.1):
        for web in two:
            assert b"Berita terjadwal" not in web.get("/")[2]
            assert web.get(address)[0] == 404
    time.sleep(max(0, (due - timezone.now()).total_seconds()) + EFFECT_SECONDS)
    for web in two:
        assert b"Berita terjadwal" in web.get("/")[2]
        assert web.get(address)[0] == 200

    withdraw(cast, edition.article)
    time.sleep(EFFECT_SECONDS)
    for web in two:
        assert b"Berita terjadwal" not in web.get("/")[2]
        assert web.get(address)[0] == 410


def prepare():
    """Run inside the newsroom under test: three public articles with photos; prints the addresses.

    The second is the oldest, so without the third the first is the main one of the front page.
    """
    cast = people.assemble()
    shown = [photo(cast, f"Foto {number}") for number in range(3)]
    unread, read, gone = (
        published(cast, f"Berita {number}", lead=lead_words(shown[number], "Aula", "Aula", "Humas"))
        for number in (1, 0, 2)
    )
    made = [read, unread, gone]
    pictures = [f"/media/{one.token}/k320.webp" for one in shown]
    sys.stdout.write(json.dumps([[one.address for one in made], pictures, [*map(address_of, made)]]))


def withdraw_the_last():
    article = Article.objects.order_by("pk").last()
    people_by_name = {person.name: person for person in type(article.started_by).objects.all()}
    edition = article.editions.get()
    move("withdraw", edition, people_by_name["Ratna"], comment="Memuat data pribadi warga.")


class Newsroom:
    """A database server and a web process of their own."""

    def __init__(self, data):
        data.mkdir()
        self.server = postgres.Server(data, durable=False)
        self.server.start()
        self.web = Web(data, DATABASE_URL=postgres.url(data))
        self.manage("migrate", "-v", "0")

    def manage(self, *arguments):
        command = [sys.executable, ROOT / "manage.py", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.web.environment, capture_output=True, check=True)
        return done.stdout.decode()

    def run(self, code):
        return self.manage("shell", "-v", "0", "-c", code)

    def close(self):
        self.web.close()
        self.server.stop()


def test_pages_outlive_the_database_and_heal_by_themselves(tmp_path):
    with ExitStack() as stack:
        room = Newsroom(tmp_path / "ruang")
        stack.callback(room.close)
        (read, unread, gone), pictures, cards = json.loads(room.run(PREPARE).splitlines()[-1])
        web = room.web
        web.await_answer()
        for address in ("/", "/berita/", "/agenda/", read, gone):
            assert web.get(address)[1]["newsroom-cache"] == "miss"
        for address in (pictures[0], pictures[2], cards[0], cards[2]):
            assert web.get(address)[0] == 200
        room.run("from tests.newsroom.test_kept_pages import withdraw_the_last; withdraw_the_last()")
        time.sleep(EFFECT_SECONDS)
        for address in ("/", "/berita/", read, pictures[0], cards[0]):
            assert web.get(address)[0] == 200
        assert pictures[0] in web.get("/")[2].decode()
        assert [web.get(address)[0] for address in (pictures[2], cards[2])] == [404, 404]

        room.server.stop()
        time.sleep(EFFECT_SECONDS)
        check_without_database(web, read, unread, gone)
        check_pictures_without_database(web, pictures, cards)
        web.end()
        web.start()
        web.await_answer()
        check_without_database(web, read, unread, gone)
        check_pictures_without_database(web, pictures, cards)

        room.server.start()
        time.sleep(2 * EFFECT_SECONDS)
        for address in ("/", read, unread, pictures[0], pictures[1], cards[1]):
            status, headers, _ = web.get(address)
            assert status == 200
            assert "newsroom-stale" not in headers


def processes_of(server):
    """The server of this test and its children, by id."""
    first = int((server.cluster / "postmaster.pid").read_text().split()[0])
    below = Path(f"/proc/{first}/task/{first}/children").read_text().split()
    return [first, *map(int, below)]


def test_pages_outlive_a_database_that_hangs(tmp_path):
    with ExitStack() as stack:
        room = Newsroom(tmp_path / "ruang")
        stack.callback(room.close)
        room.web.await_answer()
        assert room.web.get("/")[0] == 200
        stopped = processes_of(room.server)

        def go_on():
            for process in stopped:
                with suppress(ProcessLookupError):  # whom the web left, ends when it goes on
                    os.kill(process, signal.SIGCONT)

        stack.callback(go_on)
        for process in stopped:
            os.kill(process, signal.SIGSTOP)
        time.sleep(EFFECT_SECONDS)
        for _ in range(4):
            began = time.monotonic()
            status, headers, _ = room.web.get("/")
            assert (status, headers["newsroom-stale"]) == (200, "1")
            assert room.web.get("/agenda/")[0] == 503
            assert time.monotonic() - began < HUNG_SECONDS
            time.sleep(EFFECT_SECONDS)
        go_on()
        time.sleep(3 * EFFECT_SECONDS)
        assert "newsroom-stale" not in room.web.get("/")[1]


def check_without_database(web, read, unread, gone):
    """What was read is answered and says that it is old; what left the portal is not."""
    for address in ("/", "/berita/", read):
        status, headers, body = web.get(address)
        assert (status, headers["newsroom-stale"], headers["newsroom-cache"]) == (200, "1", "stale")
        assert b"Berita 2" not in body
    for address in (
        unread,
        gone,
        "/agenda/",
        "/tidak-pernah-ada/",
    ):  # the agenda was drawn before the withdrawal
        status, headers, body = web.get(address)
        assert (status, headers["retry-after"]) == (503, "10")
        assert "Sebentar lagi kembali" in body.decode()
    assert b"Back shortly" in web.get("/en/agenda/")[2]
    assert web.get("/redaksi/", Cookie="sessionid=apa-saja")[0] == 503


def check_pictures_without_database(web, pictures, cards):
    """The first was seen and is public, the second was never asked for, the third was withdrawn."""
    for kept, unseen, withdrawn in (pictures, cards):
        status, headers, body = web.get(kept)
        assert (status, headers["newsroom-stale"], headers["newsroom-cache"]) == (200, "1", "stale")
        assert Image.open(BytesIO(body)).width in (320, 1200)
        for address in (unseen, withdrawn):
            assert web.get(address)[0] == 503
    assert web.get(pictures[0].replace("k320.webp", "640.jpg"))[0] == 200
