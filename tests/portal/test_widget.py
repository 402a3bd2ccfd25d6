import pytest

from tests.portal.elsewhere import HOSTILE, WORD, unseen
from tests.portal.public import published

pytestmark = pytest.mark.django_db

ADDRESSES = ["/widget/", "/widget/data.json"]
BAD = [
    "rubrik=cuaca",
    "unit=%00",
    "unit=" + "a" * 200,
    "unit=a/b",
    "jumlah=0",
    "jumlah=21",
    "jumlah=-1",
    "jumlah=1e3",
    "jumlah=" + "9" * 1000,
    "jumlah=٣",
    "warna=merah",
    "%00=1",
]


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://humas.contoh.example"


def titles(client, query=""):
    return [item["title"] for item in client.get(f"/widget/data.json{query}").json()["items"]]


def test_only_the_widget_may_stand_in_a_frame(client, cast):
    published(cast)
    framed = client.get("/widget/")
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert "script-src 'self'" in framed["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed
    for address in ("/", "/widget/panduan/", "/berita/"):
        other = client.get(address)
        assert "frame-ancestors 'none'" in other["Content-Security-Policy"]
        assert other["X-Frame-Options"] == "DENY"


def test_the_widget_leads_to_the_articles(client, cast):
    article = published(
        cast, HOSTILE, kind="klarifikasi", fields={"claim": "K", "verdict": "Hoaks", "evidence": "B"}
    )
    shown = client.get("/widget/").content.decode()
    assert f'href="https://humas.contoh.example{article.address}" target="_blank" rel="noopener"' in shown
    assert "stamp--hoaks" in shown
    assert "<b>" not in shown


def test_any_site_may_read_the_data(client, cast):
    article = published(cast, HOSTILE)
    response = client.get("/widget/data.json")
    assert response["Access-Control-Allow-Origin"] == "*"
    [item] = response.json()["items"]
    assert (item["title"], item["url"]) == (HOSTILE, f"https://humas.contoh.example{article.address}")


def test_parameters_choose(client, cast):
    published(cast, "Satu")
    published(cast, "Dua", kind="pidato")
    published(cast, "Tiga")
    assert titles(client) == ["Tiga", "Dua", "Satu"]
    assert titles(client, "?rubrik=pidato") == ["Dua"]
    assert titles(client, "?jumlah=1&rubrik=") == ["Tiga"]
    assert titles(client, "?unit=humas&jumlah=2") == ["Tiga", "Dua"]
    assert titles(client, "?unit=protokol") == []


@pytest.mark.parametrize("query", BAD)
@pytest.mark.parametrize("address", ADDRESSES)
def test_bad_parameters_are_told(client, db, address, query):
    response = client.get(f"{address}?{query}")
    assert response.status_code == 400
    assert response.cookies == {}


@pytest.mark.django_db(transaction=True)  # spans of time need transactions of their own
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_widget_tells_nothing_that_is_not_public(client, cast, address):
    unseen(cast)
    shown = client.get(f"{address}?unit=humas").content.decode()
    assert "Jumlah peserta" in shown
    assert not WORD.search(shown)


def test_the_widget_of_an_empty_newsroom(client, db):
    assert "Belum ada berita di sini." in client.get("/widget/").content.decode()


def test_the_guide_shows_how(client, db):
    shown = client.get("/widget/panduan/").content.decode()
    assert '&lt;iframe src="https://humas.contoh.example/widget/' in shown
    assert "frame-src 'self'" in client.get("/widget/panduan/")["Content-Security-Policy"]


@pytest.mark.parametrize(("address", "queries"), [("/widget/", 2), ("/widget/data.json", 2)])
@pytest.mark.parametrize("items", [1, 3])
def test_queries_do_not_grow(client, cast, address, queries, items, django_assert_num_queries):
    for number in range(items):
        published(cast, f"Berita {number}")
    with django_assert_num_queries(queries):
        assert client.get(address).cookies == {}
