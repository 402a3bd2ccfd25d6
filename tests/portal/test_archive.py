from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

import portal
from articles.models import Publication
from portal.archive import Span
from tests.portal.public import SECRET, draft, event, published, scheduled

pytestmark = pytest.mark.django_db


def titles(response):
    return [one.card["title"] for one in response.context["page"].items]


def today():
    return timezone.localdate()


def test_empty_archive_is_kind(client):
    assert "Arsip masih kosong." in client.get("/arsip/").content.decode()


def test_counts_lead_down_to_the_day(client, cast):
    published(cast, "Satu")
    published(cast, "Dua")
    draft(cast)
    scheduled(cast)
    day = today()
    ((year, number, months),) = client.get("/arsip/").context["years"]
    assert (year, number, months) == (day.replace(month=1, day=1), 2, [(day.replace(day=1), 2)])
    response = client.get(f"/arsip/{day:%Y}/")
    assert response.context["parts"] == [(day.replace(day=1), 2)]
    response = client.get(f"/arsip/{day:%Y/%m}/")
    assert response.context["parts"] == [(day, 2)]
    response = client.get(f"/arsip/{day:%Y/%m/%d}/")
    assert titles(response) == ["Dua", "Satu"]
    assert SECRET not in response.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        *("0000/", "1899/", "9999/", "2018/00/", "2018/13/", "2018/02/30/", "2018/05/32/", "2018/5/"),
        *("2018/05/08/09/", "20180/", "abcd/", "1999/", "1999/01/01/", "%00/"),
    ],
)
def test_days_that_never_were_answer_404(client, cast, path):
    published(cast)
    assert client.get(f"/arsip/{path}").status_code == 404


def test_days_have_one_spelling(client, cast):
    event(cast)
    published(cast)
    day, arabic = today(), str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    addresses = [f"/arsip/{day:%Y}/", f"/arsip/{day:%Y/%m}/", f"/agenda/{day:%Y}/", f"/agenda/{day:%Y/%m}/"]
    addresses += [f"/arsip/{day:%Y/%m/%d}/", f"/agenda/{day:%Y}/minggu/30/"]
    assert [client.get(address).status_code for address in addresses] == [200] * 6
    assert [client.get(address.translate(arabic)).status_code for address in addresses] == [404] * 6


def test_no_address_takes_digits_of_other_scripts():
    r"""In a pattern of Python, \d is any of 700 digits."""
    sources = [path.read_text() for path in Path(portal.__file__).parent.rglob("urls.py")]
    assert len(sources) > 5
    assert [text for text in sources if "\\d" in text] == []


def test_a_day_is_a_day_of_the_ministry(settings):
    settings.TIME_ZONE = "Asia/Jakarta"
    assert Span(2018, 5, 8).of(Publication.objects.all()).query.where.children[0].rhs == datetime(
        2018, 5, 7, 17, tzinfo=UTC
    )


def test_spans_end_where_the_next_begins():
    assert Span(2018, 12).after == Span(2019, 1).first
    assert Span(2020, 2, 29).after == Span(2020, 3, 1).first
    assert Span(2018).after == Span(2019).first


def test_neighbours_are_the_nearest_that_hold_something(cast):
    published(cast)
    day = today()
    public = Publication.objects.published()
    far = day - timedelta(days=400)
    before, after = Span(far.year, far.month, far.day).neighbours(public)
    assert (before, after) == (None, Span(day.year, day.month, day.day))
    before, after = Span(day.year + 2).neighbours(public)
    assert (before, after) == (Span(day.year), None)


@pytest.mark.parametrize("items", [1, 3])
def test_queries_do_not_grow(client, cast, items, django_assert_num_queries):
    for number in range(items):
        published(cast, f"Berita {number}")
    with django_assert_num_queries(2):
        client.get("/arsip/")
    with django_assert_num_queries(5):
        client.get(f"/arsip/{today():%Y}/")
    with django_assert_num_queries(3):
        client.get(f"/arsip/{today():%Y/%m/%d}/")
