"""The content of posts as WordPress stores it: line breaks, blocks, shortcodes, pictures."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.body import literal_brackets, read_body, shown, visible
from articles.importing.item import Rejected
from articles.importing.pictures import placed
from articles.importing.wordpress.content import Content
from articles.importing.wordpress.site import Attachment, Site
from library.models import Photo
from text.html import sanitise

UPLOADS = "https://lama.example/wp-content/uploads"


def site(**blocks):
    made = Site(blocks=blocks)
    made.channel.fields["wp:base_blog_url"] = "https://lama.example"
    made.media_hosts.add("berkas.lama.example")
    for number in ("6", "7"):
        made.attachments[number] = Attachment(
            number, f"{UPLOADS}/2018/05/foto{number}.jpg", f"2018/05/foto{number}.jpg", "", "Rapat", (0, 0)
        )
        made.children["5"].append(number)
    return made


def body(stored, **blocks):
    """The body with every picture's own file name as its token, and the notes."""
    content = Content(site(**blocks), "5")
    html, _notes = read_body(content.html(stored))
    for place, picture in content.pictures.items():
        html = html.replace(place, picture.name)
    return html, list(content.notes)


@pytest.mark.parametrize(
    ("stored", "html"),
    [
        ("Satu.\n\nDua.", "<p>Satu.</p><p>Dua.</p>"),
        ("Satu.\r\n\r\nDua\r\nlagi.", "<p>Satu.</p><p>Dua<br>lagi.</p>"),
        ("Satu<br />\nDua", "<p>Satu<br>Dua</p>"),
        ("<strong>Satu\n\nDua</strong>", "<p><strong>Satu</strong></p><p><strong>Dua</strong></p>"),
        ("Satu\n<h2>Sub</h2>\nDua", "<p>Satu</p><h2>Sub</h2><p>Dua</p>"),
        ("<ul>\n\t<li>a</li>\n\n\t<li>b\nc</li>\n</ul>", "<ul><li><p>a</p></li><li><p>b<br>c</p></li></ul>"),
        ('<a\nhref="/x">Satu\nDua</a>', '<p><a href="/x">Satu</a><br><a href="/x">Dua</a></p>'),
        ("<pre>satu\ndua</pre>", "<p>satu<br>dua</p>"),
        ("Satu<!--more-->Dua<!--nextpage-->Tiga", "<p>Satu</p><p>Dua</p><p>Tiga</p>"),
        ("a < b\n\nc > d", "<p>a &lt; b</p><p>c &gt; d</p>"),
        ("Satu<script>\nx()\n</script>Dua", "<p>SatuDua</p>"),
        (
            "<blockquote>Kata\n\nlagi<cite>Melati</cite></blockquote>",
            "<blockquote><p>Kata</p><p>lagi</p><footer>Melati</footer></blockquote>",
        ),
    ],
)
def test_breaks_of_the_classic_editor(stored, html):
    assert body(stored)[0] == html


def test_blocks_lose_their_marks_and_keep_their_words():
    stored = (
        '<!-- wp:paragraph {"align":"center"} -->\n<p>Satu\ndua.</p>\n<!-- /wp:paragraph -->\n\n'
        "<!-- wp:heading -->\n<h2>Sub</h2>\n<!-- /wp:heading -->\n\nLepas\n\nlagi\n\n"
        "<!-- wp:list -->\n<ul><!-- wp:list-item -->\n<li>a</li>\n<!-- /wp:list-item --></ul>\n"
        "<!-- /wp:list -->"
        "<!-- wp:separator /-->"
    )
    assert body(stored) == (
        "<p>Satu dua.</p><h2>Sub</h2><p>Lepas</p><p>lagi</p><ul><li><p>a</p></li></ul>",
        [],
    )


def test_a_shared_block_stands_where_it_is_named():
    assert body('<!-- wp:block {"ref":9} /-->', **{"9": "<!-- wp:paragraph --><p>Bersama</p>"})[0] == (
        "<p>Bersama</p>"
    )
    assert body('Satu<!-- wp:block {"ref":8} /-->')[1] == ["Blok bersama nomor 8 tidak ada di dalam ekspor."]


