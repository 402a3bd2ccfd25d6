"""What a page costs over the wire without its pictures: HTML, styles, scripts and fonts, compressed."""

import re
from pathlib import Path

import brotli
import pytest

from portal.stylesheets import laid_in
from tests.portal.showcase import open_house

pytestmark = pytest.mark.django_db(transaction=True)

STATIC = Path(__file__).resolve().parent.parent.parent / "static"
LIMITS = {"home": 90_000, "article": 60_000, "siaran-pers": 60_000, "klarifikasi": 60_000, "foto": 60_000}


def read(name):
    return (STATIC / name).read_text()


def packed(words):
    return len(brotli.compress(words.encode(), quality=5))


def weight(html):
    """Bytes by part; icons are counted too, though they are a picture."""
    sheets = re.findall(r'<link rel="stylesheet" href="/static/([^"]+)"', html)
    styles = "".join(laid_in(read(name), name, read) for name in sheets)
    scripts = re.findall(r'<script type="module" src="/static/([^"]+)"', html)
    fonts = {Path(path).name for path in re.findall(r'url\("([^"]+\.woff2)"\)', styles)}
    return {
        "html": packed(html),
        "styles": packed(styles),
        "scripts": sum(packed(read(name)) for name in scripts),
        "fonts": sum((STATIC / "fonts" / name).stat().st_size for name in fonts),
        "icons": packed(read("img/icons.svg")),
    }


def test_pages_are_light(client, cast):
    addresses = open_house(cast)
    weights = {name: weight(client.get(addresses[name]).content.decode()) for name in LIMITS}
    assert all(parts["styles"] > 1000 and parts["fonts"] > 30_000 for parts in weights.values())
    heavy = {name: parts for name, parts in weights.items() if sum(parts.values()) > LIMITS[name]}
    assert heavy == {}
