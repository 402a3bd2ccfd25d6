"""Reading a line: from bytes to an item, or to a sentence that says why not."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from articles.importing.fields import read_former_path, read_item, read_kind, read_moment, read_topics
from articles.importing.item import Rejected
from articles.importing.line import decode, identity

NOW = datetime(2026, 5, 8, 3, tzinfo=UTC)
JAKARTA = ZoneInfo("Asia/Jakarta")


def item(**more):
    return read_item({"id": "1", "title": "Judul", **more}, now=NOW, zone=JAKARTA)


def test_the_smallest_item():
    found = item()
    assert (found.key, found.title, found.kind, found.body) == (("portal lama", "1"), "Judul", "berita", "")
    assert found.notes == ("Tanpa tanggal; terbit pada saat impor.", "Isi kosong.")


def test_titles_stay_as_they_are_but_for_spaces():
    assert item(title=" RAPAT\u00a0KERJA\n" + "x" * 200).title == "RAPAT KERJA " + "x" * 200


def test_numbers_are_ids_too():
    assert identity({"id": 7, "source": "lama"}) == ("lama", "7")


@pytest.mark.parametrize("raw", [b"{", b"[1]", b'"x"', b"\xff{}", b"[" * 100_000, b"", b"{}" * 2])
def test_lines_that_are_no_object_are_refused(raw):
    with pytest.raises(Rejected, match="Baris ini"):
        decode(raw)


def test_a_byte_order_mark_is_no_obstacle():
    assert decode(b'\xef\xbb\xbf{"id": 1}\r\n') == {"id": 1}


@pytest.mark.parametrize(
    "change",
    [
        {"id": None},
        {"id": True},
        {"id": 1.5},
        {"id": " "},
        {"id": "x" * 201},
        {"source": "x" * 301},
        {"source": 3},
        {"title": ""},
        {"title": None},
        {"title": ["Judul"]},
        {"title": "\u200b"},
        {"summary": 3},
        {"byline": {}},
        {"unit": []},
        {"image": 1},
        {"kind": 1},
        {"topics": 1},
        {"topics": ["a", 1]},
        {"url": 5},
        {"url": "http://[x/"},
        {"url": "mailto:a@b.id"},
        {"url": "/" + "a" * 600},
        {"date": 20180508},
    ],
)
def test_wrong_fields_are_refused_with_a_sentence(change):
    with pytest.raises(Rejected) as refusal:
        item(**change)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2018-05-08", "2018-05-08T00:00:00+07:00"),
        ("2018-05-08T09:30:00", "2018-05-08T09:30:00+07:00"),
        ("2018-05-08T09:30:00Z", "2018-05-08T09:30:00+00:00"),
        ("2018-05-08 09:30:00+09:00", "2018-05-08T09:30:00+09:00"),
        ("Selasa, 8 Mei 2018", "2018-05-08T00:00:00+07:00"),
    ],
)
def test_dates(words, moment):
    assert read_moment(words, now=NOW, zone=JAKARTA) == (datetime.fromisoformat(moment), [])


@pytest.mark.parametrize(
    "words",
    [
        "kemarin",
        "2018-13-40",
        "0000-00-00",
        "1918-01-01",
        "0001-01-01",
        "2027-01-01",
        "9999-12-31T23:59:59-10:00",
    ],
)
def test_absurd_dates_are_refused(words):
    with pytest.raises(Rejected, match="Tanggal"):
        read_moment(words, now=NOW, zone=JAKARTA)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (None, "berita"),
        ("Berita", "berita"),
        ("Siaran Pers", "siaran-pers"),
        ("press_release", "siaran-pers"),
        ("Sambutan", "pidato"),
        ("announcement", "pengumuman"),
        ("Cek Fakta", "klarifikasi"),
        ("berita_foto", "foto"),
    ],
)
def test_rubriks_by_many_names(name, kind):
    assert read_kind(name) == (kind, [])


def test_an_unknown_rubrik_is_news_and_noted():
    assert read_kind("Serba-serbi") == (
        "berita",
        ["Rubrik “Serba-serbi” tidak dikenal; masuk sebagai berita."],
    )


def test_topics_as_a_list_or_with_commas():
    assert read_topics(["Arsip", " ", "-"]) == ("Arsip",)
    assert read_topics("Arsip, Layanan Publik") == ("Arsip", "Layanan Publik")


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://lama.example/baca/index/judul_lama#atas", "/baca/index/judul_lama"),
        ("http://lama.example/berita/judul%20panjang", "/berita/judul panjang"),
        ("/index.php?option=com_content&id=5", "/index.php?option=com_content&id=5"),
        ("https://lama.example/é a?q=é", "/%C3%A9%20a?q=%C3%A9"),
        ("lama.go.id/berita/1", "/berita/1"),
        ("index.php?id=5", "/index.php?id=5"),
    ],
)
def test_old_addresses_as_requests_spell_them(url, path):
    assert read_former_path(url) == (path, [])


@pytest.mark.parametrize("url", ["https://lama.example", "https://lama.example/#isi"])
def test_the_front_page_is_no_old_address(url):
    assert read_former_path(url) == ("", ["Alamat lama menunjuk ke beranda; tidak dialihkan."])
