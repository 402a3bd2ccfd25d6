"""A portal that is another ministry's by its settings alone: name, logo, colours, accounts, people."""

import json
import re
from io import BytesIO

import pytest
from PIL import Image

from articles.models import Publication
from portal import colours
from portal.identity.logo import logo_is_there
from tests.portal.public import published

pytestmark = pytest.mark.django_db

LONG = "Kementerian Koordinator Bidang Pemberdayaan Masyarakat dan Keberlangsungan Lingkungan Hidup"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">'
    '<rect width="120" height="40" fill="#a01414"/></svg>'
)
RED = (160, 20, 20)


@pytest.fixture
def other(settings):
    """Another ministry."""
    settings.MINISTRY_NAME, settings.MINISTRY_SHORT_NAME = LONG, "Kemenkopem"
    settings.SOCIAL_ACCOUNTS = [("Instagram", "https://instagram.example/kemenkopem")]
    settings.MASTHEAD = [("Pengarah", "Retno Wulandari, Sekretaris Kementerian")]
    return settings


@pytest.fixture
def logo(tmp_path):
    """A wide logo, as SVG and in dots."""
    (tmp_path / "lambang.svg").write_text(SVG)
    Image.new("RGBA", (900, 300), RED).save(tmp_path / "lambang.png")
    return tmp_path / "lambang.svg"


def ministry(client):
    page = client.get("/").content.decode()
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1]
    return next(node for node in json.loads(data) if node["@type"] == "GovernmentOrganization")


def crests(client, address="/"):
    return re.findall(r'<img class="crest[^>]*>', client.get(address).content.decode())


def pixels(response):
    return Image.open(BytesIO(b"".join(response))).convert("RGB")


def test_name_accounts_and_people_are_settings(client, other):
    shown = client.get("/redaksi-kami/").content.decode()
    assert "Kementerian Contoh Negara" not in shown
    for words in (LONG, "https://instagram.example/kemenkopem", "Retno Wulandari, Sekretaris Kementerian"):
        assert words in shown
    told = ministry(client)
    assert (told["name"], told["alternateName"]) == (LONG, "Kemenkopem")
    assert told["sameAs"] == ["https://instagram.example/kemenkopem"]


def test_the_logo_stands_in_every_frame_at_an_address_of_its_bytes(client, other, logo):
    other.MINISTRY_LOGO = str(logo)
    for address in ("/", "/widget/", "/redaksi/akun/login/"):
        assert crests(client, address)
        assert all(
            'width="168" height="56"' in one for one in crests(client, address) if 'height="56"' in one
        )
    address = re.search(r'src="(/identitas/[0-9a-f]{12}/logo\.svg)"', crests(client)[0])[1]
    answer = client.get(address)
    assert (answer["Content-Type"], answer.content.decode()) == ("image/svg+xml", SVG)
    assert "immutable" in answer["Cache-Control"]
    assert "script-src 'self'" in answer["Content-Security-Policy"]  # a script in it would not run
    older = client.get("/identitas/000000000000/logo.svg")
    assert (older.content.decode(), older["Cache-Control"]) == (SVG, "public, max-age=60")


def test_readers_elsewhere_get_the_logo_in_dots(client, other, logo):
    other.MINISTRY_LOGO = str(logo)
    told = ministry(client)["logo"]
    assert (told["width"], told["height"]) == (900, 300)
    answer = client.get(told["url"].removeprefix(other.SITE_URL))
    assert Image.open(BytesIO(answer.content)).size == (900, 300)


def test_share_pictures_and_icons_wear_it(client, cast, other, logo, tmp_path):
    other.MEDIA_ROOT = tmp_path / "media"
    before = pixels(client.get("/kartu/portal.png"))
    other.MINISTRY_LOGO = str(logo)
    assert close(pixels(client.get("/kartu/portal.png")).getpixel((150, 58)), RED)
    assert not close(before.getpixel((150, 58)), RED)
    touch = re.search(r'rel="apple-touch-icon" href="([^"]+)"', client.get("/").content.decode())[1]
    icon = Image.open(BytesIO(client.get(touch).content))
    assert (icon.size, close(icon.getpixel((90, 90)), RED)) == ((180, 180), True)


