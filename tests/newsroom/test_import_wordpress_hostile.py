"""WordPress exports that are broken, odd, hostile or cut short: refused in a sentence, or read whole."""

import os
import signal
import subprocess
import sys
import time
from html import escape
from itertools import pairwise

import pytest
from django.conf import settings
from django.core.management import CommandError

from articles.models import Article, Publication
from tests.cast import assemble
from tests.newsroom.test_import_articles import this_database, wait_until_alone
from tests.newsroom.test_import_wordpress import rows, run, write
from tests.newsroom.wordpress import FOOT, HEAD, cdata, export, post

LAUGHS = (
    '<!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise("abcdefghi"))
    + "]>"
)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Berkas XML ini tidak utuh: baris 1, kolom 1 (no element found)."),
        (b"bukan xml", "Berkas XML ini tidak utuh: baris 1, kolom 1 (syntax error)."),
        (b"<html></html>", "Berkas ini bukan ekspor WordPress (WXR 1.1 atau 1.2)."),
        (b"<rss><channel></channel></rss>", "Berkas ini bukan ekspor WordPress (WXR 1.1 atau 1.2)."),
        (export(post(1)).replace(b"_version>1.2", b"_version>9.9"), "Berkas ini bukan ekspor WordPress"),
        (export(post(1), post(2))[:-60], "tidak utuh"),
        (export(post(1), "<b></c>"), "(mismatched tag)"),
        (export(post(1)).replace(b"Isi berita", b"Isi \xe9 berita"), "(not well-formed (invalid token))"),
        (b'<?xml version="1.0" encoding="entah"?><rss/>', "Pengodean berkas ini tidak dikenal"),
        (f"{LAUGHS}<rss>&i;</rss>".encode(), "memuat DOCTYPE"),
        (
            b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>',
            "memuat DOCTYPE",
        ),
        (b'<!DOCTYPE r SYSTEM "http://lain.example/x.dtd"><rss/>', "memuat DOCTYPE"),
        (export(post(1, "&entah;", title="&entah;")), "(undefined entity)"),
        (
            export(post(1))
            .replace(b"https://lama.example</wp", b"</wp")
            .replace(b"<link>https://lama.example</link>", b""),
            "alamat situsnya",
        ),
    ],
)
def test_a_broken_or_hostile_file_is_refused_in_a_sentence(cast, tmp_path, content, sentence):
    started = time.monotonic()
    with pytest.raises(CommandError) as refusal:
        run(write(tmp_path, content), "--unit=humas")
    assert sentence in str(refusal.value)
    assert Article.objects.count() == 0
    assert time.monotonic() - started < 5


def test_control_characters_and_other_encodings_are_read(cast, tmp_path):
    odd = export(post(1, "Satu", "Kata\x08an\x0bdua \x1f ya — é"))
    run(write(tmp_path, odd), "--unit=humas")
    assert Publication.objects.get().content["body"] == "<p>Kataan dua ya — é</p>"
    wide = export(post(2, "Dua", "Ya — é")).decode().replace('"UTF-8"', '"UTF-16"').encode("utf-16")
    assert "1 masuk" in run(write(tmp_path, wide, "lebar.xml"), "--unit=humas")
    latin = export(post(3, "Tiga", "Caf\xe9")).decode().replace('"UTF-8"', '"ISO-8859-1"').encode("latin-1")
    assert "1 masuk" in run(write(tmp_path, latin, "latin.xml"), "--unit=humas")
    assert Publication.objects.order_by("pk").last().content["body"] == "<p>Café</p>"


def test_an_item_that_is_too_long_is_refused_alone(cast, tmp_path):
    path = write(tmp_path, export(post(1, content="kata " * 2_000_000), post(2, "Dua")))
    assert "1 masuk, 0 sudah ada, 1 ditolak" in run(path, "--unit=humas")
    assert rows(path, "rejects")[0]["reason"] == "Item ini lebih panjang dari 8 MB."


def test_a_tag_without_end_is_refused_before_it_fills_the_memory(cast, tmp_path):
    path = tmp_path / "panjang.xml"
    with path.open("w") as file:
        file.write(HEAD + "<x a='")
        for _ in range(40):
            file.write("y" * 1024 * 1024)
        file.write("'/>" + FOOT)
    with pytest.raises(CommandError, match="terlalu panjang"):
        run(path, "--unit=humas")


def test_words_of_the_old_portal_cannot_become_markup(cast, client, tmp_path):
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    run(
        write(
            tmp_path,
            export(
                post(
                    1,
                    escape(evil),
                    evil + "Isi",
                    excerpt__encoded=cdata(escape(evil)),
                    terms=[("post_tag", "x", escape(evil))],
                )
            ),
        ),
        "--unit=humas",
    )
    html = client.get(Article.objects.get().address).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_the_spaces_of_names_may_be_secure_ones(cast, tmp_path):
    secure = export(post(1)).replace(b'"http://wordpress', b'"https://wordpress')
    assert "1 masuk" in run(write(tmp_path, secure), "--unit=humas")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_killed_run_goes_on_where_it_stopped(tmp_path):
    assemble()
    path = write(tmp_path, export(*(post(number, f"Judul {number}") for number in range(1, 3001))))
    process = subprocess.Popen(
        [sys.executable, "manage.py", "import_wordpress", str(path), "--unit", "humas"],
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
    assert f"{3000 - done} masuk, {done} sudah ada, 0 ditolak" in run(path, "--unit=humas")
    assert Article.objects.count() == Publication.objects.count() == 3000
