"""Documents on the portal: the approved bytes under a permanent name, while a public text carries them."""

import json
import os
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.content import document_words, enclosing
from library.actions import title_document
from portal.documents import hash_of
from tests import cast as people
from tests.cast import move
from tests.library.papers import a_document, office, pdf
from tests.portal.public import corrected, draft, published

pytestmark = pytest.mark.django_db
PDF = pdf("Salinan peraturan")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def document(cast):
    return a_document(cast, "Peraturan Nomor 7", raw=PDF, description="Salinan resmi")


def words(*documents, **more):
    return {"documents": [document_words(one, **more) for one in documents]}


def address(document, name="peraturan-nomor-7.pdf"):
    return f"/dokumen/{document.pk}/{name}"


def get(client, path, **headers):
    """The answer with its file read, which closes it."""
    answer = client.get(path, **headers)
    answer.bytes = answer.getvalue() if answer.streaming else answer.content
    return answer


def withdraw(cast, publication):
    move("withdraw", publication.edition, cast.ratna, comment="Lampiran ini memuat data pribadi.")


class TestServing:
    def test_the_approved_bytes_with_honest_headers(self, client, cast, document):
        published(cast, **words(document))
        answer = get(client, address(document))
        assert (answer.status_code, answer.bytes) == (200, PDF)
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Length"] == str(len(PDF))
        assert answer["Content-Disposition"] == 'inline; filename="peraturan-nomor-7.pdf"'
        assert answer["ETag"] == f'"{document.sha256}"'
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Cache-Control"] == "public, no-cache"
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert answer.cookies == {}
        head = client.head(address(document))
        assert (head.streaming, head.content, head["Content-Length"]) == (False, b"", str(len(PDF)))
        assert head["ETag"] == answer["ETag"]
        assert client.post(address(document)).status_code == 405

    @pytest.mark.parametrize(
        ("raw", "suffix", "kind", "shown"),
        [
            (office("docx"), "docx", "application/vnd.openxmlformats-officedocument", "attachment"),
            (b"A;B\n1;2\n", "csv", "text/csv; charset=utf-8", "attachment"),
            (b"<script>alert(1)</script>", "txt", "text/plain; charset=utf-8", "inline"),
        ],
    )
    def test_kinds(self, client, cast, raw, suffix, kind, shown):
        made = a_document(cast, "Data", raw=raw)
        published(cast, **words(made))
        answer = get(client, address(made, f"data.{suffix}"))
        assert answer["Content-Type"].startswith(kind)
        assert answer["Content-Disposition"] == f'{shown}; filename="data.{suffix}"'
        assert answer.bytes == raw

    def test_unchanged_bytes_are_not_sent_again(self, client, cast, document):
        published(cast, **words(document))
        answer = get(client, address(document), HTTP_IF_NONE_MATCH=f'"{document.sha256}"')
        assert (answer.status_code, answer.bytes, answer["ETag"]) == (304, b"", f'"{document.sha256}"')

    @pytest.mark.parametrize(
        ("asked", "status", "part"),
        [
            ("bytes=0-7", 206, PDF[:8]),
            ("bytes=5-", 206, PDF[5:]),
            ("bytes=-6", 206, PDF[-6:]),
            ("bytes=0-99999999", 206, PDF),
            ("bytes=99999999-", 416, b""),
            ("bytes=7-3", 200, PDF),
            ("bytes=-", 200, PDF),
            ("bytes=0-1,4-5", 200, PDF),
            ("baris=1-2", 200, PDF),
            (f"bytes={'9' * 5000}-", 200, PDF),
        ],
    )
    def test_ranges(self, client, cast, document, asked, status, part):
        published(cast, **words(document))
        answer = get(client, address(document), HTTP_RANGE=asked)
        assert (answer.status_code, answer.bytes) == (status, part)
        if status == 206:
            start = PDF.index(part)
            assert answer["Content-Range"] == f"bytes {start}-{start + len(part) - 1}/{len(PDF)}"
            other = get(client, address(document), HTTP_RANGE=asked, HTTP_IF_RANGE='"lain"')
            assert (other.status_code, other.bytes) == (200, PDF)

    def test_the_name_is_that_of_the_approved_words(self, client, cast, document):
        words_now = {"title": "Judul Pustaka Baru", "description": "", "language": "id"}
        published(cast, **words(document))
        title_document(document=document, by=cast.sari, **words_now)
        assert get(client, address(document)).status_code == 200
        answer = get(client, address(document, "judul-pustaka-baru.pdf"))
        assert (answer.status_code, answer["Location"]) == (302, address(document))

    @pytest.mark.parametrize(
        "path", ["0/a.pdf", "7/a.pdf", "999999999999999999/a.pdf", f"{'9' * 40}/a.pdf", "1/a\x00.pdf", "1/a"]
    )
    def test_what_nobody_offers_is_not_there(self, client, cast, document, path):
        published(cast, **words(document))
        assert get(client, f"/dokumen/{path}").status_code in (302, 404)

    def test_nor_when_their_time_is_set_back(self, client, cast, document):
        published(cast, **words(document))
        before = document.path.stat()
        assert get(client, address(document)).status_code == 200
        time.sleep(0.05)  # more than a tick of the file system's clock
        document.path.write_bytes(PDF.replace(b"Salinan", b"Palsuan"))
        os.utime(document.path, ns=(before.st_atime_ns, before.st_mtime_ns))
        after = document.path.stat()
        assert (after.st_ino, after.st_mtime_ns, after.st_size) == (
            before.st_ino,
            before.st_mtime_ns,
            before.st_size,
        )
        assert get(client, address(document)).status_code == 404

    def test_other_bytes_than_the_approved_are_never_served(self, client, cast, document, caplog):
        published(cast, **words(document))
        assert get(client, address(document)).status_code == 200
        document.path.write_bytes(PDF.replace(b"Salinan", b"Palsuan"))
        hash_of.cache_clear()  # a change within one tick of the clock, that only a test can make
        assert get(client, address(document)).status_code == 404
        document.path.unlink()
        assert get(client, address(document)).status_code == 404
        assert [record.message.rpartition(" is ")[2] for record in caplog.records[:1]] == [
            "not what was approved"
        ]


