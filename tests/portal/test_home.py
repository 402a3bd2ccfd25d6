from datetime import date

import pytest

from articles.actions import arrange_front
from contributors.actions import release_unit, save_unit
from tests.cast import move
from tests.portal.public import SECRET, draft, event, newest, published, scheduled

pytestmark = pytest.mark.django_db


def page(client):
    return client.get("/").content.decode()


def test_nothing_yet_says_so(client):
    assert "Belum ada berita yang terbit." in page(client)


def test_newest_story_leads(client, cast):
    published(cast, "Berita Lama")
    published(cast, "Berita Baru")
    response = client.get("/")
    assert response.context["lead"].card["title"] == "Berita Baru"
    assert '<p class="card__summary">Ringkasan berita.</p>' in response.content.decode()
    assert [story.card["title"] for story in response.context["beside"]] == ["Berita Lama"]


def test_the_editors_choice_comes_first_while_it_is_public(client, cast):
    old, older = published(cast, "Berita Lama"), published(cast, "Siaran", kind="siaran-pers")
    published(cast, "Berita Baru")
    arrange_front(order=[older.article_id, old.article_id], seen=[], by=cast.rina)
    response = client.get("/")
    assert response.context["lead"] == older
    assert [story.card["title"] for story in response.context["beside"]] == ["Berita Lama", "Berita Baru"]
    move("withdraw", older.edition, cast.ratna, comment="Memuat data pribadi warga.")
    assert client.get("/").context["lead"] == old


def test_drafts_and_scheduled_texts_do_not_show(client, cast):
    published(cast)
    draft(cast)
    scheduled(cast)
    assert SECRET not in page(client)


def test_press_releases_carry_their_numbers(client, cast):
    published(cast, "Jam Layanan", kind="siaran-pers", fields={"number": "44/HM/XI/2026"})
    assert "44/HM/XI/2026" in page(client)


def test_clarifications_carry_their_verdict(client, cast):
    fields = {"claim": "Ada pungutan.", "verdict": "Hoaks", "evidence": "Pengumuman resmi."}
    published(cast, "Tidak Ada Pungutan", kind="klarifikasi", fields=fields)
    assert '<span class="stamp stamp--hoaks">Hoaks</span>' in page(client)


def test_photos_have_a_strip_and_do_not_lead(client, cast):
    lead = {
        "photo": "a" * 32,
        "width": 900,
        "height": 600,
        "caption": "",
        "alt": "Selasar",
        "credit": "Humas",
    }
    published(cast, "Pagi di Selasar", kind="foto", lead=lead)
    response = client.get("/")
    assert response.context["lead"] is None
    assert [photo.card["title"] for photo in response.context["photos"]] == ["Pagi di Selasar"]
    assert "Belum ada berita" not in response.content.decode()


def test_released_units_have_a_row(client, cast):
    for unit, name in ((cast.humas, "Biro Humas"), (cast.protokol, SECRET)):
        unit.name = name
        save_unit(unit=unit, by=cast.adi)
    release_unit(unit=cast.humas, seen=newest("unit", cast.humas.pk), by=cast.rina)
    shown = page(client)
    assert '<a href="/unit/humas/">Biro Humas</a>' in shown
    assert SECRET not in shown


@pytest.mark.parametrize("kind", ["siaran-pers", "klarifikasi"])
def test_one_item_of_any_kind_is_enough(client, cast, kind):
    published(cast, "Satu-satunya", kind=kind, fields={"claim": "Ada.", "verdict": "Hoaks", "evidence": "x"})
    shown = page(client)
    assert "Satu-satunya" in shown
    assert "Belum ada berita" not in shown


def test_events_to_come_are_shown(client, cast):
    event(cast, "Rapat Koordinasi", starts_on=date(2990, 1, 1))
    event(cast, SECRET, starts_on=date(2990, 1, 2), released=False)
    shown = page(client)
    assert "Rapat Koordinasi" in shown
    assert SECRET not in shown


def test_visitors_get_no_cookie(client, cast):
    published(cast)
    response = client.get("/")
    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("items", [1, 3])
def test_six_queries_however_many_items(client, cast, items, django_assert_num_queries):
    for number in range(items):
        published(cast, f"Berita {number}")
        published(cast, f"Siaran {number}", kind="siaran-pers")
    client.get("/")  # the coming events are read once a release
    with django_assert_num_queries(6):
        client.get("/")
