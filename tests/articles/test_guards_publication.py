"""What the database refuses to publish, and to change of what is published."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.clock import database_now
from articles.models import (
    Article,
    Edition,
    Publication,
    Revision,
    StatusChange,
)
from tests.articles.guards import refused
from tests.cast import approved, complete, in_review, move, published, started, withdrawn
from text.canonical import digest


@pytest.mark.parametrize(
    "change",
    [
        {"canonical": "{}"},
        {"sha256": "0" * 64},
        {"visible_from": "2018-05-08T00:00Z"},
        {"first_published_at": "2018-05-08T00:00Z"},
        {"address": "/berita/lain/"},
        {"topics": ["slot"]},
        {"photos": ["0" * 32]},
        {"urgent": True},
        {"imported": True},
        {"change_kind": "ralat"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_publication_keeps_every_word(cast, change):
    published(cast)
    refused(lambda: Publication.objects.update(**change), match="only visible_until")


def test_what_has_ended_stays_ended(cast):
    withdrawn(cast)
    refused(lambda: Publication.objects.update(visible_until=None), match="stays ended")


def test_a_cancelled_release_is_not_revived(cast):
    edition = approved(cast)
    move("schedule", edition, cast.rina, at=database_now() + timedelta(hours=1))
    move("unschedule", edition, cast.rina)
    refused(lambda: Publication.objects.update(visible_until=None), match="stays ended")


def test_a_publication_does_not_end_in_the_past(cast):
    published(cast)
    yesterday = database_now() - timedelta(days=1)
    refused(
        lambda: Publication.objects.update(visible_until=yesterday), match="in the past|visible_until_after"
    )


def publication_of(edition, **change):
    Article.objects.filter(pk=edition.article_id, address=None).update(address="/berita/2018/05/08/judul/")
    article = Article.objects.get(pk=edition.article_id)
    values = {
        "article": article,
        "edition": edition,
        "revision": edition.latest,
        "canonical": edition.latest.canonical,
        "sha256": edition.latest.sha256,
        "visible_from": database_now(),
        "first_published_at": database_now(),
        "address": article.address,
        "kind": article.kind,
        "unit": article.unit,
        "change_kind": edition.change_kind,
    }
    return Publication.objects.create(**{**values, **change})


def test_a_publication_without_signatures(cast):
    refused(lambda: publication_of(in_review(cast)), match="lacks the signatures")


def test_a_publication_that_only_its_writer_signed(cast):
    edition = complete(in_review(cast), by=cast.rina, title="Suntingan")
    move("approve", edition, cast.rina)
    refused(lambda: publication_of(edition), match="lacks the signatures")


def test_a_publication_of_other_words_than_the_signed(cast):
    edition = published(cast)
    other = edition.latest.canonical.replace("Isi berita", "Slot gacor")
    refused(lambda: publication_of(edition, canonical=other), match="publication_hash_fits")


def test_a_publication_of_other_words_with_their_own_hash(cast):
    edition = approved(cast)
    draft = edition.revisions.get(number=1)
    refused(
        lambda: publication_of(edition, canonical=draft.canonical, sha256=draft.sha256),
        match="not those of the revision",
    )


def test_a_publication_marked_urgent_without_a_chief_editor(cast):
    refused(lambda: publication_of(in_review(cast), urgent=True), match="urgent")


def test_a_publication_marked_imported_of_an_article_written_here(cast):
    refused(lambda: publication_of(in_review(cast), imported=True), match="not an import")


@pytest.mark.parametrize(
    "change",
    [
        {"topics": ["slot"]},
        {"speakers": [1]},
        {"photos": ["0" * 32]},
        {"change_kind": "ralat"},
        {"first_published_at": datetime(2018, 5, 8, tzinfo=UTC)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_publication_whose_columns_say_other_than_its_words(cast, change):
    def release():
        edition = approved(cast)
        line = {"edition": edition, "move": "publish", "from_status": "approved", "to_status": "released"}
        StatusChange.objects.create(**line, revision=edition.latest, by=cast.rina)
        publication_of(edition, **change)

    refused(release, match="columns do not say")


def test_an_import_in_the_name_of_a_contributor(cast):
    text = started(cast).latest.canonical

    def bring():
        article = Article.objects.create(
            unit=cast.humas,
            started_by=cast.sari,
            source="lama",
            source_id="1",
            address="/berita/2018/05/08/x/",
        )
        moment = datetime(2018, 5, 8, tzinfo=UTC)
        edition = Edition.objects.create(
            article=article, started_by=cast.sari, status="released", visible_from=moment
        )
        edition.latest = Revision.objects.create(
            edition=edition, number=1, canonical=text, sha256=digest(text), author=cast.sari
        )
        StatusChange.objects.create(
            edition=edition, move="import", to_status="released", revision=edition.latest, by=cast.sari
        )
        publication_of(edition, imported=True, visible_from=moment, first_published_at=moment)

    refused(bring, match="not an import")


def test_a_publication_in_the_past(cast):
    yesterday = database_now() - timedelta(days=1)
    refused(lambda: publication_of(approved(cast), visible_from=yesterday), match="begin in the past")


def test_a_publication_of_a_withdrawn_article(cast):
    refused(lambda: publication_of(withdrawn(cast)), match="withdrawn")


def test_two_texts_of_an_article_at_a_time(cast):
    edition = published(cast)
    refused(lambda: publication_of(edition), match="one_publication_at_a_time")


def test_a_publication_has_a_line_of_history(cast):
    refused(lambda: publication_of(approved(cast)), match="no line of history")
