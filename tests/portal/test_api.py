import json

import pytest

from articles.content import lead_words, topics
from contributors.actions import release_unit, save_unit
from library.models import Photo
from portal.api.cursors import sealed
from tests.cast import move
from tests.portal.elsewhere import HOSTILE, WORD, unseen
from tests.portal.public import corrected, draft, event, hat, newest, published, scheduled, speaker

pytestmark = pytest.mark.django_db

SITE = "https://humas.contoh.example"
LISTS = ["articles", "events", "speakers", "units", "topics"]
QUERIES = {"articles": 1, "events": 2, "speakers": 1, "units": 1, "topics": 2}
ODD_PARAMETERS = [
    ("limit", "0"),
    ("limit", "101"),
    ("limit", "banyak"),
    ("limit", "9" * 5000),
    ("kind", "cuaca"),
    ("unit", "\x00"),
    ("topic", "a" * 200),
    ("speaker", "a b"),
    ("year", "0"),
    ("year", "99999999999999999999"),
    ("cursor", "x" * 201),
]
ODD_CURSORS = ["x", "é", "////", sealed("kemarin"), sealed("1-"), sealed("9" * 60 + "-1"), sealed("\x00")]


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


def get(client, path, **query):
    response = client.get(f"/api/v1/{path}", query)
    assert response.status_code == 200, response.content
    return response.json()


def problem(response, status, code):
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json; charset=utf-8"
    assert response["Access-Control-Allow-Origin"] == "*"
    body = response.json()
    assert (body["status"], body["code"]) == (status, code)
    return body["detail"]


def titles(client, **query):
    return [item["title"] for item in get(client, "articles", **query)["items"]]


def unit_released(cast):
    save_unit(unit=cast.humas, by=cast.adi)
    release_unit(unit=cast.humas, seen=newest("unit", cast.humas.pk), by=cast.rina)


def test_an_article_by_its_address(client, cast):
    person = speaker(cast)
    made = event(cast, speakers=[person])
    article = published(
        cast,
        "Sesi Berbagi",
        body='<p>Peserta <strong>26</strong>. <a href="/agenda/">Agenda</a></p>',
        event={"id": made.pk, "slug": made.slug, "title": made.title},
        speakers=[hat(person)],
        topics=topics(["Media sosial"]),
        lead=lead_words(Photo(token="a" * 32, width=1600, height=900), "Suasana", "Aula", "Dewi/Humas"),
    )
    told = get(client, f"articles{article.address}")
    assert (told["title"], told["kind"], told["address"]) == ("Sesi Berbagi", "berita", article.address)
    assert told["url"] == SITE + article.address
    assert f'<a href="{SITE}/agenda/">' in told["body_html"]
    assert told["byline"] == "(SAR - Humas Kemenconeg)"
    assert told["speakers"] == [{"name": "Haryo Nugroho", "hat": "Kepala Biro Hukum, Kementerian Contoh"}]
    assert told["event"] == {"title": "Sharing Session", "url": f"{SITE}/agenda/{made.slug}/"}
    assert told["unit"]["url"] == f"{SITE}/unit/humas/"
    assert told["topics"][0]["name"] == "Media sosial"
    assert told["picture"]["url"] == f"{SITE}/media/{'a' * 32}/1280.jpg"
    assert told["sha256"] == article.sha256
    assert told["change"] is told["claim"] is told["number"] is None


def test_a_clarification_tells_claim_and_verdict(client, cast):
    fields = {"claim": "Bantuan.", "verdict": "Hoaks", "evidence": "Edaran."}
    published(cast, kind="klarifikasi", fields=fields)
    assert get(client, "articles")["items"][0]["claim"] == fields


