"""The whole way of a WordPress portal: from its export to public pages, with every picture and address."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from articles.importing.body import visible
from articles.models import Article, Edition, FormerAddress, Publication
from audit.models import Entry
from library.models import Photo
from tests.newsroom.test_import_articles import words_of_page
from tests.newsroom.wordpress import cdata, export, picture, post

CLASSIC = (
    "Paragraf pertama &amp; tanda “kutip”.\n\nParagraf kedua\nbaris kedua.\n\n"
    '[caption id="attachment_6" align="left" width="300"]<img class="wp-image-6" alt="Aula" '
    'src="https://lama.example/wp-content/uploads/2018/05/aula-300x200.jpg" /> Rapat di aula[/caption]\n\n'
    '[gallery ids="7"]\n\nPenutup dengan [kontak id="1"] dan ]]> di akhir.'
)
BLOCKS = (
    "<!-- wp:paragraph -->\n<p>Alinea blok.</p>\n<!-- /wp:paragraph -->\n\n"
    '<!-- wp:image {"id":7} -->\n<figure class="wp-block-image"><img class="wp-image-7" alt="Taman" '
    'src="https://lama.example/wp-content/uploads/2018/05/taman.png"/><figcaption>Taman kota</figcaption>'
    "</figure>\n<!-- /wp:image -->"
)


def write(folder, content, name="lama.xml"):
    path = folder / name
    path.write_bytes(content)
    return path


def run(path, *options):
    out = StringIO()
    call_command("import_wordpress", str(path), *options, stdout=out, stderr=StringIO())
    return out.getvalue()


def rows(path, name):
    found = path.with_name(f"{path.stem}.{name}.jsonl")
    return [json.loads(line) for line in found.read_text().splitlines()] if found.exists() else []


@pytest.fixture
def media(tmp_path):
    folder = tmp_path / "uploads" / "2018" / "05"
    folder.mkdir(parents=True)
    for name, color in (("aula.jpg", "navy"), ("taman.png", "green"), ("depan.jpg", "maroon")):
        Image.new("RGB", (640, 480), color).save(folder / name)
    Image.new("RGB", (100, 80)).save(folder / "kecil.jpg")
    return tmp_path / "uploads"


def portal():
    """An old portal with a post of each editor, a page and its pictures."""
    return export(
        picture(6, "2018/05/aula.jpg"),
        post(
            11,
            "Rapat &amp; Arsip",
            CLASSIC,
            excerpt__encoded=cdata("Ringkasan <b>lama</b>."),
            terms=[
                ("category", "siaran-pers", "Siaran Pers"),
                ("category", "arsip", "Arsip"),
                ("category", "uncategorized", "Uncategorized"),
                ("post_tag", "layanan", "Layanan Publik"),
            ],
            meta=[("_thumbnail_id", "8"), ("_wp_old_slug", "judul-semula"), ("_edit_lock", "x")],
        ),
        post(12, "Blok", BLOCKS, wp__post_date_gmt="2018-05-08 18:00:00"),
        post(13, "Profil", "Tentang kami.", wp__post_type="page", link="https://lama.example/profil/"),
        picture(7, "2018/05/taman.png", caption="Taman", alt="Pohon"),
        picture(8, "2018/05/depan.jpg", caption="Tampak depan", alt="Gedung"),
    )


def test_a_portal_comes_in_whole(cast, client, tmp_path, media):
    path = write(tmp_path, portal())
    assert "3 masuk, 0 sudah ada, 0 ditolak" in run(path, "--unit=humas", f"--media={media}")
    address = "/siaran-pers/2018/05/08/rapat-dan-arsip/"
    words = words_of_page(client, address)
    for piece in (
        *("Rapat & Arsip", "Ringkasan lama.", "Paragraf pertama & tanda “kutip”.", "Paragraf kedua"),
        *("baris kedua.", "Rapat di aula", 'dengan [kontak id="1"] dan ]]> di akhir.', "Melati & Tim"),
        *(
            "Tampak depan Foto: Portal Lama",
            "Taman",
            "Layanan Publik",
            "Arsip",
            "Selasa, 8 Mei 2018, 09.30 WIB",
        ),
    ):
        assert visible(piece) in words, piece
    assert "Uncategorized" not in words
    html = client.get(address).content.decode()
    photos = {photo.caption or photo.alt: photo for photo in Photo.objects.all()}
    assert set(photos) == {"Aula", "Taman", "Tampak depan"}
    for photo in photos.values():
        assert photo.path in html
        file = client.get(f"{photo.path}/320.webp")
        assert b"".join(file.streaming_content).startswith(b"RIFF")
    assert 'alt="Gedung"' in html
    assert "<p>Paragraf kedua<br>baris kedua.</p>" in html
    blocks = client.get("/berita/2018/05/09/blok/").content.decode()
    assert "<p>Alinea blok.</p>" in blocks
    assert "<figcaption>Taman kota</figcaption>" in blocks
    assert photos["Taman"].path in blocks
    assert "Tentang kami." in client.get("/pengumuman/2018/05/08/profil/").content.decode()


def test_every_old_address_leads_to_its_page(cast, client, tmp_path, media):
    run(write(tmp_path, portal()), "--unit=humas", f"--media={media}")
    new = "/siaran-pers/2018/05/08/rapat-dan-arsip/"
    for old, there in (
        ("/2018/05/08/judul-11/", new),
        ("/2018/05/08/judul-11", new),
        ("/2018/05/08/judul-11/?utm_source=x", new),
        ("/2018/05/08/judul-semula/", new),
        ("/?p=11", new),
        ("/?utm_source=x&p=11", new),
        ("/?page_id=13", "/pengumuman/2018/05/08/profil/"),
        ("/?p=13", "/pengumuman/2018/05/08/profil/"),
        ("/profil/", "/pengumuman/2018/05/08/profil/"),
    ):
        response = client.get(old)
        assert (response.status_code, response.get("Location")) == (301, there), old
    for query in ("?p=99", "?p=x", "?p=", "?p=%00", f"?p={'9' * 100}"):
        assert client.get(f"/{query}").status_code == 200, query


def test_a_second_run_changes_nothing(cast, tmp_path, media):
    path = write(tmp_path, portal())
    run(path, "--unit=humas", f"--media={media}")
    before = list(Publication.objects.values_list("pk", "sha256"))
    assert "0 masuk, 3 sudah ada, 0 ditolak" in run(path, "--unit=humas", f"--media={media}")
    assert list(Publication.objects.values_list("pk", "sha256")) == before
    assert Photo.objects.count() == 3


def test_what_was_never_public_is_skipped_and_told(cast, client, tmp_path):
    secret = {"content": "RahasiaLama"}
    path = write(
        tmp_path,
        export(
            post(1, "Draf", wp__status="draft", **secret),
            post(2, "Privat", wp__status="private", **secret),
            post(3, "Sampah", wp__status="trash", **secret),
            post(4, "Bersandi", wp__post_password="x", **secret),
            post(5, "Acara", wp__post_type="acara", **secret),
            post(6, "Menu", wp__post_type="nav_menu_item"),
            post(7, "Halaman", wp__post_type="page", **secret),
            post(8, "Terjadwal", wp__status="future", **secret),
            post(9, "Nanti", wp__post_date_gmt="2999-01-01 00:00:00", **secret),
            post(10, "Terbit"),
        ),
    )
    summary = run(path, "--unit=humas", "--pages=skip")
    assert "1 masuk, 0 sudah ada, 2 ditolak" in summary
    assert "6 dilewati." in summary
    assert [(row["id"], row["reason"]) for row in rows(path, "skipped")] == [
        ("1", "Tidak pernah terbit (draft)."),
        ("2", "Tidak pernah terbit (private)."),
        ("3", "Tidak pernah terbit (trash)."),
        ("4", "Dilindungi kata sandi."),
        ("5", "Jenis tulisan “acara” tidak diambil."),
        ("7", "Halaman dilewati sesuai pilihan."),
    ]
    assert [(row["id"], row["reason"]) for row in rows(path, "rejects")] == [
        ("8", "Tulisan ini dijadwalkan dan belum terbit."),
        ("9", "Tanggal 2999-01-01 00:00:00+00:00 masih di masa depan."),
    ]
    assert list(Article.objects.values_list("source_id", flat=True)) == ["10"]
    assert not Publication.objects.filter(canonical__contains="RahasiaLama").exists()


def test_a_post_without_what_it_needs_is_named(cast, tmp_path):
    path = write(
        tmp_path,
        export(
            post(1, title=cdata("")),
            post("", "Tanpa nomor"),
            post(3, "Ganda"),
            post(3, "Ganda"),
            post(4, "Sama", link="https://lama.example/2018/05/08/judul-3/"),
            post(5, "Aneh", wp__post_date_gmt="kemarin"),
            post(
                6, "Utuh", wp__post_date=None, wp__post_date_gmt=None, guid=None, dc__creator=None, link=None
            ),
        ),
    )
    run(path, "--unit=humas")
    assert sorted(row["reason"] for row in rows(path, "rejects")) == [
        "Alamat lama /2018/05/08/judul-3/ sudah dipakai berita lain.",
        "Isian id ini ganda di dalam berkas.",
        "Isian title wajib ada.",
        "Isian wp:post_id wajib ada.",
        "Tanggal “kemarin” tidak dapat dibaca.",
    ]
    kept = dict(Article.objects.values_list("source_id", "address"))
    assert kept["6"] == "/berita/2018/05/08/utuh/"


def test_an_address_that_two_items_claim_stays_with_the_first(cast, client, tmp_path):
    path = write(tmp_path, export(post(1, "Satu"), post(2, "Dua", guid="https://lama.example/?p=1")))
    assert "2 masuk" in run(path, "--unit=humas")
    assert client.get("/?p=1")["Location"] == "/berita/2018/05/08/satu/"
    assert rows(path, "notes")[0]["notes"] == ["Alamat lama /?p=1 sudah dipakai berita lain."]


def test_rubriks_and_units_by_category(cast, tmp_path):
    def of(*names):
        return [("category", name.lower().replace(" ", "-"), name) for name in names]

    path = write(
        tmp_path,
        export(
            post(1, terms=of("Berita", "Klarifikasi/Hoaks")),
            post(2, terms=of("Pidato/Sambutan")),
            post(3, terms=of("Galeri/Foto", "Protokol")),
            post(4, terms=of("Kabar Daerah")),
            post(5, wp__post_type="acara"),
        ),
    )
    run(path, "--unit=humas", "--kind=Kabar Daerah=berita", "--kind=acara=pengumuman")
    found = Publication.objects.order_by("pk").values_list("kind", "unit__slug", "topics")
    assert [tuple(one) for one in found] == [
        ("klarifikasi", "humas", []),
        ("pidato", "humas", []),
        ("foto", "protokol", []),
        ("berita", "humas", []),
        ("pengumuman", "humas", []),
    ]


def test_pictures_that_are_missing_refuse_and_unfit_ones_are_noted(cast, tmp_path, media):
    def image(name):
        return f'<img src="/wp-content/uploads/2018/05/{name}" alt="x">'

    path = write(
        tmp_path,
        export(
            post(1, content=f"Satu {image('hilang.jpg')}"),
            post(2, content=f"[caption]{image('kecil.jpg')} Kata-kata[/caption]"),
            post(3, content=image("../../../rahasia.jpg")),
        ),
    )
    assert "1 masuk, 0 sudah ada, 2 ditolak" in run(path, "--unit=humas", f"--media={media}")
    assert [row["reason"] for row in rows(path, "rejects")] == [
        "Gambar 2018/05/hilang.jpg tidak ditemukan.",
        "Gambar 2018/05/../../../rahasia.jpg tidak berada di folder berkas impor.",
    ]
    assert "320 dan 12000 piksel" in rows(path, "notes")[0]["notes"][0]
    assert Publication.objects.get().content["body"] == "<p>Kata-kata</p>"
    Image.new("RGB", (400, 400)).save(media / "2018" / "05" / "hilang.jpg")
    assert "1 masuk, 1 sudah ada, 1 ditolak" in run(path, "--unit=humas", f"--media={media}")


def test_without_a_media_folder_words_come_and_pictures_are_noted(cast, tmp_path):
    path = write(tmp_path, portal())
    assert "3 masuk" in run(path, "--unit=humas")
    assert Photo.objects.count() == 0
    assert "folder media tidak disebut" in rows(path, "notes")[0]["notes"][-1]
    assert "<img" not in "".join(Publication.objects.values_list("canonical", flat=True))


def test_a_dry_run_keeps_nothing(cast, tmp_path, media):
    path = write(tmp_path, portal())
    assert "3 masuk" in run(path, "--unit=humas", f"--media={media}", "--dry-run")
    assert [model.objects.count() for model in (Article, Edition, FormerAddress, Photo, Entry)] == [0] * 5


@pytest.mark.parametrize(
    "options", [["--unit=entah"], ["--media=tidak-ada"], ["--by=sari@example.test"], ["--kind=a=b"]]
)
def test_what_cannot_begin_says_so(cast, tmp_path, options):
    with pytest.raises(CommandError):
        run(write(tmp_path, portal()), *options)
