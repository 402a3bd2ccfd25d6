import pytest

from tests.text.fragments import INVISIBLE, TOKEN
from text.html import sanitise
from text.links import photo_token, safe_href


@pytest.mark.parametrize(
    ("address", "stored"),
    [
        ("https://contoh.go.id/a?b=1#c", "https://contoh.go.id/a?b=1#c"),
        (" HTTPS://Contoh.go.id ", "https://Contoh.go.id"),
        ("http://contoh.go.id/Siaran Pers.pdf", "http://contoh.go.id/Siaran%20Pers.pdf"),
        ("https://a.b/\u200bc\n", "https://a.b/c"),
        ("/berita/2018/", "/berita/2018/"),
        ("/", "/"),
        ("mailto:humas@contoh.go.id?subject=Halo", "mailto:humas@contoh.go.id?subject=Halo"),
        ("tel:+62 21 (345)", "tel:+6221(345)"),
    ],
)
def test_what_may_be_linked(address, stored):
    assert safe_href(address) == stored
    assert safe_href(stored) == stored


@pytest.mark.parametrize(
    "address",
    [
        *(
            "",
            "#a",
            "berita/",
            "//jahat.id",
            "/\\jahat.id",
            "/\t/jahat.id",
            "https:jahat.id",
            "https://",
            "ftp://a.b",
        ),
        *(
            "https://baik@jahat.id/",
            "https:/\\jahat.id",
            "java\nscript:x",
            "data:text/html,x",
            "mailto:x",
            "tel:abc",
        ),
        *("https://a.b/\\c", 'https://a.b/"x', "https://a.b/<x>", "\\\\jahat.id", "view-source:https://a.b"),
    ],
)
def test_what_may_not(address):
    assert safe_href(address) is None


def test_pictures():
    assert photo_token(f" /media/{TOKEN}\u200b ") == TOKEN
    for address in (
        f"/media/{TOKEN}/640.jpg",
        f"//x/media/{TOKEN}",
        f"/media/{TOKEN.upper()}",
        "/media/kurang",
        "",
    ):
        assert photo_token(address) is None


@pytest.mark.parametrize("hidden", [*INVISIBLE, "".join(INVISIBLE), " "])
def test_a_link_with_nothing_to_see_is_none(hidden):
    kept = sanitise(f'<p>kata <a href="https://judi.example/">{hidden}</a> lain</p>')
    assert "judi.example" not in kept
    assert "<a" in sanitise(f'<p>kata <a href="https://baik.example/">{hidden}x</a> lain</p>')
