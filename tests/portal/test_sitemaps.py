import re
from datetime import UTC, timedelta
from xml.etree import ElementTree

import pytest

from articles.content import topics
from portal.sitemaps import sections, writing
from tests.portal.elsewhere import HOSTILE, WORD, unseen
from tests.portal.public import corrected, event, published, speaker

pytestmark = pytest.mark.django_db

SITE = "https://humas.contoh.example"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


def listed(client, address):
    """Locations of a sitemap or an index, without the site."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    found = ElementTree.fromstring(response.content).iterfind(".//{*}loc")
    return [loc.text.removeprefix(SITE) for loc in found]


def everything(client):
    """All addresses that the index leads to."""
    return [path for part in listed(client, "/sitemap.xml") for path in listed(client, part)]


def test_an_empty_newsroom_lists_its_pages(client):
    assert listed(client, "/sitemap.xml") == ["/sitemap/halaman-1.xml"]
    assert "/klarifikasi/" in everything(client)


def test_the_index_leads_to_every_public_address(client, cast):
    article = published(cast, topics=topics(["Media sosial"]))
    person, made = speaker(cast), event(cast)
    found = everything(client)
    assert len(found) == len(set(found))
    public = {article.address, "/topik/media-sosial/", f"/narasumber/{person.slug}/", f"/agenda/{made.slug}/"}
    assert set(found) - set(sections.PAGES) == public
    for path in found:
        assert client.get(path).status_code == 200


def test_parts_hold_each_article_once(client, cast, monkeypatch):
    monkeypatch.setattr(sections, "PART", 2)
    addresses = [published(cast, f"Berita {number}").address for number in range(5)]
    parts = [path for path in listed(client, "/sitemap.xml") if "artikel" in path]
    held = [listed(client, part) for part in parts]
    assert [path for part in held for path in part] == addresses
    assert max(map(len, held)) == 2
    last = int(re.search(r"artikel-(\d+)", parts[-1])[1])
    assert client.get(f"/sitemap/artikel-{last + 1}.xml").status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "artikel-0",
        "artikel-99999",
        "artikel-999999",
        "artikel",
        "cuaca-1",
        "topik-0",
        "topik-2",
        "unit-99999",
        "agenda-999999",
    ],
)
def test_other_parts_are_unknown(client, cast, name):
    published(cast, topics=topics(["Media sosial"]))
    assert client.get(f"/sitemap/{name}.xml").status_code == 404


@pytest.mark.django_db(transaction=True)  # spans of time need transactions of their own
def test_no_sitemap_tells_of_what_is_not_public(client, cast):
    current = unseen(cast)
    speaker(cast, "Kata Rahasia", released=False)
    event(cast, "Kata rahasia", released=False)
    parts = listed(client, "/sitemap.xml")
    for address in ("/sitemap.xml", "/sitemap-berita.xml", *parts):
        assert not WORD.search(client.get(address).content.decode())
    assert set(everything(client)) == {*sections.PAGES, current.address}
    assert listed(client, "/sitemap-berita.xml") == [current.address]


@pytest.mark.django_db(transaction=True)
def test_a_ralat_is_a_change(client, cast):
    newer = corrected(cast, published(cast))
    [part] = [path for path in listed(client, "/sitemap.xml") if "artikel" in path]
    shown = client.get(part).content.decode()
    assert f"<lastmod>{newer.visible_from.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}</lastmod>" in shown


def test_moments_are_told_in_utc():
    for written in ("2018-05-08 06:30:00+00", "2018-05-08 06:30:00.123456+00:00"):
        assert writing.lastmod(written) == "<lastmod>2018-05-08T06:30:00Z</lastmod>"
    assert writing.lastmod("") == ""


def test_news_are_those_of_two_days(client, cast, monkeypatch):
    article = published(cast, HOSTILE)
    tree = ElementTree.fromstring(client.get("/sitemap-berita.xml").content)
    assert tree.findtext(".//{*}title") == HOSTILE
    assert tree.findtext(".//{*}publication_date") == article.first_published_at.isoformat()
    monkeypatch.setattr("portal.sitemaps.views.NEWS_SPAN", timedelta(0))
    assert listed(client, "/sitemap-berita.xml") == []


@pytest.mark.parametrize(
    ("address", "queries"),
    [("/sitemap.xml", 5), ("artikel", 2), ("/sitemap-berita.xml", 2), ("/sitemap/topik-1.xml", 3)],
)
@pytest.mark.parametrize("items", [1, 3])
def test_queries_do_not_grow(client, cast, address, queries, items, django_assert_num_queries):
    for number in range(items):
        published(cast, f"Berita {number}", topics=topics([f"Topik {number}"]))
    if address == "artikel":
        [address] = [path for path in listed(client, "/sitemap.xml") if "artikel" in path]
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200
