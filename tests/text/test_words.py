import pytest

from text.words import byline, count_words

SETNEG = "({writers} - Humas {ministry})"
LONG = "({writers}/{editors} - Humas {ministry}; Foto: {photographers})"


def test_count_words():
    assert count_words("Rapat – “dibuka” pukul 09.30, tutup .\n8 ...") == 6
    assert count_words("") == 0


@pytest.mark.parametrize(
    ("pattern", "people", "line"),
    [
        (SETNEG, (["ART"],), "(ART - Humas Kemensetneg)"),
        (SETNEG, (["ART", " ", "BD"],), "(ART/BD - Humas Kemensetneg)"),
        (SETNEG, ([],), ""),
        (LONG, (["ART"], ["SS"], ["R", "Y"]), "(ART/SS - Humas Kemensetneg; Foto: R/Y)"),
        (LONG, (["ART"],), "(ART - Humas Kemensetneg)"),
        (LONG, ([], ["SS"]), "(SS - Humas Kemensetneg)"),
        (LONG, ([], [], ["R"]), "(Humas Kemensetneg; Foto: R)"),
        (LONG, ([], [], []), ""),
        ("{writers} | {editors}", (["A"], ["B"]), "A | B"),
        ("{writers}, {x}", (["A"],), "A, {x}"),
        ("Humas {ministry}", ([],), ""),
        ("", (["A"],), ""),
    ],
)
def test_byline(pattern, people, line):
    assert byline(pattern, *people, ministry="Kemensetneg") == line
