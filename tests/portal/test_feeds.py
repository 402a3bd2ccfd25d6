import json
import re
from xml.etree import ElementTree

import feedparser
import pytest

from articles.content import lead_words, topics
from library.models import Photo
from portal.feeds import keeping
from portal.freshness import last_change
from portal.markup import element
from tests.cast import move
from tests.portal.elsewhere import HOSTILE, WORD, unseen
from tests.portal.public import corrected, hat, published, speaker

pytestmark = pytest.mark.django_db

FORMS = ["rss.xml", "atom.xml", "feed.json"]
PLACES = ["", "berita/", "unit/humas/", "topik/media-sosial/", "narasumber/haryo-nugroho/"]
BODY = (
    '<p>Peserta <strong>26</strong> orang, kata src="/x". <a href="/agenda/">Agenda</a></p>'
    '<figure><img src="/media/0123456789abcdef0123456789abcdef" alt="Aula" width="700" height="400"></figure>'
)


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://humas.contoh.example"


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return feedparser.parse(response.content)


def full(cast, title="Sesi Berbagi", **words):
    return published(
        cast, title, topics=topics(["Media sosial"]), speakers=[hat(speaker(cast))], body=BODY, **words
    )


def lead():
    return lead_words(Photo(token="a" * 32, width=1600, height=900), "Suasana aula", "Aula", "Dewi/Humas")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("form", FORMS[:2])
def test_readers_read_every_feed(client, cast, place, form):
    article = full(cast, lead=lead())
    feed = read(client, f"/feed/{place}{form}")
    assert not feed.bozo
    [entry] = feed.entries
    assert entry.id == entry.link == f"https://humas.contoh.example{article.address}"
    assert entry.title == "Sesi Berbagi"
    assert entry.author == "Biro Hubungan Masyarakat"
    assert [tag.get("label") or tag.term for tag in entry.tags] == ["Berita", "Media sosial"]
    assert "Peserta <strong>26</strong> orang" in entry.content[0].value
    assert entry.published_parsed[:5] == article.first_published_at.utctimetuple()[:5]


@pytest.mark.parametrize("place", PLACES)
def test_json_feed_tells_the_same(client, cast, place):
    article = full(cast, lead=lead())
    feed = client.get(f"/feed/{place}feed.json").json()
    [item] = feed["items"]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"https://humas.contoh.example/feed/{place}feed.json"
    assert item["id"] == item["url"] == f"https://humas.contoh.example{article.address}"
    assert item["tags"] == ["Berita", "Media sosial"]
    assert item["image"] == f"https://humas.contoh.example/media/{'a' * 32}/1280.jpg"
    assert "Suasana aula (Dewi/Humas)" in item["content_html"]


def test_full_text_has_whole_addresses_and_no_other_change(client, cast):
    full(cast)
    html = client.get("/feed/feed.json").json()["items"][0]["content_html"]
    assert 'kata src="/x".' in html
    assert '<a href="https://humas.contoh.example/agenda/">' in html
    assert "(SAR - Humas Kemenconeg)" in html
    assert "srcset" not in html
    picture = r'<img src="https://humas\.contoh\.example/media/\w+/\d+\.\w+" alt="Aula" width="700"'
    assert re.search(picture, html)
    assert "<picture" not in html
    assert "<source" not in html


def test_pictures_come_as_enclosures(client, cast):
    full(cast, lead=lead())
    rss = read(client, "/feed/rss.xml").entries[0]
    assert rss.enclosures[0].href == rss.media_content[0]["url"]
    assert (rss.media_content[0]["width"], rss.media_content[0]["height"]) == ("1280", "720")
    assert rss.media_credit[0]["content"] == "Dewi/Humas"
    assert read(client, "/feed/atom.xml").entries[0].enclosures[0].type == "image/jpeg"


def test_a_clarification_travels_with_its_verdict(client, cast):
    fields = {"claim": "Bantuan dibagikan lewat tautan.", "verdict": "Hoaks", "evidence": "Edaran resmi."}
    published(cast, kind="klarifikasi", fields=fields)
    html = client.get("/feed/klarifikasi/feed.json").json()["items"][0]["content_html"]
    assert "<strong>Penilaian:</strong> Hoaks" in html
    assert html.index("Bantuan dibagikan") < html.index("Isi berita")