def test_blocks_that_name_each_other_end():
    started = time.monotonic()
    body("Satu", **{"9": "x"})
    blocks = {"9": '<!-- wp:block {"ref":9} /-->' * 1000}
    _html, notes = body('<!-- wp:block {"ref":9} /-->', **blocks)
    assert notes == ["Blok bersama nomor 9 tidak ada di dalam ekspor."]
    assert time.monotonic() - started < 5


IMAGE = f'<img class="wp-image-6" src="{UPLOADS}/2018/05/foto6-300x200.jpg" alt="Aula" width="300" />'
FIGURE = '<figure><img src="/media/2018/05/foto6.jpg" alt="Aula">{}</figure>'


@pytest.mark.parametrize(
    ("stored", "html"),
    [
        (f"Satu {IMAGE} dua", f"<p>Satu</p>{FIGURE.format('')}<p>dua</p>"),
        (
            f'[caption id="attachment_6" width="300"]<a href="{UPLOADS}/x.jpg">{IMAGE}</a>'
            " Rapat di <em>aula</em>[/caption]",
            FIGURE.format("<figcaption>Rapat di aula</figcaption>"),
        ),
        (
            f'[caption caption="Rapat lama"]{IMAGE}[/caption]',
            FIGURE.format("<figcaption>Rapat lama</figcaption>"),
        ),
        (
            f'<!-- wp:image {{"id":6}} -->\n<figure class="wp-block-image">{IMAGE}'
            "<figcaption>Rapat</figcaption></figure>\n"
            "<!-- /wp:image -->",
            FIGURE.format("<figcaption>Rapat</figcaption>"),
        ),
        (
            "<!-- wp:gallery --><ul class='blocks-gallery-grid'><li><figure>"
            f"{IMAGE}</figure></li></ul><!-- /wp:gallery -->",
            FIGURE.format(""),
        ),
    ],
)
def test_pictures_become_figures_of_their_original_files(stored, html):
    assert body(stored) == (html, [])


def test_galleries_by_number_or_by_what_was_uploaded_to_the_post():
    figures = [
        f'<figure><img src="/media/2018/05/foto{number}.jpg" alt="Rapat">'
        "<figcaption>Rapat</figcaption></figure>"
        for number in (6, 7)
    ]
    assert body("[gallery]")[0] == figures[0] + figures[1]
    assert body('Satu[gallery columns="2" ids="7,6"]')[0] == f"<p>Satu</p>{figures[1]}{figures[0]}"
    assert body('[gallery ids="99"]') == ("", ["Gambar nomor 99 tidak ada di dalam ekspor."])


@pytest.mark.parametrize(
    ("src", "names"),
    [
        (f"{UPLOADS}/2018/05/lain-1024x768.jpg", "2018/05/lain.jpg"),
        ("//www.lama.example/wp-content/uploads/a%20b.png", "a b.png"),
        ("/wp-content/uploads/sites/3/c.jpg", "sites/3/c.jpg"),
        ("https://berkas.lama.example/2018/e.jpg?w=300", "2018/e.jpg"),
        ("https://i2.wp.com/lama.example/wp-content/uploads/d.jpg?resize=1", "d.jpg"),
    ],
)
def test_own_pictures_by_their_address(src, names):
    assert body(f'<img src="{src}" alt="x">')[0] == f'<figure><img src="/media/{names}" alt="x"></figure>'


@pytest.mark.parametrize(
    "src",
    [
        "https://lain.example/wp-content/uploads/a.jpg",
        "https://i0.wp.com/lain.example/a.jpg",
        "data:image/png;base64,AAAA",
        "http://[",
        "",
    ],
)
def test_pictures_from_elsewhere_are_named(src):
    html, notes = body(f'Satu<img class="wp-image-6" src="{src or "https://lain.example/b.jpg"}">')
    assert html == "<p>Satu</p>"
    assert notes[0].startswith("Gambar di alamat lain tidak diambil: ")


