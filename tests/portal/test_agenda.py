from datetime import date, timedelta

import pytest

from events.actions import save_event
from tests.portal.public import SECRET, event, published, speaker

pytestmark = pytest.mark.django_db

SOON = date.today() + timedelta(days=7)


def test_empty_agenda_is_kind(client):
    assert "Belum ada kegiatan yang dijadwalkan." in client.get("/agenda/").content.decode()


def test_agenda_parts_what_comes_from_what_was(client, cast):
    event(cast, "Sudah lewat")
    event(cast, "Akan datang", starts_on=SOON)
    event(cast, SECRET, starts_on=SOON, released=False)
    response = client.get("/agenda/")
    assert [words["title"] for words in response.context["upcoming"]] == ["Akan datang"]
    assert [words["title"] for words in response.context["past"]] == ["Sudah lewat"]


def test_event_shows_programme_with_hats_and_its_articles(client, cast):
    made = event(cast, "Sharing Session", speakers=[speaker(cast)])
    published(cast, "Liputan", event={"id": made.pk, "slug": made.slug, "title": made.title})
    shown = client.get(f"/agenda/{made.slug}/").content.decode()
    assert "Sesi pembuka" in shown
    assert "09.00–11.30 WIB" in shown
    assert "Kepala Biro Hukum, Kementerian Contoh" in shown
    assert "Liputan" in shown


def test_unreleased_event_is_unknown(client, cast):
    made = event(cast, released=False)
    assert client.get(f"/agenda/{made.slug}/").status_code == 404


def test_unreleased_words_of_a_released_event_do_not_show(client, cast):
    made = event(cast, "Nama lama")
    made.title = SECRET
    save_event(event=made, by=cast.sari)
    shown = client.get(f"/agenda/{made.slug}/").content.decode()
    assert "Nama lama" in shown
    assert SECRET not in shown


@pytest.mark.parametrize("mark", ["kemarin", "2018-05-08", "2018-05-08.x", "%00"])
def test_bad_mark_answers_404(client, mark):
    assert client.get("/agenda/", {"sebelum": mark}).status_code == 404


@pytest.mark.parametrize("items", [1, 3])
def test_queries_do_not_grow(client, cast, items, django_assert_num_queries):
    people = [speaker(cast, f"Narasumber {number}") for number in range(items)]
    made = [event(cast, f"Acara {number}", speakers=people) for number in range(items)]
    with django_assert_num_queries(2):
        client.get("/agenda/")
    with django_assert_num_queries(4):
        client.get(f"/agenda/{made[0].slug}/")