def test_filters_choose(client, cast):
    person = speaker(cast)
    published(cast, "Satu", topics=topics(["Media"]))
    published(cast, "Dua", kind="pidato")
    latest = published(cast, "Tiga", speakers=[hat(person)])
    assert titles(client) == ["Tiga", "Dua", "Satu"]
    assert titles(client, kind="pidato") == ["Dua"]
    assert titles(client, unit="humas", limit=1) == ["Tiga"]
    assert titles(client, unit="protokol") == []
    assert titles(client, topic="media") == ["Satu"]
    assert titles(client, speaker=person.slug) == ["Tiga"]
    assert len(titles(client, year=latest.first_published_at.year)) == 3
    assert titles(client, year=2018) == []
    problem(client.get("/api/v1/articles", {"speaker": "tidak-ada"}), 404, "not_found")


@pytest.mark.parametrize("kind", LISTS)
def test_pages_follow_each_other_without_gap_or_repeat(client, cast, kind):
    for number in range(5):
        published(cast, f"Berita {number}", topics=topics([f"Topik {number}"]))
        event(cast, f"Acara {number}")
        speaker(cast, f"Orang {number}")
    unit_released(cast)
    everything = get(client, kind)
    assert everything["next"] is None
    found, address = [], f"/api/v1/{kind}?limit=2"
    while address:
        page = client.get(address).json()
        assert len(page["items"]) <= 2
        found += page["items"]
        address = page["next"] and page["next"].removeprefix(SITE)
    assert found == everything["items"]
    assert len(found) == (1 if kind == "units" else 5)


def test_registry_words_are_the_released_ones(client, cast):
    person = speaker(cast, biography="Ahli hukum.")
    made = event(cast, speakers=[person])
    unit_released(cast)
    told = get(client, f"events/{made.slug}")
    [session] = told["sessions"]
    assert (told["starts_on"], session["starts_at"], told["time_zone"]) == ("2018-05-08", "09:00", "WIB")
    assert session["appearances"][0]["hat"] == "Kepala Biro Hukum, Kementerian Contoh"
    assert get(client, f"speakers/{person.slug}")["appointments"][0]["position"] == "Kepala Biro Hukum"
    assert get(client, "units/humas")["short_name"] == "Biro Humas"
    assert [one["slug"] for one in get(client, "events", year=2018)["items"]] == [made.slug]
    assert get(client, "events", year=2017)["items"] == []


def test_topics_are_counted(client, cast):
    published(cast, "Satu", topics=topics(["Media sosial", "Arsip"]))
    published(cast, "Dua", topics=topics(["Media sosial"]))
    found = {one["name"]: one["articles"] for one in get(client, "topics")["items"]}
    assert found == {"Arsip": 1, "Media sosial": 2}


@pytest.mark.django_db(transaction=True)  # spans of time need transactions of their own
def test_the_api_tells_nothing_that_is_not_public(client, cast):
    current = unseen(cast)
    event(cast, "Kata rahasia", released=False)
    speaker(cast, "Kata rahasia", released=False)
    answers = [client.get(f"/api/v1/{kind}").content.decode() for kind in LISTS]
    answers.append(client.get(f"/api/v1/articles{current.address}").content.decode())
    assert "Jumlah peserta" in answers[0]
    for told in answers:
        assert not WORD.search(told)
    for kind in ("events", "speakers", "topics"):
        assert get(client, kind)["items"] == []


@pytest.mark.parametrize("make", [draft, scheduled])
def test_what_is_not_public_is_not_found(client, cast, make):
    edition = make(cast)
    edition.article.refresh_from_db()
    address = edition.article.address or "/berita/2018/05/08/kata-kata-yang-belum-disetujui/"
    problem(client.get(f"/api/v1/articles{address}"), 404, "not_found")


@pytest.mark.django_db(transaction=True)
def test_a_withdrawn_article_answers_with_its_reason(client, cast):
    article = published(cast)
    move("withdraw", article.edition, cast.ratna, comment="Memuat data pribadi warga.")
    detail = problem(client.get(f"/api/v1/articles{article.address}"), 410, "withdrawn")
    assert detail == "Memuat data pribadi warga."


@pytest.mark.django_db(transaction=True)
def test_a_ralat_is_told(client, cast):
    newer = corrected(cast, published(cast))
    told = get(client, f"articles{newer.address}")
    assert (told["change"]["kind"], told["change"]["note"]) == (
        "ralat",
        "Jumlah peserta yang benar 26 orang.",
    )
    assert told["updated_at"] > told["published_at"]