def test_a_picture_cannot_name_a_photo_of_ours():
    token = "a" * 32
    assert token not in Content(site(), "5").html(f"<img src=\"/media/{token}\"><img src='/media/{token}' x>")


def test_faces_become_characters():
    assert body('Ya <img class="wp-smiley" src="https://s.w.org/x.png" alt="🙂">')[0] == "<p>Ya 🙂</p>"


@pytest.mark.parametrize(
    "stored",
    [
        "[embed]https://video.example/a?b=1&amp;c=2[/embed]",
        '[video src="https://video.example/a?b=1&c=2"][/video]',
        "[youtube https://video.example/a?b=1&amp;c=2]",
        '<iframe src="//video.example/a?b=1&amp;c=2" width="1">tidak didukung</iframe>',
        '<video controls><source src="https://video.example/a?b=1&amp;c=2"></video>',
        '<figure class="wp-block-embed"><div>\nhttps://video.example/a?b=1&amp;c=2\n</div></figure>',
        "https://video.example/a?b=1&amp;c=2",
        '<embed src="https://video.example/a?b=1&amp;c=2">',
    ],
)
def test_players_become_links(stored):
    address = "https://video.example/a?b=1&amp;c=2"
    assert body(stored)[0] == f'<p><a href="{address}">{address}</a></p>'


def test_a_player_of_a_script_leads_nowhere():
    assert body('Satu<iframe src="javascript:x()"></iframe>') == (
        "<p>Satu</p>",
        ["Sisipan tanpa alamat tidak ikut."],
    )


def test_other_shortcodes_stay_and_are_named():
    html, notes = body('[vc_row el="1"]Satu [1] [sic][/vc_row] [kontak-form id="3"] [[caption]x[/caption]]')
    assert html == '<p>[vc_row el="1"]Satu [1] [sic][/vc_row] [kontak-form id="3"] [[caption]x[/caption]]</p>'
    assert notes == [
        "Kode pendek [vc_row] dibiarkan sebagai teks.",
        "Kode pendek [kontak-form] dibiarkan sebagai teks.",
    ]


def test_a_photo_takes_the_place_of_its_picture_and_a_caption_survives_without():
    content = Content(site(), "5")
    html, _notes = read_body(content.html(f"[caption]{IMAGE} Rapat & <em>aula</em>[/caption]"))
    (place,) = content.pictures
    photo = Photo(width=640, height=480)
    with_photo = placed(html, {place: photo})
    assert with_photo == (
        f'<figure><img src="{photo.path}" alt="Aula" width="640" height="480">'
        "<figcaption>Rapat &amp; aula</figcaption></figure>"
    )
    assert sanitise(with_photo) == with_photo
    assert placed(html, {place: None}) == "<p>Rapat &amp; aula</p>"


@pytest.mark.parametrize(
    "piece",
    [
        '[caption id="',
        "[gallery ids=",
        "<img src='",
        "<iframe ",
        "<!-- wp:block {",
        "<pre>",
        '<a "',
        "\n \n",
        "<cite>",
    ],
)
def test_hostile_content_ends_soon(piece):
    started = time.monotonic()
    Content(site(), "5").html(piece * 500 + "x" * 100_000)
    assert time.monotonic() - started < 5


def test_too_many_tags_are_refused_before_any_work():
    with pytest.raises(Rejected, match="terlalu banyak tag"):
        body("<iframe>" * 25_000)


PIECES = [
    "<p>",
    "</p>",
    "<b>",
    "a ",
    "\n",
    "\n\n",
    "<li>",
    "x<y",
    "&amp;",
    "<br>",
    "</b>",
    "<h2>",
    "<td>",
    "[a b]",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "<!-- wp:p -->", "<!-- /wp:p -->", "<pre>", "</pre>"])))
def test_no_character_is_lost(parts):
    stored = "".join(parts)
    try:
        html, _notes = read_body(Content(Site(), "1").html(stored))
    except Rejected:
        return
    assert sorted(visible(shown(html))) == sorted(visible(shown(literal_brackets(stored))))