def close(one, other):
    return max(abs(first - second) for first, second in zip(one, other, strict=True)) < 24


def test_without_a_logo_the_name_stands_alone(client, cast, other, tmp_path):
    other.MEDIA_ROOT = tmp_path / "media"
    other.MINISTRY_LOGO = ""
    published(cast, kind="siaran-pers", fields={"number": "44/HM/2026"})
    address = Publication.objects.get().address
    assert logo_is_there() == []
    assert crests(client) == crests(client, address) == crests(client, "/widget/") == []
    assert "logo" not in ministry(client)
    assert pixels(client.get("/kartu/portal.png")).size == (1200, 630)
    icon = re.search(r'rel="icon" href="([^"]+)"', client.get("/").content.decode())[1]
    assert Image.open(BytesIO(client.get(icon).content)).size == (32, 32)
    assert client.get("/identitas/000000000000/logo.svg").status_code == 404


def test_the_manifest_names_it_all(client, other, logo):
    other.MINISTRY_LOGO = str(logo)
    answer = client.get("/manifest.webmanifest")
    told = json.loads(answer.content)
    assert answer["Content-Type"] == "application/manifest+json"
    assert (told["name"], told["short_name"], told["lang"]) == (LONG, "Kemenkopem", "id")
    for icon in told["icons"]:
        size = int(icon["sizes"].partition("x")[0])
        assert Image.open(BytesIO(client.get(icon["src"]).content)).size == (size, size)


@pytest.mark.parametrize("name", ["ikon-33.png", "ikon-999.png", "logo.gif", "../logo.svg"])
def test_there_is_no_other_file(client, db, name):
    assert client.get(f"/identitas/000000000000/{name}").status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "ids"),
    [
        ("tidak-ada.svg", None, ["portal.E002"]),
        ("lambang.gif", b"GIF89a", ["portal.E002"]),
        ("lambang.svg", b"<svg></svg>", ["portal.E002"]),
        ("lambang.png", b"bukan gambar", ["portal.E002"]),
        ("sendiri.svg", SVG.encode(), ["portal.W002"]),
    ],
)
def test_a_logo_that_cannot_be_shown_is_pointed_out(settings, tmp_path, name, data, ids):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    settings.MINISTRY_LOGO = str(tmp_path / name)
    assert [found.id for found in logo_is_there()] == ids


def test_a_coarse_logo_is_pointed_out(settings, tmp_path):
    Image.new("RGBA", (60, 60)).save(tmp_path / "kecil.png")
    settings.MINISTRY_LOGO = str(tmp_path / "kecil.png")
    assert [found.id for found in logo_is_there()] == ["portal.W003"]


@pytest.mark.parametrize("given", ["#ffee88", "#000000", "#808080", "#00ff00", "#ffffff", "#7a1f2b"])
def test_no_accent_is_too_faint_to_read(settings, given):
    settings.ACCENT = given
    for paper in ("light", "dark"):
        assert colours.least_contrast(colours.accent(paper), paper) >= 4.5
        assert f"--accent-on-{paper}: {colours.accent(paper)};" in colours.sheet()


def test_an_accent_that_can_be_read_is_left_as_it_is(settings):
    settings.ACCENT, settings.ACCENT_ON_DARK = "#7a1f2b", "#f2b8be"
    assert (colours.accent("light"), colours.accent("dark")) == ("#7a1f2b", "#f2b8be")


def test_what_is_no_colour_never_gets_into_a_sheet(settings):
    settings.ACCENT = "red;} body { display: none"
    assert colours.sheet() == ""


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_long_name_and_a_wide_logo_fit_a_phone(browse, cast, other, logo):
    other.MINISTRY_LOGO = str(logo)
    published(cast, "Sesi Berbagi", kind="siaran-pers", fields={"number": "44/HM/2026"})
    address = Publication.objects.get().address
    for width in (320, 1280):
        page = browse(viewport={"width": width, "height": 700})
        for place in ("/", address, "/redaksi/akun/login/"):
            page.goto(place)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            box = page.locator(".crest").first.bounding_box()
            assert 28 <= box["height"] <= 64
            assert box["width"] < width * 0.6
        page.goto("/")
        assert page.locator(".masthead__row").bounding_box()["height"] < (260 if width == 320 else 140)
