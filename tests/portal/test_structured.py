import json
import re
from datetime import date

import pytest

from articles.content import lead_words, topics
from articles.models import Kind
from contributors.actions import release_unit, save_unit
from library.models import Photo
from portal.structured import registry
from portal.templatetags.sharing import json_ld
from speakers.actions import release_speaker, save_speaker
from speakers.models import Appointment
from tests.portal.elsewhere import HOSTILE
from tests.portal.public import announced, changed, corrected, event, hat, newest, published, speaker
from tests.portal.shapes import faults, named

pytestmark = pytest.mark.django_db

SITE = "https://humas.contoh.example"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
CLAIM = {"claim": "Bantuan dibagikan lewat tautan.", "verdict": "Hoaks", "evidence": "Edaran resmi."}


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


def nodes(client, address):
    """The nodes of a page by their type, each found to have its shape."""
    response = client.get(address)
    assert response.status_code == 200
    [block] = BLOCK.findall(response.content.decode())
    found = {node["@type"]: node for node in json.loads(block)}
    for kind, node in found.items():
        assert faults(node, named(SHAPES.get((kind, "@id" in node), kind))) == []
    return found


SHAPES = {("GovernmentOrganization", True): "ministry", ("GovernmentOrganization", False): "Unit"}


def told(cast, kind="berita", **words):
    """An article with all that can be told of one."""
    person = speaker(cast)
    made = event(cast, speakers=[person])
    lead = lead_words(Photo(token="a" * 32, width=1600, height=900), "Suasana", "Aula", "Dewi/Humas")
    return published(
        cast,
        "Sesi Berbagi",
        kind=kind,
        event={"id": made.pk, "slug": made.slug, "title": made.title},
        speakers=[hat(person)],
        topics=topics(["Media sosial"]),
        lead=lead,
        **words,
    )


@pytest.mark.parametrize("kind", Kind.values)
def test_every_kind_tells_its_shape(client, cast, kind):
    fields = {"klarifikasi": CLAIM, "siaran-pers": {"number": "12/SP/2018"}}.get(kind, {})
    article = told(cast, kind, fields=fields)
    found = nodes(client, article.address)
    news = found["NewsArticle"]
    assert news["@id"] == SITE + article.address
    assert news["articleSection"] == Kind(kind).label
    assert news["author"]["name"] == "Biro Hubungan Masyarakat"
    assert news["mentions"][0]["jobTitle"] == "Kepala Biro Hukum, Kementerian Contoh"
    assert news["about"]["startDate"] == "2018-05-08"
    assert news["image"]["height"] == 720
    trail = [item["item"] for item in found["BreadcrumbList"]["itemListElement"]]
    assert trail == [f"{SITE}/", f"{SITE}/{kind}/", SITE + article.address]
    assert ("ClaimReview" in found) == (kind == "klarifikasi")


def test_an_article_without_anything_more_has_its_shape(client, cast):
    news = nodes(client, published(cast).address)["NewsArticle"]
    assert not {"image", "keywords", "about", "mentions", "correction"} & set(news)


@pytest.mark.parametrize(("verdict", "rating"), [("Hoaks", 1), ("Misinformasi", 2), ("Benar", 5)])
def test_a_claim_is_rated(client, cast, verdict, rating):
    article = published(cast, kind="klarifikasi", fields={**CLAIM, "verdict": verdict})
    review = nodes(client, article.address)["ClaimReview"]
    assert review["claimReviewed"] == "Bantuan dibagikan lewat tautan."
    assert (review["reviewRating"]["alternateName"], review["reviewRating"]["ratingValue"]) == (
        verdict,
        rating,
    )


@pytest.mark.django_db(transaction=True)  # spans of time need transactions of their own
def test_corrections_are_told_and_older_texts_tell_nothing(client, cast):
    article = published(cast)
    newer = corrected(cast, article)
    news = nodes(client, article.address)["NewsArticle"]
    assert news["datePublished"] == article.first_published_at.isoformat()
    assert news["dateModified"] == newer.visible_from.isoformat()
    [correction] = news["correction"]
    assert correction["text"] == "Jumlah peserta yang benar 26 orang."
    assert correction["url"] == f"{SITE}{article.address}versi/1/"
    older = client.get(f"{article.address}versi/1/").content.decode()
    assert "ld+json" not in older
    assert "og:" not in older


def test_an_event_tells_who_appears_in_which_hat(client, cast):
    person = speaker(cast)
    made = event(cast, speakers=[person])
    found = nodes(client, f"/agenda/{made.slug}/")["Event"]
    who = [{"@type": "Person", "name": "Haryo Nugroho", "jobTitle": "Kepala Biro Hukum, Kementerian Contoh"}]
    assert found["performer"] == found["subEvent"][0]["performer"] == who
    assert (found["startDate"], found["endDate"]) == (
        "2018-05-08T09:00:00+07:00",
        "2018-05-08T11:30:00+07:00",
    )
    assert "offers" not in found


def an_event(client, cast, status="", live="", **days):
    made = event(cast)
    if live:
        changed(cast, made, live_link="https://rapat.example/masuk", live_access=live, room="Ruang Dua")
    if status:
        announced(cast, made, status, **days)
    shown = client.get(f"/agenda/{made.slug}/").content.decode()
    assert "rapat.example" not in shown
    return nodes(client, f"/agenda/{made.slug}/")["Event"], f"{SITE}/agenda/{made.slug}/"


