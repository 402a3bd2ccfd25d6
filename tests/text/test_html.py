import html
import re
import time

import nh3
import pytest
from hypothesis import example, given, settings

from tests.text.fragments import HOSTILE, TAME, TOKEN
from text.canonical import canonical
from text.characters import JUNK, visible
from text.html import (
    blocks,
    clean_import,
    excerpt,
    paragraphs_to_html,
    photo_tokens,
    plain,
    reading_minutes,
    sanitise,
)
from text.tree import Element, parsed, reading

# the contract, said a second time and apart from the code: tags, attributes, values
ALLOWED = {
    **{key: {} for key in ["p", "h2", "h3", "ul", "ol", "li", "strong", "em", "br", "blockquote", "footer"]},
    **{key: {} for key in ["table", "thead", "tbody", "tr", "figure", "figcaption", "small"]},
    "a": {"href": r"https?://[^\s@\\]+|mailto:[^\s]+@[^\s]+|tel:[+0-9().-]+|/([^/\\\s][^\s\\]*)?"},
    "td": {"colspan": "[1-9][0-9]?", "rowspan": "[1-9][0-9]?"},
    "th": {"scope": "col|row", "colspan": "[1-9][0-9]?", "rowspan": "[1-9][0-9]?"},
    "img": {"src": "/media/[a-z0-9]{22,32}", "alt": ".*", "width": "[0-9]{1,5}", "height": "[0-9]{1,5}"},
}
STRICT = nh3.Cleaner(
    tags=set(ALLOWED),
    attributes={tag: set(attributes) for tag, attributes in ALLOWED.items()},
    link_rel=None,
    url_schemes={"http", "https", "mailto", "tel"},
)
TAG = re.compile(r'<(/?)([a-z0-9]+)((?: [a-z]+="[^"<>]*")*)>')

FIGURE = (
    f'<figure><img src="/media/{TOKEN}" alt="Aula &quot;Serba&quot;" width="10" height="20">'
    "<figcaption>Suasana <small>Foto: Rina</small></figcaption></figure>"
)
EDITOR = (
    '<h2>Judul</h2><p>Satu <strong>dua <em>tiga</em></strong><br>“empat” &amp; &lt;lima&gt;&nbsp;"enam"</p>'
    '<p><a href="https://contoh.go.id/?a=1&amp;b=2">laman <strong>resmi</strong></a></p>'
    "<ul><li><p>a</p><ol><li><p>b</p><p>c</p></li></ol></li></ul>"
    "<blockquote><p>Kata.</p><p>Lagi.</p><footer>Herman, Kepala Biro</footer></blockquote>"
    '<table><thead><tr><th scope="col" colspan="2"><p>Unit</p></th></tr></thead><tbody><tr>'
    '<th scope="row"><p>Humas</p></th><td rowspan="2"><ul><li><p>x</p></li></ul></td></tr><tr><td></td></tr>'
    "</tbody></table>" + FIGURE
)


def check_allowed(clean):
    rest = TAG.sub("", clean)
    assert "<" not in rest
    assert ">" not in rest
    for _, tag, attributes in TAG.findall(clean):
        for name, value in re.findall(r'([a-z]+)="([^"]*)"', attributes):
            assert re.fullmatch(ALLOWED[tag][name], html.unescape(value)), (tag, name, value)
        assert tag in ALLOWED


@given(HOSTILE)
@settings(max_examples=300, deadline=None)
@example("=\u0338<p>\u0338x</p>")
@example(f'<li><figure><img src="/media/{TOKEN}"></figure>x')
def test_nothing_but_the_allow_list_comes_out_and_twice_is_once(dirty):
    clean = sanitise(dirty)
    check_allowed(clean)
    assert sanitise(clean) == clean
    assert STRICT.clean(clean) == clean  # a browser's parser reads it as it stands
    assert not JUNK.search(clean)
    assert canonical({"body": clean}) == '{"body":' + canonical({"": clean})[4:]
    assert clean_import(clean) == clean or "<br><br>" in clean
    assert "".join(blocks(clean)) == clean


@given(TAME)
@settings(max_examples=300, deadline=None)
def test_no_character_of_an_import_is_lost(old):
    before = visible(reading(parsed(old)))
    assert visible(plain(clean_import(old))).replace("\u0338", "") == before.replace("\u0338", "")
    assert clean_import(clean_import(old)) == clean_import(old)


