import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.slugs import slugify_title


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        (
            "Kemensetneg Selenggarakan Sharing Session “Aparatur Sipil Negara dan Media Sosial”",
            "kemensetneg-selenggarakan-sharing-session-aparatur-sipil-negara-dan-media-sosial",
        ),
        ("Doa di Hari Jum'at & Sabtu", "doa-di-hari-jumat-dan-sabtu"),
        ("Café Ærø Łódź", "cafe-aero-lodz"),
        ("Rp1,3 triliun – 25%", "rp1-3-triliun-25"),
        ("日本 !?", "tanpa-judul"),
        ("", "tanpa-judul"),
        ("ﬁnal ① ²", "final-1-2"),
    ],
)
def test_titles(title, slug):
    assert slugify_title(title) == slug


def test_cut_between_words():
    assert slugify_title("satu dua tiga", 10) == "satu-dua"
    assert slugify_title("satu dua tiga", 8) == "satu-dua"
    assert slugify_title("a" * 20, 10) == "a" * 10


@given(st.text(), st.integers(1, 100))
def test_always_an_address(title, length):
    slug = slugify_title(title, length)
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*-?", slug)
    assert len(slug) <= length
    assert slugify_title(slug, length).rstrip("-") == slug.rstrip("-")
