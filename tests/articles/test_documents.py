"""Documents of a text: signed with it, held by the database, and words like others."""

import pytest

from articles import actions
from articles.carried import writers_of_carried_words
from articles.content import cleaned, document_words, documents_of, enclosing
from articles.finding import search_vector
from articles.models import Publication
from articles.refusals import NotReady
from library.actions import title_document
from library.models import Document
from tests.articles.guards import refused, sql
from tests.articles.test_guards_publication import publication_of
from tests.cast import approved, complete, move, published, seen, started
from tests.library.papers import a_document, pdf
from text.canonical import canonical, digest

pytestmark = pytest.mark.django_db
OWN = "Kata-kata Rina belum diperiksa orang lain"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def with_documents(*documents, **words):
    return {"documents": [document_words(one, **words) for one in documents]}


class TestContent:
    def test_the_words_name_the_bytes_of_the_file(self, cast):
        document = a_document(cast, description="Salinan resmi.")
        content = published(cast, **with_documents(document)).publications.get().content
        assert content["documents"] == [
            {
                "id": document.pk,
                "title": "Peraturan Nomor 7",
                "description": "Salinan resmi.",
                "language": "id",
                "sha256": document.sha256,
                "format": "pdf",
                "size": document.size,
            }
        ]

    def test_a_text_without_documents_has_the_bytes_it_always_had(self, cast):
        edition = complete(started(cast), by=cast.sari)
        before = edition.latest
        assert "documents" not in before.content
        assert documents_of(before.content) == []
        assert (
            actions.save(
                edition=edition, by=cast.sari, content={**before.content, "documents": []}, base=before
            )
            == before
        )
        assert canonical(cleaned(enclosing(before.content, []))) == before.canonical

    def test_a_later_edition_begins_with_a_byte_copy(self, cast):
        for words in ({}, with_documents(a_document(cast))):
            edition = published(cast, **words)
            request = seen(edition, change_kind="ralat")
            later = actions.perform(move="new_edition", edition=edition, by=cast.sari, request=request)
            live = edition.publications.get()
            assert (later.latest.canonical, later.latest.sha256) == (live.canonical, live.sha256)

    def test_words_and_order_are_part_of_the_hash(self, cast):
        one, two = a_document(cast), a_document(cast, "Lampiran", raw=pdf("dua"))
        edition = complete(started(cast), by=cast.sari, **with_documents(one, two))
        hashes = {edition.latest.sha256}
        for words in (with_documents(two, one), with_documents(one), with_documents(one, title="Lain")):
            hashes.add(complete(edition, by=cast.sari, **words).latest.sha256)
        assert len(hashes) == 4


class TestGuards:
    def test_a_publication_carries_the_documents_of_its_bytes(self, cast):
        document = a_document(cast)
        assert published(cast, **with_documents(document)).publications.get().documents == [document.pk]
        edition = approved(cast, title="Lain")
        move_line(edition, cast)
        refused(lambda: publication_of(edition, documents=[document.pk]), match="do not say what")

    def test_the_column_does_not_change_afterwards(self, cast):
        published(cast, **with_documents(a_document(cast)))
        refused(lambda: Publication.objects.update(documents=[]), match="only visible_until")

    @pytest.mark.parametrize(
        "change", [{"sha256": "0" * 64}, {"format": "txt"}, {"size": 1}, {"title": ""}, {"id": 10**9}]
    )
    def test_other_bytes_than_the_librarys_are_refused(self, cast, change):
        words = {**document_words(a_document(cast)), **change}
        edition = approved(cast, documents=[words])
        refused(lambda: move("publish", edition, cast.rina), match="the library does not have")

    def test_a_document_of_a_publication_is_never_deleted(self, cast):
        used, free = a_document(cast), a_document(cast, "Bebas", raw=pdf("bebas"))
        move(
            "withdraw",
            published(cast, **with_documents(used)),
            cast.ratna,
            comment="Lampiran yang salah terbawa.",
        )
        refused(used.delete, match="never deleted")
        refused(lambda: sql("DELETE FROM library_document"), match="never deleted")
        free.delete()
        assert Document.objects.get() == used


def move_line(edition, cast):
    sql(
        "INSERT INTO articles_statuschange"
        " (edition_id, move, from_status, to_status, revision_id, by_id, comment)"
        " VALUES (%s, 'publish', 'approved', 'released', %s, %s, '')",
        edition.pk,
        edition.latest_id,
        cast.rina.pk,
    )


class TestFourEyes:
    def signed_by_rina(self, cast, document, **words):
        return approved(cast, **with_documents(document, **words))

    def test_who_brought_the_file_wrote_its_words(self, cast):
        document = a_document(cast, by=cast.rina)
        edition = self.signed_by_rina(cast, document, title="Kata Sari", description="Kata Sari")
        with pytest.raises(NotReady, match=OWN):
            move("publish", edition, cast.rina)
        move("countersign", edition, cast.sari)
        move("publish", edition, cast.rina)

    def test_who_named_it_counts_while_the_name_is_taken_over(self, cast):
        document = a_document(cast)
        words = {"title": "Nama dari Rina", "description": "", "language": "id"}
        title_document(document=document, by=cast.rina, **words)
        with pytest.raises(NotReady, match=OWN):
            move("publish", self.signed_by_rina(cast, document), cast.rina)
        move("publish", self.signed_by_rina(cast, document, title="Kata Sari"), cast.rina)

    @pytest.mark.parametrize(
        "name", ["Nama\xa0Rina", "Na\u200dma Rina", "Nama\u2009Rina", "Nama\u0301 Rina", "Na\u200d\u0301ma"]
    )
    def test_spaces_and_joiners_of_the_library_hide_nobody(self, cast, name):
        document = a_document(cast)
        title_document(document=document, by=cast.rina, title=name, description="", language="id")
        with pytest.raises(NotReady, match=OWN):
            move("publish", self.signed_by_rina(cast, document), cast.rina)
        title_document(document=document, by=cast.rina, title="Lain", description=name, language="id")
        with pytest.raises(NotReady, match=OWN):
            move("publish", self.signed_by_rina(cast, document, title="Kata Sari"), cast.rina)

    def test_every_document_is_looked_at(self, cast):
        one = a_document(cast, by=cast.budi)
        two = a_document(cast, "Lampiran", raw=pdf("dua"), by=cast.joko)
        content = approved(cast, **with_documents(one, two)).latest.content
        assert writers_of_carried_words(content) == {cast.budi.pk, cast.joko.pk}


def test_titles_and_descriptions_are_found(cast):
    document = a_document(cast, "Pedoman Retensi", description="Lampiran kesembilan")
    publication = published(cast, **with_documents(document)).publications.get()
    found = search_vector(
        publication.content, kind="berita", unit=cast.humas.pk, first=publication.first_published_at
    )
    for word in ("retensi", "kesembilan"):
        assert f"'{word}" in found
    assert digest(publication.canonical) == publication.sha256