@pytest.mark.parametrize(
    ("status", "named"),
    [
        ("", "Scheduled"),
        ("dibatalkan", "Cancelled"),
        ("ditunda", "Postponed"),
        ("pindah_daring", "MovedOnline"),
    ],
)
def test_the_true_status_of_an_event_and_its_parts(client, cast, status, named):
    found, _page = an_event(client, cast, status)
    assert found["eventStatus"] == f"https://schema.org/Event{named}"
    assert found["subEvent"][0]["eventStatus"] == found["eventStatus"]
    assert found["startDate"] == "2018-05-08T09:00:00+07:00"
    online = status == "pindah_daring"
    assert (
        found["eventAttendanceMode"]
        == f"https://schema.org/{'On' if online else 'Off'}lineEventAttendanceMode"
    )
    assert found["location"]["@type"] == ("VirtualLocation" if online else "Place")
    assert "previousStartDate" not in found


def test_a_rescheduled_event_tells_its_former_day(client, cast):
    found, _page = an_event(client, cast, "dijadwal_ulang", starts_on=date(2018, 5, 15))
    assert found["eventStatus"] == "https://schema.org/EventRescheduled"
    assert (found["previousStartDate"], found["startDate"]) == ("2018-05-08", "2018-05-15T09:00:00+07:00")


@pytest.mark.parametrize("access", ["peserta", "umum"])
def test_what_can_be_followed_from_afar_leads_to_the_page_alone(client, cast, access):
    found, page = an_event(client, cast, live=access)
    assert found["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert found["location"][1] == {"@type": "VirtualLocation", "url": page}
    assert found["subEvent"][0]["location"][0]["name"] == "Ruang Dua, Aula Serbaguna"


def test_an_event_of_which_little_is_known_tells_its_day():
    bare = {"id": 1, "slug": "a", "title": "A", "summary": "", "unit": {"name": "B", "slug": "b"}}
    days = {"starts_on": "2018-05-08", "ends_on": None, "sessions": [], "time_zone": "WIT"}
    told = registry.event({**bare, **days, "venue": "", "city": ""})
    assert (told["startDate"], told["endDate"]) == ("2018-05-08", "2018-05-08")
    assert not {"location", "eventAttendanceMode", "offers"} & set(told)


def test_who_takes_minutes_is_no_performer():
    people = [{"speaker_id": n, "name": f"N{n}", "hat": "", "role": role} for n, role in
              enumerate(["narasumber", "notulis", "moderator"])]  # fmt: skip
    assert [one["name"] for one in registry.performers(people)] == ["N0", "N2"]


def test_a_speaker_tells_the_posts_of_today(client, cast):
    person = speaker(cast, nickname="Mas Haryo", biography="Ahli hukum.")
    past = Appointment(position="Kepala Bagian", organisation="Lama", ends_on=date(2016, 2, 1))
    save_speaker(speaker=person, appointments=[past], by=cast.sari)
    release_speaker(speaker=person, seen=newest("speaker", person.pk), by=cast.rina)
    found = nodes(client, f"/narasumber/{person.slug}/")["Person"]
    assert found["jobTitle"] == ["Kepala Biro Hukum"]
    assert found["worksFor"][0]["name"] == "Kementerian Contoh"


@pytest.mark.parametrize("released", [True, False])
def test_a_unit_is_part_of_the_ministry(client, cast, released):
    published(cast)
    if released:
        save_unit(unit=cast.humas, by=cast.adi)
        release_unit(unit=cast.humas, seen=newest("unit", cast.humas.pk), by=cast.rina)
    found = nodes(client, "/unit/humas/")["GovernmentOrganization"]
    assert found["parentOrganization"]["url"] == f"{SITE}/"
    assert found.get("alternateName") == ("Biro Humas" if released else None)


def test_home_and_lists_tell_where_they_stand(client, cast):
    published(cast, topics=topics(["Media sosial"]))
    assert set(nodes(client, "/")) == {"GovernmentOrganization", "WebSite"}
    for address, name in (("/berita/", "Berita"), ("/topik/media-sosial/", "Media sosial")):
        items = nodes(client, address)["BreadcrumbList"]["itemListElement"]
        assert (items[-1]["item"], items[-1]["name"]) == (SITE + address, name)


def test_hostile_words_stay_data(client, cast):
    article = published(cast, HOSTILE, summary=HOSTILE, topics=topics([HOSTILE]))
    news = nodes(client, article.address)["NewsArticle"]
    assert news["headline"] == HOSTILE
    assert "\u2028" not in json_ld("list", "/berita/", "a\u2028b</script>")
    assert json_ld("list", "/berita/", "a\u2028b</script>").count("</script>") == 1


def test_pages_name_their_address_picture_and_feeds(client, cast, settings):
    settings.ALLOWED_HOSTS = ["*"]
    article = published(cast)
    shown = client.get(article.address, headers={"host": "jahat.example"}).content.decode()
    assert f'<link rel="canonical" href="{SITE}{article.address}">' in shown
    assert f'<meta property="og:url" content="{SITE}{article.address}">' in shown
    assert f'content="{SITE}/kartu/{article.pk}-{article.sha256[:16]}.png"' in shown
    assert "jahat" not in shown
    for page in ("/berita/", "/unit/humas/"):
        listed = client.get(page).content.decode()
        for form in ("rss.xml", "atom.xml", "feed.json"):
            assert f'href="{SITE}/feed{page}{form}"' in listed
            assert f'href="{SITE}/feed/{form}"' in listed


def test_shapes_are_strict():
    shape = {"name": "text", "size?": "number", "parts?": ["url"], "free?": True, "where?": "@place|@virtual"}
    assert faults({"name": "A"}, shape) == []
    for wrong in (
        {},
        {"name": " "},
        {"name": "A", "more": 1},
        {"name": "A", "size": "1"},
        {"name": "A", "parts": []},
        {"name": "A", "parts": ["http://elsewhere.example/"]},
        {"name": "A", "free": 1},
        {"name": "A", "where": {"@type": "Place"}},
    ):
        assert faults(wrong, shape)
