import random
import re
import time

import pytest
from hypothesis import given, settings

from tests.text.fragments import HOSTILE, TOKEN
from tests.text.test_html import ALLOWED, EDITOR, TAG
from text.characters import escaped
from text.diff import changed_words, compare, compare_text, count_changes, render
from text.html import paragraphs_to_html, plain, sanitise

FIGURE = (
    '<figure><img src="/media/{0}" alt="{1}"><figcaption>{2} <small>Foto: A</small></figcaption></figure>'
)
OTHER = "zyxwvutsrqponmlkjihgfe"


def without(tag, html):
    return re.sub(f"<{tag}>.*?</{tag}>", "", html)


def words(html):
    """The author's words in `html`, without notes."""
    return re.sub(r"\s+", " ", plain(without("small", html.replace("<br>", " ")))).strip()


def check_pair(old, new):
    html = render(compare(old, new))
    assert {tag for _, tag, _ in TAG.findall(html)} <= {*ALLOWED, "ins", "del"}
    assert "<" not in TAG.sub("", html)
    assert TAG.findall(html).count(("", "ins", "")) == TAG.findall(html).count(("/", "ins", ""))
    kept = re.sub("</?(ins|del)>", "", without("del", html))
    before = re.sub("</?(ins|del)>", "", without("ins", html))
    assert words(kept).replace(" ", "") == words(with_descriptions(new)).replace(" ", "")
    assert words(before).replace(" ", "") == words(with_descriptions(old)).replace(" ", "")


def with_descriptions(html):
    """The comparison prints the descriptions of pictures before their captions."""
    html = re.sub(r'<img[^>]*? alt="([^"]*)"[^>]*>', r"<figcaption>\1</figcaption>", sanitise(html))
    return html.replace("<figure>", "").replace("</figure>", "")


@given(HOSTILE, HOSTILE)
@settings(max_examples=200, deadline=None)
def test_safe_and_complete_for_any_two_texts(old, new):
    check_pair(old, new)
    changes = compare(old, new)
    assert any(change.is_change for change in changes) == (sanitise(old) != sanitise(new))
    assert (count_changes(changes) == 0) == (sanitise(old) == sanitise(new))


@given(HOSTILE)
@settings(max_examples=100, deadline=None)
def test_a_text_equals_itself(body):
    assert "<ins>" not in render(compare(body, body))
    assert "<del>" not in render(compare(body, body))
    check_pair(body, EDITOR)


@pytest.mark.parametrize(
    ("old", "new", "shown", "count"),
    [
        ("<p>a b c</p>", "<p>a x c</p>", "<p>a<del> b</del><ins> x</ins> c</p>", 1),
        ("<p>b c</p>", "<p>a b c</p>", "<p><ins>a </ins>b c</p>", 1),
        (
            "<p>rapat dibuka kini</p>",
            "<p>rapat <strong>di</strong>buka kini</p>",
            "<p>rapat<del> dibuka</del><ins> <strong>di</strong>buka</ins> kini</p>",
            2,
        ),
        ("<p>a</p>", "<h2>a</h2>", "<p><del>a</del></p><h2><ins>a</ins></h2>", 2),
        ("<p>a b</p>", "<p>a <em>b</em></p>", "<p>a<del> b</del><ins> <em>b</em></ins></p>", 1),
        ("<p>a<br>b</p>", "<p>a b</p>", "<p>a<del><small>↵</small><br></del><ins> </ins>b</p>", 1),
        ("<p>a</p><p>b</p>", "<p>b</p>", "<p><del>a</del></p><p>b</p>", 1),
        (
            "<ul><li>a<li>b</ul>",
            "<ul><li>b</ul>",
            "<ul><li><p><del>a</del></p></li><li><p>b</p></li></ul>",
            1,
        ),
    ],
)
def test_cases(old, new, shown, count):
    changes = compare(old, new)
    assert render(changes) == shown
    assert count_changes(changes) == count == changed_words(old, new)


def test_a_new_link_target_is_printed():
    old, new = (f'<p>lihat <a href="https://{host}.id/">laman</a></p>' for host in ("baik", "jahat"))
    html = render(compare(old, new))
    assert "<del> laman <small>[https://baik.id/]</small></del>" in html
    assert "<ins> laman <small>[https://jahat.id/]</small></ins>" in html


def test_pictures_and_their_words():
    old = FIGURE.format(TOKEN, "aula", "Suasana rapat")
    assert "<ins> penuh</ins>" in render(compare(old, FIGURE.format(TOKEN, "aula penuh", "Suasana rapat")))
    assert "<ins> akbar</ins>" in render(compare(old, FIGURE.format(TOKEN, "aula", "Suasana rapat akbar")))
    html = render(compare(old, FIGURE.format(OTHER, "aula", "Suasana rapat")))
    assert f'<del><img src="/media/{TOKEN}" alt=""></del>' in html
    assert f'<ins><img src="/media/{OTHER}" alt=""></ins>' in html
    moved = render(compare("<p>x</p>" + old, old + "<p>x</p>"))
    assert moved.count("<img") == 2 or "<del>x</del>" in moved


def test_tables_and_borders():
    table = "<table><tr><th>A<th>B<tr><td>1<td>2{}</table>"
    html = render(compare(table.format(""), table.format("<tr><td>3<td>")))
    assert "<tr><td><p><ins>3</ins></p></td><td><ins><small>(kosong)</small></ins></td></tr>" in html
    assert "<ins>" in render(compare("<ul><li>a</ul><ul><li>b</ul>", "<ul><li>a<li>b</ul>"))


def test_plain_fields():
    assert (
        render(compare_text("Judul <lama>", "Judul baru"))
        == f"Judul<del> {escaped('<lama>')}</del><ins> baru</ins>"
    )
    assert not any(change.is_change for change in compare_text("a  b", "a b"))


def test_five_thousand_words_are_compared_word_by_word():
    chance = random.Random(8)
    lexicon = [f"kata{number}" for number in range(1_500)]
    weights = [1 / (rank + 1) for rank in range(1_500)]
    text = chance.choices(lexicon, weights, k=5_000)
    edited = [chance.choice(lexicon) if chance.random() < 0.05 else word for word in text]
    for size in (100, 5_000):
        old, new = (
            paragraphs_to_html(" ".join(side[at : at + size]) for at in range(0, 5_000, size))
            for side in (text, edited)
        )
        assert 200 < changed_words(old, new) < 400


@pytest.mark.parametrize(
    ("old", "new"),
    [("x y " * 2_500, "x z " * 2_500), ("<p>x" * 2_000, "<p>x y" * 2_000), ("a b " * 2_500, "b a " * 2_500)],
)
def test_hostile_repetition_costs_little(old, new):
    start = time.process_time()
    compare(old, new)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(("words", "marked"), [(100, "dua"), (8_000, "satu dua")])
def test_very_long_bodies_are_marked_by_whole_lines(words, marked):
    long = f"<p>{'kata ' * words}</p>"
    changes = compare(f"{long * 2}<p>satu dua</p>", f"{long * 2}<p>satu tiga</p>")
    html = render(changes)
    assert f"<del>{marked}</del>" in html.replace(" <", "<").replace("<del> ", "<del>")
    assert html.count("<del>") == 1
    assert "kata" not in re.sub("<(p)>(kata ?)+</p>", "", html)
    check_pair(f"{long * 2}<p>satu dua</p>", f"{long * 2}<p>satu tiga</p>")
