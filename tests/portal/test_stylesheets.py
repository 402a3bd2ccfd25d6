import re
from pathlib import Path

import pytest

from portal.stylesheets import SHEETS, laid_in

STATIC = Path(__file__).resolve().parent.parent.parent / "static"


def read(name):
    return (STATIC / name).read_text()


@pytest.mark.parametrize("name", SHEETS)
def test_every_part_lies_in_the_sheet(name):
    sheet = read(name)
    whole = laid_in(sheet, name, read)
    assert "@import" not in whole
    assert whole.count("@layer ") == sheet.count("@import ") + 1


def test_components_refer_to_no_files():
    """Addresses in a part would be read from the sheet's place, not from the part's."""
    parts = (STATIC / "css/components").glob("*.css")
    assert [part.name for part in parts if "url(" in part.read_text()] == []


def test_colours_live_in_the_tokens():
    colour = re.compile(r"#[0-9a-f]{3,8}\b(?=[;, )])|!important")
    sheets = [
        path for path in (STATIC / "css").rglob("*.css") if path.name not in ("tokens.css", "print.css")
    ]
    assert [path.name for path in sheets if colour.search(path.read_text())] == []


def test_every_icon_in_use_is_in_the_sprite():
    sprite = read("img/icons.svg")
    templates = (STATIC.parent / "templates").rglob("*.html")
    names = re.compile(r'icon(?:\.html" with name)?="([-a-z0-9]+)"')
    used = {name for path in templates for name in names.findall(path.read_text())}
    assert [name for name in sorted(used) if f'id="{name}"' not in sprite] == []
