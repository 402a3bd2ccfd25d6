"""Cleaning old bodies: what is odd is mended, what would be lost is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.body import literal_brackets, read_body, shown, visible
from articles.importing.item import Rejected


def test_a_list_of_paragraphs_is_taken_literally():
    assert read_body(["Satu & <b>dua</b>.", " ", "Tiga."]) == (
        "<p>Satu &amp; &lt;b&gt;dua&lt;/b&gt;.</p><p>Tiga.</p>",
        [],
    )


def test_old_html_becomes_ours():
    body, notes = read_body(
        '<P CLASS="x"><FONT>Satu<o:p></o:p></FONT></P><h1>Sub</h1>ekor<script>x()</script>'
    )
    assert body == "<p>Satu</p><h2>Sub</h2><p>ekor</p>"
    assert notes == []


def test_breaks_part_paragraphs():
    assert read_body("Satu<br /><br>Dua")[0] == "<p>Satu</p><p>Dua</p>"


def test_an_address_in_angle_brackets_is_text():
    assert (
        read_body("<p>Surel <humas@contoh.go.id> ya</p>")[0] == "<p>Surel &lt;humas@contoh.go.id&gt; ya</p>"
    )


@pytest.mark.parametrize("html", ["<p>a</p>", "<o:p>a</o:p>", "<!-- a -->", "</P>", "a < b", "<3"])
def test_what_opens_an_element_stays(html):
    assert literal_brackets(html) == html


def test_pictures_of_other_hosts_are_noted():
    assert read_body('<p>Satu<img src="http://lama.example/a.jpg"></p>') == (
        "<p>Satu</p>",
        ["1 gambar di dalam isi tidak ikut."],
    )


def test_an_empty_body_is_noted():
    assert read_body(None) == ("", ["Isi kosong."])


def test_text_that_moves_is_noted():
    body, notes = read_body("<table><tr><td>sel</td></tr>lepas</table>")
    assert sorted(visible(shown(body))) == sorted("sellepas")
    assert notes == ["Sebagian teks isi berpindah urutan."]


@pytest.mark.parametrize("value", [7, True, {"a": 1}, ["a", 1], [["a"]]])
def test_other_types_are_refused(value):
    with pytest.raises(Rejected, match="harus berupa HTML"):
        read_body(value)


def test_a_body_that_would_lose_words_is_refused():
    with pytest.raises(Rejected, match=r"karakter isi akan hilang"):
        read_body("<p>Satu</p><select><option>pilihan</option></select>")


def test_a_body_of_too_many_tags_is_refused():
    with pytest.raises(Rejected, match="terlalu banyak tag"):
        read_body("<b>x</b>" * 15_000)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=6))
def test_no_paragraph_loses_a_character(paragraphs):
    body, _notes = read_body(paragraphs)
    assert visible(shown(body)) == visible("".join(paragraphs)) or "\u0338" in "".join(paragraphs)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<td>", "<b>", "a ", "<ul><li>", "x<y", "&amp;", "<", "<br>"]))
)
def test_odd_html_is_taken_whole_or_refused(parts):
    html = "".join(parts)
    try:
        body, _notes = read_body(html)
    except Rejected:
        return
    assert sorted(visible(shown(body))) == sorted(visible(shown(literal_brackets(html))))
