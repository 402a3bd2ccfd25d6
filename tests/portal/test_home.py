from datetime import date

import pytest

from tests.portal.public import SECRET, draft, event, published, scheduled

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
    with django_assert_num_queries(6):
        client.get("/")