class TestItsTime:
    def test_before(self, client, cast, document):
        draft(cast, **words(document))
        people.approved(cast, title="Disetujui", **words(document))
        edition = people.approved(cast, title="Terjadwal", **words(document))
        move("schedule", edition, cast.rina, at=timezone.now() + timezone.timedelta(hours=1))
        assert get(client, address(document)).status_code == 404
        move("unschedule", edition, cast.rina)
        assert get(client, address(document)).status_code == 404

    @pytest.mark.django_db(transaction=True)  # spans of time need transactions of their own
    def test_after_withdrawal(self, client, cast, document):
        publication = published(cast, **words(document))
        other = published(cast, "Berita lain", **words(document))
        withdraw(cast, publication)
        assert get(client, address(document)).status_code == 200
        withdraw(cast, other)
        answer = get(client, address(document))
        assert answer.status_code == 410
        assert "tidak lagi tersedia" in answer.content.decode()
        assert "Peraturan" not in answer.content.decode()

    @pytest.mark.django_db(transaction=True)
    def test_after_a_later_edition_without_it(self, client, cast, document):
        publication = published(cast, **words(document))
        kept = a_document(cast, "Tetap", raw=pdf("tetap"))
        corrected(cast, publication, **words(kept))
        assert get(client, address(document)).status_code == 410
        assert get(client, address(kept, "tetap.pdf")).status_code == 200
        old = client.get(f"{publication.address}versi/1/").content.decode()
        assert "Peraturan Nomor 7" in old
        assert "Dokumen ini tidak lagi ditampilkan." in old
        assert address(document) not in old

    def test_signing_in_changes_nothing(self, client, cast, document):
        draft(cast, **words(document))
        client.force_login(cast.sari)
        assert get(client, address(document)).status_code == 404


class TestTold:
    def test_in_the_article(self, client, cast, document):
        english = a_document(cast, "Press <Kit>", raw=office("pptx"), language="en")
        page = client.get(published(cast, **words(document, english)).address).content.decode()
        box = page.partition('<section class="documents"')[2].partition("</section>")[0]
        assert f'href="{address(document)}"' in box
        assert "PDF, " in box
        assert "Salinan resmi" in box
        assert "Press &lt;Kit&gt;" in box
        assert 'hreflang="en"' in box
        assert box.index("Peraturan") < box.index("Press")

    def test_no_box_without_documents(self, client, cast):
        assert 'class="documents"' not in client.get(published(cast).address).content.decode()

    def test_to_readers_elsewhere(self, client, cast, document, settings):
        publication = published(cast, **words(document))
        whole = f"{settings.SITE_URL}{address(document)}"
        told = client.get(f"/api/v1/articles{publication.address}").json()["documents"]
        assert told == [
            {
                "title": "Peraturan Nomor 7",
                "description": "Salinan resmi",
                "language": "id",
                "url": whole,
                "type": "application/pdf",
                "size": len(PDF),
                "sha256": document.sha256,
            }
        ]
        for feed in ("/feed/rss.xml", "/feed/atom.xml"):
            assert f"&lt;a href=&quot;{whole}&quot;&gt;" in client.get(feed).content.decode().replace(
                '"', "&quot;"
            )
        item = json.loads(client.get("/feed/feed.json").content)["items"][0]
        assert f'<a href="{whole}">Peraturan Nomor 7</a> (PDF, ' in item["content_html"]
        page = client.get(publication.address).content.decode()
        nodes = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
        assert nodes[0]["associatedMedia"][0]["contentUrl"] == whole

    def test_to_those_who_search(self, client, cast):
        found = a_document(cast, "Pedoman Retensi Arsip", raw=pdf("pedoman"))
        published(cast, "Berita tanpa kata itu", **words(found))
        published(cast, "Berita lain")
        page = client.get("/cari/", {"q": "retensi"}).content.decode()
        assert "Berita tanpa kata itu" in page
        assert "Berita lain" not in page.partition("<main")[2].partition("</main>")[0]
        assert "Dokumen: <span>Pedoman <mark>Retensi</mark> Arsip</span>" in " ".join(page.split())


def queries(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as caught:
        client.get(path)
    return len(caught)


def test_an_article_takes_as_many_queries_for_three_documents_as_for_one(client, cast, document):
    more = [a_document(cast, f"Lampiran {number}", raw=pdf(str(number))) for number in range(2)]
    one = published(cast, **words(document))
    three = published(cast, "Berita kaya", **words(document, *more))
    assert queries(client, three.address) == queries(client, one.address)


def test_a_text_from_before_there_were_documents(client, cast):
    publication = published(cast)
    assert enclosing(publication.content, []) == publication.content
    assert client.get(f"/api/v1/articles{publication.address}").json()["documents"] == []
