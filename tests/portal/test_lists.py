import pytest

from articles.content import topics
from portal import paging
from tests.portal.public import SECRET, corrected, draft, published

pytestmark = pytest.mark.django_db

QUERIES = [("/berita/", 1), ("/topik/media/", 1), ("/unit/humas/", 2), ("/ralat/", 1)]


def titles(response):
    return [publication.card["title"] for publication in response.context["page"].items]


@pytest.mark.parametrize("kind", ["berita", "siaran-pers", "pidato", "pengumuman", "klarifikasi"])
def test_empty_rubrik_is_kind(client, kind):
    assert "Belum ada berita di sini." in client.get(f"/{kind}/").content.decode()


def test_rubrik_lists_its_own_kind_newest_first(client, cast):
    published(cast, "Lama")
    published(cast, "Baru")
    published(cast, "Pidato Menteri", kind="pidato")
    draft(cast)
    assert titles(client.get("/berita/")) == ["Baru", "Lama"]


def test_pages_follow_each_other_without_gap_or_repeat(client, cast, monkeypatch):
    for number in range(5):
        published(cast, f"Berita {number}")
    monkeypatch.setattr(paging.page, "__defaults__", (2, "first_published_at"))
    found, address = [], "/berita/"
    while address:
        response = client.get(address)
        found += titles(response)
        older = response.context["page"].older
        address = older and f"/berita/{older}"
    assert found == [f"Berita {number}" for number in (4, 3, 2, 1, 0)]


@pytest.mark.parametrize("mark", ["kemarin", "1", "1-", "-", "1-2-3", "9" * 50 + "-1"])
def test_bad_mark_answers_404(client, mark):
    assert client.get("/berita/", {"sebelum": mark}).status_code == 404


def test_topic_shows_its_name_and_articles(client, cast):
    published(cast, "Tentang Media", topics=topics(["Media sosial"]))
    response = client.get("/topik/media-sosial/")
    assert titles(response) == ["Tentang Media"]
    assert response.context["name"] == "Media sosial"


def test_topic_of_drafts_alone_is_unknown(client, cast):
    draft(cast)
    assert client.get("/topik/rahasia/").status_code == 404


def test_unit_page_lists_its_articles(client, cast):
    published(cast, "Dari Humas")
    response = client.get("/unit/humas/")
    assert titles(response) == ["Dari Humas"]
    assert "Biro Hubungan Masyarakat" in response.content.decode()


def test_unit_with_nothing_public_is_unknown(client, cast):
    assert client.get("/unit/protokol/").status_code == 404


def test_all_corrections_are_listed_with_their_notes(client, cast):
    publication = published(cast, "Sesi Berbagi")
    corrected(cast, publication, note="Angka dibetulkan.")
    draft(cast)
    shown = client.get("/ralat/").content.decode()
    assert "Angka dibetulkan." in shown
    assert SECRET not in shown


def test_no_corrections_yet(client):
    assert "Belum ada ralat." in client.get("/ralat/").content.decode()


@pytest.mark.parametrize(("address", "queries"), QUERIES)
@pytest.mark.parametrize("items", [1, 3])
def test_queries_do_not_grow_with_the_list(client, cast, address, queries, items, django_assert_num_queries):
    for number in range(items):
        corrected(cast, published(cast, f"Berita {number}", topics=topics(["Media"])))
    with django_assert_num_queries(queries):
        client.get(address)