@pytest.mark.parametrize(("name", "value"), ODD_PARAMETERS)
def test_odd_parameters_are_refused(client, db, name, value):
    detail = problem(client.get("/api/v1/articles", {name: value}), 400, "invalid_parameter")
    assert detail.startswith(f"{name}: ")


@pytest.mark.parametrize("cursor", ODD_CURSORS)
@pytest.mark.parametrize("kind", LISTS[:4])
def test_odd_cursors_are_refused(client, db, kind, cursor):
    problem(client.get(f"/api/v1/{kind}", {"cursor": cursor}), 400, "bad_cursor")


@pytest.mark.parametrize("path", [*LISTS, "units/humas", "articles/berita/2018/05/08/x/"])
def test_unknown_parameters_are_refused(client, cast, path):
    unit_released(cast)
    for query in ({"page": 2}, {"\x00": "1"}):
        problem(client.get(f"/api/v1/{path}", query), 400, "unknown_parameter")


def test_problems_name_what_is_allowed(client, db):
    assert "kind" in client.get("/api/v1/articles", {"rubrik": "berita"}).json()["known"]
    assert "berita, " in client.get("/api/v1/articles", {"kind": "cuaca"}).json()["detail"].replace("'", "")


@pytest.mark.parametrize(
    "path", ["", "cuaca", "articles/%00", "events/tidak-ada", "units/humas", "speakers/a%20b/c"]
)
def test_unknown_addresses_are_problems(client, cast, path):
    problem(client.get(f"/api/v1/{path}"), 404, "not_found")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("path", ["articles", "openapi.json", "cuaca"])
def test_only_reading_is_allowed(client, db, method, path):
    response = getattr(client, method)(f"/api/v1/{path}")
    problem(response, 405, "method_not_allowed")
    assert response["Allow"] == "GET, HEAD"


def test_an_answer_that_one_holds_is_not_sent_again(client, cast):
    published(cast)
    first = client.get("/api/v1/articles")
    assert first["Access-Control-Allow-Origin"] == "*"
    again = client.get("/api/v1/articles", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    published(cast, "Baru")
    assert client.get("/api/v1/articles", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_head_answers_as_get_without_a_body(client, cast):
    published(cast)
    response = client.head("/api/v1/articles")
    assert (response.status_code, response.content) == (200, b"")
    assert response["ETag"] == client.get("/api/v1/articles")["ETag"]


def test_hostile_words_stay_data(client, cast):
    published(cast, HOSTILE, topics=topics([HOSTILE]))
    response = client.get("/api/v1/articles")
    assert response["Content-Type"].startswith("application/json")
    assert response.json()["items"][0]["title"] == HOSTILE


def test_openapi_describes_every_address(client, db):
    described = json.loads(client.get("/api/v1/openapi.json").content)
    assert described["openapi"].startswith("3.1")
    assert {path.removeprefix("/api/v1/") for path in described["paths"]} == {
        *LISTS,
        "articles/{address}",
        *(f"{kind}/{{slug}}" for kind in LISTS[1:4]),
    }
    for operation in described["paths"].values():
        assert set(operation) == {"get", "head"}
    shown = client.get("/api/v1/docs").content.decode()
    assert "GET https://humas.contoh.example/api/v1/articles" in shown
    assert "<script>" not in shown


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("items", [1, 3])
def test_queries_do_not_grow(client, cast, kind, items, django_assert_num_queries):
    unit_released(cast)
    for number in range(items):
        person = speaker(cast, f"Orang {number}")
        made = event(cast, f"Acara {number}", speakers=[person])
        words = {"id": made.pk, "slug": made.slug, "title": made.title}
        published(
            cast, f"Berita {number}", topics=topics([f"T{number}"]), event=words, speakers=[hat(person)]
        )
    with django_assert_num_queries(QUERIES[kind]):
        assert client.get(f"/api/v1/{kind}").cookies == {}
