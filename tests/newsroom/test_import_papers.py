"""Documents that an old text links to come in with it."""

from html import unescape

import pytest

from articles.importing.papers import linked, papers_in, titled
from articles.models import Publication
from library.models import Document
from tests.library.papers import pdf
from tests.newsroom.test_import_wordpress import rows, run, write
from tests.newsroom.wordpress import export, post
from text.canonical import digest

OLD = "https://lama.example/wp-content/uploads/2018/05"
BODY = (
    f'<p>Unduh <a href="{OLD}/perma-7.pdf">Peraturan <strong>Nomor 7</strong></a> atau '
    f'<a href="{OLD}/perma-7.pdf">di sini</a>, <a href="{OLD}/skrip.pdf">ini</a>, '
    f'<a href="{OLD}/hilang.pdf">itu</a> dan <a href="https://lain.example/uploads/a.pdf">lain</a>.</p>'
)


@pytest.fixture
def portal(tmp_path, settings, cast):
    settings.MEDIA_ROOT = tmp_path / "media"
    folder = tmp_path / "uploads" / "2018" / "05"
    folder.mkdir(parents=True)
    (folder / "perma-7.pdf").write_bytes(pdf("Peraturan"))
    (folder / "skrip.pdf").write_bytes(pdf(extra=b"<< /S /JavaScript >>"))
    return write(tmp_path, export(post(11, "Peraturan baru", BODY)))


def imported(portal, client, *options):
    run(portal, "--media", str(portal.parent / "uploads"), "--unit", "humas", *options)
    return Publication.objects.first()


def test_documents_come_in_and_links_lead_to_them(portal, client):
    publication = imported(portal, client)
    document = Document.objects.get()
    assert (document.title, document.format, document.unit.slug) == ("Peraturan Nomor 7", "pdf", "humas")
    assert publication.documents == [document.pk]
    assert digest(publication.canonical) == publication.sha256
    address = f"/dokumen/{document.pk}/peraturan-nomor-7.pdf"
    assert publication.content["body"].count(f'<a href="{address}">') == 2
    answer = client.get(address)
    assert (answer.status_code, answer.getvalue()) == (200, pdf("Peraturan"))
    page = unescape(client.get(publication.address).content.decode())
    assert page.count(address) >= 3
    assert f"{OLD}/hilang.pdf" in page


def test_what_stays_outside_is_said(portal, client):
    imported(portal, client)
    (noted,) = rows(portal, "notes")
    assert [note for note in noted["notes"] if "skrip.pdf" in note and "memuat skrip" in note]
    assert [note for note in noted["notes"] if "hilang.pdf tidak ditemukan" in note]
    assert not [note for note in noted["notes"] if "lain.example" in note]


def test_a_trial_leaves_nothing(portal, client):
    assert imported(portal, client, "--dry-run") is None
    assert not Document.objects.exists()
    assert not (portal.parent / "media").exists()


def test_a_second_run_brings_nothing_twice(portal, client):
    imported(portal, client)
    imported(portal, client)
    assert (Publication.objects.count(), Document.objects.count()) == (1, 1)


def test_a_file_outside_of_the_folder_is_not_read(tmp_path, portal, client):
    (tmp_path / "rahasia.pdf").write_bytes(pdf("rahasia"))
    path = write(tmp_path, export(post(12, "Lain", f'<a href="{OLD}/../../../rahasia.pdf">x</a>')), "l.xml")
    imported(path, client)
    assert not Document.objects.exists()


def test_titles():
    assert titled(" Surat\nedaran ", "a/b.pdf") == "Surat edaran"
    assert titled("https://lama.example/b.pdf", "2018/surat_edaran-3.PDF") == "surat edaran 3"
    assert len(titled("x" * 500, "a.pdf")) == 150


def test_bodies_keep_what_is_none_of_ours():
    body = '<p><a href="https://a.example/x.pdf">x</a> <a href="/b.docx?a=1&amp;b=2">y</a></p>'
    assert list(papers_in(body, lambda address: ())) == []
    assert linked(body, {}) == body
    assert [paper.href for paper in papers_in(body, lambda address: ("b.docx",))] == [
        "https://a.example/x.pdf",
        "/b.docx?a=1&amp;b=2",
    ]
