"""The history of a text tells what each version changed, as long as that costs little."""

from desk.chronicle import COMPARED_SIZE, versions_of
from tests.cast import complete, started
from text.diff import size


def versions(cast, bodies):
    edition = started(cast)
    for body in bodies:
        complete(edition, by=cast.sari, body=body)
    return [version.words for version in versions_of(edition)]


def test_each_version_counts_the_words_it_changed(cast):
    bodies = ["<p>satu</p>", "<p>satu dua</p>", "<p>tiga empat lima</p>"]
    assert versions(cast, bodies)[:2] == [5, 1]


def test_of_very_long_texts_only_the_newest_are_compared(cast):
    long = f"<p>{'x<br>' * 12_000}</p>"
    assert 2 * size(long) < COMPARED_SIZE < 4 * size(long)
    words = versions(cast, ["<p>satu</p>", long, long.replace("x", "y"), f"{long}<p>z</p>"])
    assert [count is None for count in words] == [False, True, True, True, True]


def test_a_version_that_leaves_the_body_alone_is_cheap(cast):
    long = f"<p>{'x<br>' * 12_000}</p>"
    edition = complete(started(cast), by=cast.sari, body=long)
    for title in ("Judul Dua", "Judul Tiga", "Judul Empat Kata"):
        complete(edition, by=cast.sari, body=long, title=title)
    assert [version.words for version in versions_of(edition)][:3] == [2, 1, 5]
