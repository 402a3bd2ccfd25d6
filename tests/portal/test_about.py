"""The pages about the portal itself, the ministry's own looks, and the pages for what cannot be shown."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory
from django.views.defaults import bad_request, permission_denied, server_error

from articles.content import topics
from portal import colours
from tests.portal.public import SECRET, draft, published, scheduled

PAGES = ["/redaksi-kami/", "/aksesibilitas/", "/privasi/", "/peta-situs/"]


@pytest.mark.parametrize("address", PAGES)
def test_pages_about_the_portal_set_no_cookie(client, db, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")


def test_masthead_comes_from_settings_and_never_from_accounts(client, cast, settings):
    settings.MASTHEAD = [("Penanggung jawab", "Hasan Wiratama, Kepala Biro Humas")]
    settings.MINISTRY_EMAIL, settings.PPID_URL = "humas@contoh.go.id", "https://ppid.contoh.go.id"
    shown = client.get("/redaksi-kami/").content.decode()
    for words in (
        "Hasan Wiratama, Kepala Biro Humas",
        "mailto:humas@contoh.go.id",
        "https://ppid.contoh.go.id",
    ):
        assert words in shown
    assert [person.email for person in cast.people if person.email in shown] == []


def test_social_accounts_stand_in_the_footer(client, db, settings):
    settings.SOCIAL_ACCOUNTS = [("Instagram", "https://instagram.example/humas")]
    assert 'href="https://instagram.example/humas"' in client.get("/privasi/").content.decode()


def test_site_map_counts_what_is_public(client, cast):
    published(cast, topics=topics(["Media sosial", "Aparatur"]))
    published(cast, topics=topics(["Media sosial"]))
    draft(cast)
    scheduled(cast)
    response = client.get("/peta-situs/")
    counted = [(topic.name, topic.number) for topic in response.context["topics"]]
    assert counted == [("Aparatur", 1), ("Media sosial", 2)]
    assert "Rahasia" not in response.content.decode()


@pytest.mark.parametrize("items", [1, 3])
def test_site_map_takes_five_queries(client, cast, items, django_assert_num_queries):
    for number in range(items):
        published(cast, f"Berita {number}", topics=topics([f"Topik {number}"]))
    with django_assert_num_queries(5):
        client.get("/peta-situs/")


def test_the_accent_is_a_setting(client, db, settings):
    assert "warna.css" not in client.get("/privasi/").content.decode()
    settings.ACCENT, settings.ACCENT_ON_DARK = "#7a1f2b", "#f2b8be"
    shown = client.get("/privasi/").content.decode()
    assert '<link rel="stylesheet" href="/warna.css?' in shown
    sheet = client.get("/warna.css")
    assert sheet["Content-Type"].startswith("text/css")
    assert "--accent-on-light: #7a1f2b;" in sheet.content.decode()
    assert "--accent-on-dark: #f2b8be;" in sheet.content.decode()


@pytest.mark.parametrize(
    ("accent", "ids"), [("", []), ("#0b4a6f", []), ("red;}", ["portal.E001"]), ("#ffee88", ["portal.W001"])]
)
def test_an_accent_must_be_a_colour_that_can_be_read(settings, accent, ids):
    settings.ACCENT = accent
    assert [found.id for found in colours.accent_is_legible()] == ids


def test_contrast_is_that_of_wcag():
    assert colours.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colours.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_an_unknown_address_leads_on(client, cast):
    published(cast, "Yang Terbaru")
    draft(cast)
    scheduled(cast)
    response = client.get("/berita/2018/05/08/salah-ketik/")
    shown = response.content.decode()
    assert response.status_code == 404
    assert "Yang Terbaru" in shown
    assert 'href="/arsip/2018/"' in shown
    assert SECRET not in shown


@pytest.mark.parametrize(
    "address", ["/berita/2018/13/40/x/", "/9999/99/99/", "/%00/2018/01/01/", "/x" * 2000]
)
def test_odd_unknown_addresses_are_404(client, db, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("view", "error", "title"),
    [
        (bad_request, ValueError("x"), "Permintaan tidak dikenali"),
        (permission_denied, PermissionDenied(), "Anda tidak memiliki hak akses"),
        (server_error, None, "Ada gangguan"),
    ],
)
def test_errors_stand_in_the_face_without_the_database(view, error, title):
    """No database mark: a query would fail this test."""
    request = RequestFactory().get("/")
    response = view(request, error) if error else view(request)
    shown = response.content.decode()
    assert title in shown
    assert "Peta situs" in shown