def test_what_the_editor_writes_stays_byte_for_byte():
    assert sanitise(EDITOR) == EDITOR
    assert STRICT.clean(EDITOR) == EDITOR


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("<p>a</p><p> &nbsp;\u200b</p><h2></h2><ul><li></li></ul>", "<p>a</p>"),
        ('<p>a<a href="https://x.id"> </a>b<a href="https://x.id"></a></p>', "<p>a b</p>"),
        ("<p>a</p>b<div>c<div>d</div></div>", "<p>a</p><p>b</p><p>c</p><p>d</p>"),
        ("<h1>A</h1><h4>B</h4><b>c</b><i>d</i>", "<h2>A</h2><h3>B</h3><p><strong>c</strong><em>d</em></p>"),
        ("<p>a<script>x</script><style>y</style><svg><text>z</text></svg>b</p>", "<p>ab</p>"),
        ('<a href="//jahat.id">x</a>', "<p>x</p>"),
        ('<a href="https://baik.go.id@jahat.id/">x</a>', "<p>x</p>"),
        ('<a href="tel:+62 21 345">x</a>', '<p><a href="tel:+6221345">x</a></p>'),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("<footer>a</footer>", "<p>a</p>"),
        ("<table><tr><td></td></tr></table>", ""),
        (f'<img src="/media/{TOKEN}">', f'<figure><img src="/media/{TOKEN}" alt=""></figure>'),
        ('<p>a<img src="//jahat.id/x.png">b</p>', "<p>ab</p>"),
        ("e\u0301", "<p>\xe9</p>"),
    ],
)
def test_cases(dirty, clean):
    assert sanitise(dirty) == clean
    assert sanitise(clean) == clean


def test_a_head_that_reaches_into_the_body_is_left_out():
    table = '<table><tr><th rowspan="2">A<th>B<tr><td>1</table>'
    assert sanitise(table).startswith('<table><tbody><tr><th scope="col" rowspan="2">')


def test_line_breaks_part_paragraphs_of_imports_only():
    assert clean_import("a<br> <br>b<br>c") == "<p>a</p><p>b<br>c</p>"
    assert clean_import("a\n\nb\nc") == "<p>a</p><p>b c</p>"
    assert sanitise("a<br><br>b") == "<p>a<br><br>b</p>"


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 200_000,
        "<ul><li>" * 9_000,
        "<table><tr><td>" * 6_000,
        "<foo>" * 50_000 + "</bar>" * 50_000,
        "<b><i><a href=/x>" * 6_000,
        "<" * 100_000,
        "<p>a</p>" * 30_000,
    ],
    ids=lambda bomb: bomb[:12],
)
def test_deep_and_huge_texts_are_bounded(bomb):
    start = time.process_time()
    clean = sanitise(bomb)
    assert time.process_time() - start < 5
    assert sanitise(clean) == clean


def test_too_complex_texts_keep_their_words():
    assert plain("<div><b>a</b>b</div>" * 10_000) == " ".join(["ab"] * 10_000)


def test_plain_text():
    assert plain(EDITOR) == (
        'Judul Satu dua tiga “empat” & <lima>\xa0"enam" laman resmi a b c Kata. Lagi. Herman, Kepala Biro'
        " Unit Humas x Suasana Foto: Rina"
    )
    assert plain("<p>satu<strong>dua</strong></p><p>tiga</p>") == "satudua tiga"


def test_tokens_blocks_and_paragraphs():
    assert photo_tokens(EDITOR + FIGURE) == [TOKEN]
    assert blocks("<p>a</p>b<ul><li>c") == ["<p>a</p>", "<p>b</p>", "<ul><li><p>c</p></li></ul>"]
    assert (
        paragraphs_to_html(["a <b> & c", " ", "\u200b", "d\ne"]) == "<p>a &lt;b&gt; &amp; c</p><p>d<br>e</p>"
    )
    text = paragraphs_to_html(["<script>", "x\x00y"])
    assert text == "<p>&lt;script&gt;</p><p>xy</p>" == sanitise(text)


@pytest.mark.parametrize(
    ("length", "shown"), [(100, "satu dua, tiga"), (14, "satu dua, tiga"), (13, "satu dua…"), (4, "sat…")]
)
def test_excerpt(length, shown):
    assert excerpt("<p>satu dua,</p><p>tiga</p>", length) == shown
    assert len(shown) <= length


def test_reading_minutes():
    assert [reading_minutes(f"<p>{'kata ' * words}</p>") for words in (0, 199, 500, 2_000)] == [1, 1, 2, 10]


def test_elements_are_found_in_reading_order():
    root = parsed("<p>a<b>b</b></p><b>c</b>")
    assert [reading(found) for found in root.find("b")] == ["b", "c"]
    assert reading(Element("p", children=["x"])) == "x"
