"""Documents on the writing page, on the review page and in the library."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.content import document_words
from articles.models import Autosave
from desk.redlines import Comparison
from library.models import Document
from tests.cast import complete, in_review, move, started
from tests.desk.pages import address, posted, signed_in
from tests.desk_registry.registry import HOSTILE, queries
from tests.library.papers import a_document, pdf
from tests.portal.public import published

SENT = {"document_title": "Peraturan Nomor 7", "document_description": "Salinan", "document_language": "en"}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def edition(cast):
    return complete(started(cast), by=cast.sari)


def upload(raw=None, name="apa-saja.exe"):
    """A file with a name that says nothing true."""
    return SimpleUploadedFile(name, pdf("Isi peraturan") if raw is None else raw)


def save(who, edition, **changed):
    return signed_in(who).post(address("write", edition.pk), posted(edition, who, **changed))


def documents(edition):
    edition.refresh_from_db()
    return edition.latest.content.get("documents", [])


def with_documents(edition, by, *made):
    complete(edition, by=by, documents=[document_words(one) for one in made])


class TestWriting:
    def test_a_page_without_documents_offers_to_upload(self, cast, edition):
        page = signed_in(cast.sari).get(address("write", edition.pk)).content.decode()
        assert 'name="document_file" data-document-file="26214400" data-too-large="Berkas ini' in page
        assert "Belum ada dokumen." in page

    def test_an_uploaded_document_is_kept_and_enclosed(self, cast, edition):
        assert save(cast.sari, edition, document_file=upload(), **SENT).status_code == 302
        kept = Document.objects.get()
        assert (kept.unit, kept.uploaded_by, kept.format) == (cast.humas, cast.sari, "pdf")
        assert documents(edition) == [document_words(kept)]
        assert documents(edition)[0]["language"] == "en"
        page = signed_in(cast.sari).get(address("write", edition.pk)).content.decode()
        assert ">Peraturan Nomor 7</textarea>" in page

    def test_saving_without_a_change_makes_no_revision(self, cast, edition):
        with_documents(edition, cast.sari, a_document(cast))
        number = edition.latest.number
        save(cast.sari, edition)
        documents(edition)
        assert edition.latest.number == number

    def test_pick_name_order_and_remove(self, cast, edition):
        one, two, three = (a_document(cast, name, raw=pdf(name)) for name in ("Satu", "Dua", "Tiga"))
        save(cast.sari, edition, documents_more=one.pk)
        save(cast.sari, edition, documents_more=two.pk)
        save(cast.sari, edition, documents_more=three.pk)
        assert [each["title"] for each in documents(edition)] == ["Satu", "Dua", "Tiga"]
        titles = {"documents_title": ["Satu", " Nama\r\nLain ", "Tiga"], "documents_place": ["3", "1", "2"]}
        save(cast.sari, edition, **titles)
        assert [each["title"] for each in documents(edition)] == ["Nama Lain", "Tiga", "Satu"]
        save(cast.sari, edition, documents_gone=[two.pk, one.pk])
        assert documents(edition) == [document_words(three)]
        save(cast.sari, edition, documents_gone=three.pk)
        assert documents(edition) == []
        assert "documents" not in edition.latest.content

    def test_a_document_of_another_unit_cannot_be_picked_but_stays(self, cast, edition):
        foreign = a_document(cast, by=cast.wayan, unit=cast.protokol)
        answer = save(cast.sari, edition, documents_more=foreign.pk)
        assert answer.status_code == 422
        assert "tidak ada di pustaka Anda" in answer.content.decode()
        with_documents(edition, cast.rina, foreign)
        assert save(cast.sari, edition, title="Judul baru").status_code == 302
        assert documents(edition) == [document_words(foreign)]

    @pytest.mark.parametrize(
        ("changed", "field", "sentence"),
        [
            ({"document_file": lambda: upload(b"MZ\x90\x00")}, "document_file", "tidak diterima"),
            ({"document_file": lambda: upload(pdf(extra=b"/JavaScript "))}, "document_file", "skrip"),
            ({"document_title": " \u200b"}, "document_title", "Beri judul dokumen"),
            ({"document_title": "x" * 151}, "document_title", "150"),
            ({"document_title": "a\x00b"}, "document_title", "karakter"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(self, cast, edition, changed, field, sentence):
        made = {name: value() if callable(value) else value for name, value in changed.items()}
        answer = save(
            cast.sari, edition, **{"document_file": upload(), **SENT, "title": "Judul Baru", **made}
        )
        page = answer.content.decode()
        assert answer.status_code == 422
        assert sentence in page.partition(f'id="id_{field}_error"')[2][:400]
        assert "Judul Baru" in page
        assert not Document.objects.exists()

    def test_an_error_elsewhere_does_not_ask_for_the_file_again(self, cast, edition):
        old = a_document(cast, "Lama", raw=pdf("lama"))
        with_documents(edition, cast.sari, old)
        answer = save(cast.sari, edition, document_file=upload(), event_date="32 Mei 2018", **SENT)
        assert answer.status_code == 422
        rows = answer.context["form"]["documents"].value()
        assert [row["title"] for row in rows] == ["Lama", "Peraturan Nomor 7"]
        assert answer.context["form"]["document_title"].value() == ""

    def test_a_save_that_comes_too_late_keeps_the_document(self, cast, edition):
        data = posted(edition, cast.sari, document_file=upload(), **SENT)
        move("submit", edition, cast.sari)
        move("claim", edition, cast.rina)
        assert signed_in(cast.sari).post(address("write", edition.pk), data).status_code == 409
        assert Autosave.objects.get().data["documents"] == [str(Document.objects.get().pk)]
        page = signed_in(cast.sari).get(address("write", edition.pk), {"pulihkan": "1"}).content.decode()
        assert ">Peraturan Nomor 7</textarea>" in page

    def test_two_people_meet(self, cast, edition):
        mine = posted(edition, cast.sari, title="Judul Sari")
        with_documents(edition, cast.budi, a_document(cast))
        answer = signed_in(cast.sari).post(address("write", edition.pk), mine)
        assert answer.status_code == 409
        rows = answer.context["form"]["documents"].value()
        assert [row["title"] for row in rows] == ["Peraturan Nomor 7"]

    @pytest.mark.parametrize("text", [*HOSTILE, "9" * 400, "-1"])
    def test_hostile_fields_never_break_the_page(self, cast, edition, text):
        with_documents(edition, cast.sari, a_document(cast))
        for name in ("documents", "documents_title", "documents_place", "documents_gone", "documents_more"):
            assert save(cast.sari, edition, **{name: text}).status_code in (302, 422)

    def test_too_many(self, cast, edition):
        made = [a_document(cast, str(at), raw=pdf(str(at))) for at in range(21)]
        answer = save(cast.sari, edition, documents=[one.pk for one in made])
        assert "Paling banyak 20 dokumen" in answer.content.decode()


class TestReview:
    def test_changes_are_shown(self, cast):
        one = a_document(cast, "Lampiran lama", raw=pdf("satu"))
        edition = in_review(cast, documents=[document_words(one)])
        two = a_document(cast, "Lampiran baru", raw=pdf("dua"))
        complete(edition, by=cast.rina, documents=[document_words(two)])
        page = signed_in(cast.joko).get(address("review", edition.pk), {"banding": "pengajuan"})
        shown = page.content.decode()
        assert f'href="{address("document_file", two.pk)}"' in shown
        assert address("document_file", one.pk) not in shown
        both = signed_in(cast.joko).get(address("history", edition.pk), {"dari": 2, "ke": 3})
        changed = [field.name for field in both.context["comparison"].changed_fields]
        assert changed == ["documents", "writers"]
        assert "<del>" in both.content.decode()

    def test_another_file_under_the_same_title_is_a_change(self, cast):
        one = a_document(cast, "Lampiran", raw=pdf("satu"))
        edition = in_review(cast, documents=[document_words(one)])
        before = edition.latest.content
        two = a_document(cast, "Lampiran", raw=pdf("dua!"))
        after = {**before, "documents": [document_words(two)]}
        assert [field.name for field in Comparison(before, after).changed_fields] == ["documents"]


class TestFile:
    @pytest.mark.parametrize(
        ("name", "status"),
        [("sari", 200), ("budi", 200), ("rina", 200), ("tuti", 200), ("adi", 200), ("wayan", 404)],
    )
    def test_a_private_document_is_read_by_those_who_may(self, cast, name, status):
        document = a_document(cast)
        answer = signed_in(getattr(cast, name)).get(address("document_file", document.pk))
        assert answer.status_code == status
        if status == 200:
            assert answer.content == pdf("Peraturan Nomor 7")
            assert answer["Cache-Control"] == "private, no-store"
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert "default-src 'none'" in answer["Content-Security-Policy"]

    def test_a_writer_reads_what_an_editor_put_into_their_text(self, cast, edition):
        foreign = a_document(cast, by=cast.wayan, unit=cast.protokol)
        assert signed_in(cast.sari).get(address("document_file", foreign.pk)).status_code == 404
        with_documents(edition, cast.rina, foreign)
        answer = signed_in(cast.sari).get(address("document_file", foreign.pk))
        assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")

    def test_nobody_without_signing_in(self, client, cast):
        document = a_document(cast)
        for name in ("document", "document_file"):
            assert client.get(address(name, document.pk)).status_code == 302


def found(cast, **asked):
    return signed_in(cast.rina).get(address("documents"), asked).content.decode()


class TestLibrary:
    def test_upload(self, cast):
        form = {"title": "Pedoman", "description": "", "language": "id", "unit": cast.humas.pk}
        client = signed_in(cast.sari)
        answer = client.post(address("upload_document"), {**form, "file": upload()})
        document = Document.objects.get()
        assert answer.url == address("document", document.pk)
        other = {**form, "title": "Lain", "file": upload()}
        again = client.post(address("upload_document"), other, follow=True)
        assert "sudah ada di pustaka" in again.content.decode()
        assert Document.objects.get().title == "Pedoman"
        bad = client.post(address("upload_document"), {**form, "file": upload(b"\x00")}).content.decode()
        assert "tidak diterima" in bad
        assert 'value="Pedoman"' in bad
        assert signed_in(cast.tuti).get(address("upload_document")).status_code == 403

    def test_finding(self, cast):
        a_document(cast, "Pedoman Arsip", raw=pdf("a"))
        a_document(cast, "Data Arsip", raw=b"A;B\n1;2\n")
        a_document(cast, "Milik Protokol", raw=pdf("b"), by=cast.wayan, unit=cast.protokol)
        page = signed_in(cast.sari).get(address("documents")).content.decode()
        assert "Pedoman Arsip" in page
        assert "Milik Protokol" not in page
        page = found(cast, q="arsip", format="csv")
        assert "Data Arsip" in page
        assert "Pedoman Arsip" not in page
        assert "Tidak ada dokumen yang cocok." in found(cast, q="tidak ada")

    def test_words_and_use(self, cast, edition):
        document = a_document(cast)
        with_documents(edition, cast.sari, document)
        client = signed_in(cast.sari)
        page = client.get(address("document", document.pk)).content.decode()
        assert "Biro Humas Gelar Sesi Berbagi" in page
        words = {"title": "Judul Baru", "description": "Isinya.", "language": "en"}
        client.post(address("document", document.pk), words)
        assert Document.objects.get().title == "Judul Baru"
        assert documents(edition)[0]["title"] == "Peraturan Nomor 7"
        assert signed_in(cast.wayan).get(address("document", document.pk)).status_code == 404
        assert signed_in(cast.tuti).post(address("document", document.pk), words).status_code == 403

    def test_an_empty_library_says_what_to_do(self, cast):
        assert "Unggah dokumen pertama" in signed_in(cast.sari).get(address("documents")).content.decode()
        assert "setelah kontributor" in signed_in(cast.tuti).get(address("documents")).content.decode()

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_words_never_break_a_page(self, cast, text):
        client = signed_in(cast.sari)
        for name in ("title", "description", "language", "unit"):
            form = {"title": "a", "language": "id", "file": upload(), name: text}
            assert client.post(address("upload_document"), form).status_code in (200, 302)
        asked = {"q": text, "unit": text, "format": text, "hal": text}
        assert client.get(address("documents"), asked).status_code == 200

    def test_the_list_takes_as_many_queries_for_three_as_for_one(self, cast):
        client = signed_in(cast.rina)
        a_document(cast)
        counted = queries(client, address("documents"))
        for name in ("Dua", "Tiga"):
            a_document(cast, name, raw=pdf(name))
        assert queries(client, address("documents")) == counted


def test_the_writing_page_takes_as_many_queries_for_three_as_for_one(cast, edition):
    client = signed_in(cast.sari)
    one, two, three = (a_document(cast, name, raw=pdf(name)) for name in ("Satu", "Dua", "Tiga"))
    with_documents(edition, cast.sari, one)
    counted = queries(client, address("write", edition.pk))
    with_documents(edition, cast.sari, one, two, three)
    assert queries(client, address("write", edition.pk)) == counted


def test_what_is_public_can_be_carried_into_the_next_edition(cast):
    document = a_document(cast)
    publication = published(cast, documents=[document_words(document)])
    assert publication.documents == [document.pk]