@pytest.mark.django_db(transaction=True)  # spans of time need transactions of their own
@pytest.mark.parametrize("form", FORMS[:2])
def test_a_ralat_changes_the_time_and_not_the_id(client, cast, form):
    article = published(cast, body="<p>Peserta 24 orang.</p>")
    before = read(client, f"/feed/{form}").entries[0]
    newer = corrected(cast, article, body="<p>Peserta 26 orang.</p>")
    after = read(client, f"/feed/{form}").entries[0]
    assert after.id == before.id
    assert after.published == before.published
    assert after.updated == newer.visible_from.isoformat() != before.updated
    assert "Jumlah peserta yang benar 26 orang." in after.content[0].value
    assert "24 orang" not in after.content[0].value


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("form", FORMS)
def test_no_feed_tells_of_what_is_not_public(client, cast, form):
    unseen(cast)
    for place in ("", "berita/", "unit/humas/"):
        response = client.get(f"/feed/{place}{form}")
        assert "26 orang" in response.content.decode()
        assert not WORD.search(response.content.decode())
    assert client.get(f"/feed/topik/rahasia/{form}").status_code == 404


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("place", ["unit/protokol/", "topik/tidak-ada/", "narasumber/tidak-ada/", "cuaca/"])
def test_unknown_channels_answer_404(client, cast, place, form):
    speaker(cast, "Tidak Ada", released=False)
    assert client.get(f"/feed/{place}{form}").status_code == 404


def test_any_text_makes_a_valid_feed(client, cast):
    published(cast, HOSTILE, topics=topics([HOSTILE]), summary=HOSTILE)
    rss = ElementTree.fromstring(client.get("/feed/rss.xml").content)
    atom = ElementTree.fromstring(client.get("/feed/atom.xml").content)
    assert rss.findtext("channel/item/title") == HOSTILE
    assert rss.findtext("channel/item/description") == HOSTILE
    assert atom.findtext("{*}entry/{*}title") == HOSTILE
    assert client.get("/feed/feed.json").json()["items"][0]["title"] == HOSTILE


def test_what_xml_cannot_hold_is_left_out():
    odd = "a\x00b\x0bc\ud800d\ufffee😀"
    written = element("p", odd, {"title": odd})
    assert ElementTree.fromstring(written).text == "abcde😀"


@pytest.mark.parametrize("form", FORMS)
def test_feeds_name_themselves_and_a_hub_only_when_there_is_one(client, db, settings, form):
    address = f"https://humas.contoh.example/feed/{form}"
    alone = client.get(f"/feed/{form}").content.decode()
    assert address in alone
    assert "hub" not in alone
    settings.WEBSUB_HUB = "https://hub.contoh.example/"
    told = client.get(f"/feed/{form}").content.decode()
    if form == "feed.json":
        assert json.loads(told)["hubs"] == [{"type": "WebSub", "url": "https://hub.contoh.example/"}]
    else:
        links = {link.rel: link.href for link in feedparser.parse(told).feed.links}
        assert (links["self"], links["hub"]) == (address, "https://hub.contoh.example/")


def test_no_word_of_the_host_header_gets_into_a_feed(client, cast, settings):
    settings.ALLOWED_HOSTS = ["*"]
    full(cast)
    for form in FORMS:
        assert b"jahat" not in client.get(f"/feed/{form}", headers={"host": "jahat.example"}).content


@pytest.mark.django_db(transaction=True)
def test_a_withdrawal_makes_the_feed_newer(client, cast):
    older, newer = published(cast, "Satu"), published(cast, "Dua")
    assert last_change() == newer.visible_from
    move("withdraw", older.edition, cast.ratna, comment="Memuat data pribadi warga.")
    older.refresh_from_db()
    assert last_change() == older.visible_until > newer.visible_from
    assert client.get("/feed/rss.xml")["Last-Modified"].endswith("GMT")


def test_entries_are_made_once(client, cast, django_assert_num_queries):
    published(cast, "Satu", lead=lead())
    first = client.get("/feed/rss.xml").content
    with django_assert_num_queries(2):  # what is public, and since when; no words
        assert client.get("/feed/rss.xml").content == first


def test_few_entries_are_kept(client, cast, monkeypatch):
    monkeypatch.setattr(keeping, "MOST", 2)
    for number in range(5):
        published(cast, f"Berita {number}")
        items = client.get("/feed/feed.json").json()["items"]
        assert [item["title"] for item in items] == [f"Berita {one}" for one in range(number, -1, -1)]


def test_entries_follow_the_address_of_the_site(client, cast, settings):
    published(cast)
    client.get("/feed/feed.json")
    settings.SITE_URL = "https://baru.contoh.example"
    assert "humas.contoh.example" not in client.get("/feed/feed.json").content.decode()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("items", [1, 3])
def test_queries_do_not_grow_with_a_feed(client, cast, items, form, django_assert_num_queries):
    for number in range(items):
        published(cast, f"Berita {number}", lead=lead())
    with django_assert_num_queries(3):
        response = client.get(f"/feed/{form}")
    assert response.cookies == {}
    assert f"Berita {items - 1}" in response.content.decode()
