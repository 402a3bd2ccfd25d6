from datetime import timedelta

import pytest
from django.utils import timezone

SITE = "https://humas.contoh.example"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


def test_robots_stay_out_of_the_desk_and_find_the_sitemaps(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[:3] == ["User-agent: *", "Disallow: /redaksi/", "Disallow: /cari/"]
    assert lines[-2:] == [f"Sitemap: {SITE}/sitemap.xml", f"Sitemap: {SITE}/sitemap-berita.xml"]


def test_assistants_find_what_is_here(client, db):
    shown = client.get("/llms.txt").content.decode()
    assert shown.startswith("# Kementerian Contoh Negara\n\n> ")
    links = [line.rpartition("(")[2].rstrip(")") for line in shown.splitlines() if line.startswith("- [")]
    assert f"{SITE}/klarifikasi/" in links
    for link in links:
        assert client.get(link.removeprefix(SITE)).status_code == 200


def test_security_contact(client, settings):
    settings.SECURITY_CONTACT = "mailto:keamanan@contoh.example"
    settings.SECURITY_EXPIRES = timezone.localdate() + timedelta(days=90)
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "Contact: mailto:keamanan@contoh.example",
        f"Expires: {settings.SECURITY_EXPIRES.isoformat()}T23:59:59Z",
        "Preferred-Languages: id, en",
        f"Canonical: {SITE}/.well-known/security.txt",
    ]


@pytest.mark.parametrize(("contact", "days"), [("", 90), ("mailto:keamanan@contoh.example", -1)])
def test_no_contact_that_does_not_hold(client, db, settings, contact, days):
    settings.SECURITY_CONTACT = contact
    settings.SECURITY_EXPIRES = timezone.localdate() + timedelta(days=days)
    assert client.get("/.well-known/security.txt").status_code == 404


def test_health_asks_the_database(client, db):
    assert client.get("/sehat").content == b"sehat\n"


def test_unknown_address_shows_the_way_back(client, db):
    response = client.get("/tidak-ada/")
    assert response.status_code == 404
    assert "Halaman tidak ditemukan" in response.content.decode()
    assert response.cookies == {}
