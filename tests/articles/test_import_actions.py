"""Writing what came in: as a release of its own kind, past no guard."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from articles.actions.addresses import answered, settle_addresses
from articles.actions.importing import Incoming, import_items, present
from articles.importing.item import OldItem
from articles.models import Article, Edition, FormerAddress, Publication, StatusChange
from articles.refusals import NotAllowed
from audit.models import Entry

MAY = datetime(2018, 5, 8, 9, 30, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def old(number=1, **more):
    return OldItem(id=str(number), title="Judul Lama", moment=MAY, body="<p>Isi.</p>", **more)


def bring(cast, *items, by=None):
    return import_items(incoming=[Incoming(item, cast.humas) for item in items], by=by or cast.ratna)


def test_an_item_is_public_as_it_came(cast):
    (article,) = bring(cast, old(byline="(ART)", topics=("Arsip",), former_path="/lama/1"))
    publication = Publication.objects.published().get()
    assert publication.imported
    assert publication.visible_from == publication.first_published_at == MAY
    assert publication.address == article.address == "/berita/2018/05/08/judul-lama/"
    assert publication.topics == ["arsip"]
    assert publication.content["byline"] == "(ART)"
    assert publication.content["body"] == "<p>Isi.</p>"
    assert publication.sha256 == publication.revision.sha256 == publication.edition.latest.sha256
    assert FormerAddress.objects.get().path == "/lama/1"


def test_its_history_says_that_it_was_imported(cast):
    bring(cast, old())
    change = StatusChange.objects.get()
    assert (change.move, change.from_status, change.to_status, change.by) == (
        "import",
        "",
        "released",
        cast.ratna,
    )
    assert change.sentence == "Ratna memasukkan berita lama"
    assert Edition.objects.get().status == "released"


def test_one_entry_of_the_log_holds_every_hash(cast):
    articles = bring(cast, old(1), old(2))
    entry = Entry.objects.get(action="import")
    hashes = Publication.objects.values_list("sha256", flat=True)
    assert all(f'"{article.pk}"' in entry.data for article in articles)
    assert all(sha256 in entry.data for sha256 in hashes)


def test_equal_titles_get_addresses_of_their_own(cast):
    bring(cast, old(1), old(2))
    bring(cast, old(3))
    assert sorted(Article.objects.values_list("address", flat=True)) == [
        "/berita/2018/05/08/judul-lama-2/",
        "/berita/2018/05/08/judul-lama-3/",
        "/berita/2018/05/08/judul-lama/",
    ]


def test_an_old_address_is_never_given_to_another(cast):
    bring(cast, old(1, former_path="/berita/2018/05/08/judul-lama/"))
    assert Article.objects.get().address == "/berita/2018/05/08/judul-lama-2/"
    assert answered(["/berita/2018/05/08/judul-lama/", "/tidak/ada"]) == {"/berita/2018/05/08/judul-lama/"}


def test_the_day_is_local(cast):
    late = OldItem(id="9", title="Malam", moment=datetime(2018, 5, 8, 18, tzinfo=UTC))
    assert settle_addresses([late], MAY) == ["/berita/2018/05/09/malam/"]


def test_present_tells_sources_apart(cast):
    (article,) = bring(cast, old(1, source="satu"))
    assert present([("satu", "1"), ("dua", "1")]) == {("satu", "1"): article.pk}


def test_the_same_item_does_not_come_in_twice(cast):
    bring(cast, old())
    with pytest.raises(DatabaseError), transaction.atomic():
        bring(cast, old(2), old())
    assert Article.objects.count() == 1


def test_only_the_chief_editor_answers_for_old_words(cast):
    for by in (cast.sari, cast.rina, cast.adi, cast.tuti):
        with pytest.raises(NotAllowed):
            bring(cast, old(), by=by)
    assert Article.objects.count() == 0


def test_nothing_to_bring_in_leaves_no_trace(cast):
    assert bring(cast) == []
    assert Entry.objects.count() == 0


def test_an_undated_item_begins_now(cast):
    bring(cast, OldItem(id="1", title="Tanpa Tanggal"))
    started = Publication.objects.published().get().visible_from
    assert datetime.now(UTC) - started < timedelta(minutes=5)
