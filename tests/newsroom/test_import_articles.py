"""The whole way of an old item: from a line of a file to its public page."""

import json
import os
import signal
import subprocess
import sys
import time
from html.parser import HTMLParser
from io import StringIO
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from PIL import Image

from articles.actions.importing import Incoming
from articles.importing.body import literal_brackets, shown, visible
from articles.importing.fields import read_item
from articles.importing.item import OldItem
from articles.importing.line import decode
from articles.models import Article, Edition, FormerAddress, Publication
from audit.models import Entry
from library.models import Photo
from newsroom.importing.pictures import Pictures
from newsroom.importing.report import Report
from newsroom.importing.run import Import, Reader
from newsroom.importing.units import Units
from newsroom.management.commands.make_articles import item
from tests.cast import assemble


def write(folder, *lines, name="lama.jsonl"):
    path = folder / name
    path.write_bytes(
        b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines) + b"\n"
    )
    return path


def run(path, *options):
    out = StringIO()
    call_command("import_articles", str(path), *options, stdout=out)
    return out.getvalue()


def rejects(path):
    found = path.with_name(f"{path.stem}.rejects.jsonl")
    return [json.loads(line) for line in found.read_text().splitlines()] if found.exists() else []


class Words(HTMLParser):
    """The words of the article element of a page."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.depth, self.parts = 0, []

    def handle_starttag(self, tag, attrs):
        self.depth += tag == "article"

    def handle_endtag(self, tag):
        self.depth -= tag == "article"

    def handle_data(self, data):
        if self.depth:
            self.parts.append(data)


def words_of_page(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    words = Words()
    words.feed(response.content.decode())
    return visible("".join(words.parts))


@pytest.mark.slow
def test_every_paragraph_comes_back_on_its_public_page(cast, client, tmp_path):
    items = [item(number) for number in range(1, 301)]
    path = write(tmp_path, *items)
    assert "300 masuk, 0 sudah ada, 0 ditolak" in run(path, "--unit", "humas")
    addresses = dict(Article.objects.values_list("source_id", "address"))
    for one in items:
        page = words_of_page(client, addresses[str(one["id"])])
        body = one["body"]
        pieces = body if isinstance(body, list) else [shown(literal_brackets(body))]
        assert [piece for piece in pieces if visible(piece) not in page] == [], one["id"]
        assert visible(one["title"]) in page
        assert visible(one["summary"] or "") in page


def test_old_addresses_lead_to_the_new_ones(cast, client, tmp_path):
    run(
        write(
            tmp_path,
            {"id": 1, "title": "Satu", "date": "2018-05-08", "url": "https://lama.example/baca/satu%20dua#x"},
            {"id": 2, "title": "Dua", "date": "2018-05-08", "url": "/index.php?id=2&lang=é"},
        ),
        "--unit=humas",
    )
    for old, new in (
        ("/baca/satu%20dua", "/berita/2018/05/08/satu/"),
        ("/baca/satu%20dua?utm=1", "/berita/2018/05/08/satu/"),
        ("/index.php?id=2&lang=%C3%A9", "/berita/2018/05/08/dua/"),
    ):
        response = client.get(old)
        assert (response.status_code, response.get("Location")) == (301, new)
    assert client.get("/index.php?id=3").status_code == 404


def test_a_second_run_changes_nothing(cast, tmp_path):
    path = write(tmp_path, *(item(number) for number in range(1, 21)))
    run(path, "--unit=humas")
    before = list(Publication.objects.values_list("pk", "sha256"))
    assert "0 masuk, 20 sudah ada, 0 ditolak" in run(path, "--unit=humas")
    assert list(Publication.objects.values_list("pk", "sha256")) == before


def test_bad_lines_are_named_and_stop_nothing(cast, tmp_path):
    good = {"title": "Judul", "unit": "protokol", "source": "x"}
    path = write(
        tmp_path,
        {**good, "id": 1, "url": "/lama/1"},
        b"{broken",
        b"",
        b"\xff\xfe",
        {"id": 2},
        {**good, "id": 1},
        {**good, "id": 3, "url": "/lama/1"},
        {**good, "id": 4, "date": "2999-01-01"},
        {**good, "id": 5, "unit": "entah"},
        {**good, "id": 6, "image": "tidak-ada.jpg"},
        {**good, "id": 7, "image": "../rahasia.jpg"},
        {**good, "id": 8, "body": 5},
        {**good, "id": 9, "title": "Terakhir"},
    )
    assert "2 masuk, 0 sudah ada, 10 ditolak" in run(path)
    assert {row["line"]: row["reason"] for row in rejects(path)} == {
        2: "Baris ini bukan JSON yang utuh.",
        4: "Baris ini bukan UTF-8 (bita ke-1).",
        5: "Isian title wajib ada.",
        6: "Isian id ini ganda di dalam berkas.",
        7: "Alamat lama /lama/1 sudah dipakai berita lain.",
        8: "Tanggal 2999-01-01 masih di masa depan.",
        9: "Unit kerja “entah” tidak dikenal.",
        10: "Gambar tidak-ada.jpg tidak ditemukan.",
        11: "Gambar ../rahasia.jpg tidak berada di folder berkas impor.",
        12: "Isian body harus berupa HTML atau daftar paragraf.",
    }
    assert set(Article.objects.values_list("source_id", flat=True)) == {"1", "9"}


def test_what_a_line_points_at_cannot_stop_the_others(cast, tmp_path):
    (tmp_path / "lingkaran.jpg").symlink_to("lingkaran.jpg")
    os.mkfifo(tmp_path / "pipa.jpg")
    (tmp_path / "folder.jpg").mkdir()
    good = {"title": "Judul", "unit": "protokol"}
    images = ("lingkaran.jpg", "pipa.jpg", "folder.jpg", "x" * 400)
    path = write(
        tmp_path,
        {**good, "id": 1, "url": "/%00"},
        *({**good, "id": number, "image": name} for number, name in enumerate(images, start=2)),
        {**good, "id": 9},
    )
    assert "1 masuk, 0 sudah ada, 5 ditolak" in run(path)
    reasons = {row["line"]: row["reason"] for row in rejects(path)}
    assert reasons[1] == "Alamat lama “/%00” tidak dapat dibaca."
    assert reasons[2] == "Gambar lingkaran.jpg tidak ditemukan."
    assert reasons[3] == "Gambar pipa.jpg tidak ditemukan."
    assert reasons[4] == "Gambar folder.jpg tidak ditemukan."
    assert set(Article.objects.values_list("source_id", flat=True)) == {"9"}


def test_units_by_slug_name_or_short_name_else_the_one_given(cast, tmp_path):
    names = ["PROTOKOL", "biro protokol", "Biro Humas", "", "entah"]
    lines = [{"id": number, "title": "Judul", "unit": name} for number, name in enumerate(names)]
    run(write(tmp_path, *lines), "--unit", "humas")
    slugs = Article.objects.order_by("pk").values_list("unit__slug", flat=True)
    assert list(slugs) == ["protokol", "protokol", "humas", "humas", "humas"]


def test_a_dry_run_says_the_same_and_keeps_nothing(cast, tmp_path):
    lines = [
        *(item(number) for number in range(1, 251)),
        item(1),
        b"{",
        {"id": "x", "title": "y", "url": item(3)["url"]},
    ]
    Image.new("RGB", (400, 400)).save(tmp_path / "foto.png")
    path = write(tmp_path, *lines, {"id": "foto", "title": "Foto", "image": "foto.png"})
    dry = run(path, "--unit=humas", "--dry-run")
    refused = rejects(path)
    assert "Uji coba" in dry
    assert [model.objects.count() for model in (Article, Edition, FormerAddress, Photo, Entry)] == [0] * 5
    assert "251 masuk" in dry
    assert "251 masuk" in run(path, "--unit=humas")
    assert rejects(path) == refused
    assert len(refused) == 3


def test_a_picture_beside_the_file_comes_with_its_item(cast, client, tmp_path):
    (tmp_path / "gambar").mkdir()
    Image.new("RGB", (640, 480), "navy").save(tmp_path / "gambar" / "a.jpg")
    line = {"title": "Bergambar", "image": "gambar/a.jpg", "date": "2018-05-08"}
    path = write(
        tmp_path, {**line, "id": 1}, {**line, "id": 2}, {**line, "id": 3, "image": "http://x.id/a.jpg"}
    )
    run(path, "--unit=humas")
    photo = Photo.objects.get()
    leads = [one.content["lead"] for one in Publication.objects.order_by("pk")]
    assert [lead and lead["photo"] for lead in leads] == [photo.token, photo.token, None]
    assert photo.path in client.get("/berita/2018/05/08/bergambar/").content.decode()


def test_a_file_that_is_no_picture_is_refused(cast, tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"<svg/>")
    path = write(tmp_path, {"id": 1, "title": "Judul", "image": "a.jpg"})
    assert "0 masuk, 0 sudah ada, 1 ditolak" in run(path, "--unit=humas")
    assert rejects(path)[0]["reason"] == "a.jpg: Berkas ini bukan foto JPEG, PNG, atau WebP."


@pytest.mark.parametrize(
    ("file", "options"),
    [
        ("tidak-ada.jsonl", []),
        ("lama.jsonl", ["--unit", "entah"]),
        ("lama.jsonl", ["--by", "sari@example.test"]),
    ],
)
def test_what_cannot_begin_says_so(cast, tmp_path, file, options):
    write(tmp_path, {"id": 1, "title": "Judul"})
    with pytest.raises(CommandError):
        run(tmp_path / file, *options)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_killed_run_goes_on_where_it_stopped(tmp_path):
    assemble()
    path = tmp_path / "lama.jsonl"
    call_command("make_articles", 3000, str(path), stdout=StringIO())
    process = subprocess.Popen(
        [sys.executable, "manage.py", "import_articles", str(path), "--unit", "humas"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": this_database()},
        stdout=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while Article.objects.count() < 400 and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    wait_until_alone()
    done = Article.objects.count()
    assert 400 <= done < 3000
    assert done == Publication.objects.count()
    assert f"{3000 - done} masuk, {done} sudah ada, 0 ditolak" in run(path, "--unit=humas")
    assert Article.objects.count() == Publication.objects.count() == 3000


def this_database():
    """The address of the test database, for another process."""
    here = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(here._replace(path=f"/{connection.settings_dict['NAME']}"))


def wait_until_alone():
    """The server may still be finishing what the killed process had asked of it."""
    with connection.cursor() as cursor:
        for _ in range(200):
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
            if cursor.fetchone()[0] == 1:
                return
            time.sleep(0.05)


def test_what_another_run_brought_in_meanwhile_is_refused_alone(cast, tmp_path):
    path = write(tmp_path, {"id": 1, "title": "Satu"})
    run(path, "--unit=humas")
    with Report(path) as report:
        pictures = Pictures(tmp_path, dry_run=False)
        late = Import(
            Reader(decode, read_item),
            by=cast.ratna,
            units=Units("humas"),
            pictures=pictures,
            report=report,
            dry_run=False,
        )
        late.write(
            [(number, Incoming(OldItem(id=str(number), title="Judul"), cast.humas)) for number in (1, 2)]
        )
    assert (report.imported, report.rejected) == (1, 1)
    assert rejects(path)[0]["reason"].startswith("Basis data menolak: ")
    assert Article.objects.count() == 2
