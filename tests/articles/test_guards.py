"""What the database refuses by itself: raw SQL and queryset.update() against every guarded table."""

import pytest
from django.db import connection

from articles import actions
from articles.clock import database_now
from articles.models import (
    Article,
    Edition,
    Publication,
    Remark,
    Revision,
    Signature,
    StatusChange,
    Transition,
    Withdrawal,
)
from tests.articles.guards import refused, sql
from tests.cast import approved, in_review, move, published, submitted, withdrawn

IMMUTABLE = [Revision, Signature, StatusChange, Withdrawal]


@pytest.fixture
def rows(cast):
    """At least one row in every guarded table."""
    edition = withdrawn(cast)
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    return edition


@pytest.mark.parametrize("model", [*IMMUTABLE, Transition])
class TestImmutable:
    def test_update(self, rows, model):
        refused(lambda: model.objects.update(id=0))

    def test_delete(self, rows, model):
        refused(lambda: sql(f"DELETE FROM {model._meta.db_table}"))

    def test_truncate(self, rows, model):
        refused(lambda: sql(f"TRUNCATE {model._meta.db_table} CASCADE"))


@pytest.mark.parametrize("model", [Article, Edition, Publication])
def test_nothing_is_emptied(rows, model):
    refused(lambda: sql(f"TRUNCATE {model._meta.db_table} CASCADE"))


@pytest.mark.parametrize("model", [Edition, Publication])
def test_nothing_is_deleted(rows, model):
    refused(lambda: sql(f"DELETE FROM {model._meta.db_table}"))


@pytest.mark.parametrize("status", ["released", "approved", "draft", "withdrawn"])
def test_a_status_does_not_move_without_history(cast, status):
    edition = submitted(cast)
    at = database_now() if status in ("released", "withdrawn") else None
    refused(
        lambda: Edition.objects.filter(pk=edition.pk).update(status=status, visible_from=at),
        match="without a line of history",
    )


def test_history_holds_only_moves_of_the_table(cast):
    edition = submitted(cast)
    refused(
        lambda: StatusChange.objects.create(
            edition=edition, move="publish", from_status="submitted", to_status="released", by=cast.rina
        ),
        match="no move publish",
    )


def test_history_starts_from_where_the_edition_is(cast):
    edition = submitted(cast)
    refused(
        lambda: StatusChange.objects.create(
            edition=edition, move="approve", from_status="in_review", to_status="approved", by=cast.rina
        ),
        match="is submitted, not in_review",
    )


def test_a_released_edition_has_a_publication(cast):
    edition = approved(cast)

    def release_without():
        StatusChange.objects.create(
            edition=edition, move="publish", from_status="approved", to_status="released", by=cast.rina
        )
        Edition.objects.filter(pk=edition.pk).update(status="released", visible_from=database_now())
        sql("SET CONSTRAINTS ALL IMMEDIATE")

    refused(release_without, match="without a publication")


def test_an_edition_does_not_begin_approved(cast):
    edition = submitted(cast)

    def begin():
        Edition.objects.create(article=edition.article, number=2, status="rejected", started_by=cast.sari)
        sql("SET CONSTRAINTS ALL IMMEDIATE")

    refused(begin, match="begins as rejected")


def test_one_open_edition_per_article(cast):
    edition = submitted(cast)
    refused(
        lambda: Edition.objects.create(article=edition.article, number=2, started_by=cast.sari),
        match="one_open_edition_per_article",
    )


def test_a_signature_names_the_bytes_of_its_revision(cast):
    edition = in_review(cast)
    refused(
        lambda: Signature.objects.create(revision=edition.latest, signer=cast.joko, sha256="0" * 64),
        match="other bytes",
    )


def test_only_editors_and_authors_sign(cast):
    edition = in_review(cast)
    refused(
        lambda: Signature.objects.create(
            revision=edition.latest, signer=cast.budi, sha256=edition.latest.sha256
        ),
        match="only editors and authors",
    )


def test_a_revision_carries_the_hash_of_its_bytes(cast):
    edition = in_review(cast)
    refused(
        lambda: Revision.objects.create(
            edition=edition, number=9, canonical='{"title":"x"}', sha256="0" * 64, author=cast.sari
        ),
        match="revision_hash_fits",
    )


def test_a_revision_without_an_author_copies_published_bytes(cast):
    edition = in_review(cast)
    draft = edition.latest
    refused(
        lambda: Revision.objects.create(
            edition=edition, number=0, canonical=draft.canonical, sha256=draft.sha256, author=cast.joko
        ),
        match="copies nothing published",
    )


@pytest.mark.parametrize("change", [{"kind": "pidato"}, {"address": "/slot/"}, {"source": "portal lama"}])
def test_what_an_article_was_published_as_never_changes(cast, change):
    edition = published(cast)
    refused(lambda: Article.objects.filter(pk=edition.article_id).update(**change), match="never changes")


def test_a_public_reason_is_a_chief_editors(cast):
    edition = in_review(cast)
    refused(
        lambda: Withdrawal.objects.create(article=edition.article, reason="Slot gacor", by=cast.ratna),
        match="no chief editor withdrew",
    )


def test_a_withdrawal_leaves_nothing_public(cast):
    edition = published(cast)
    StatusChange.objects.create(
        edition=edition,
        move="withdraw",
        from_status="released",
        to_status="withdrawn",
        by=cast.ratna,
        comment="Memuat data pribadi warga.",
    )
    refused(
        lambda: Withdrawal.objects.create(
            article=edition.article, reason="Memuat data pribadi warga.", by=cast.ratna
        ),
        match="still public",
    )


def test_an_article_written_here_does_not_become_an_import(cast):
    edition = submitted(cast)
    refused(
        lambda: Article.objects.filter(pk=edition.article_id).update(source="lama", source_id="7"),
        match="came from never changes",
    )


@pytest.mark.parametrize("change", [{"change_kind": "ralat"}, {"latest": None, "urgent_reason": "x"}])
def test_an_edition_keeps_what_it_is(cast, change):
    edition = in_review(cast)
    move("publish_urgently", edition, cast.ratna, comment="Peringatan dini banjir untuk warga.")
    refused(lambda: Edition.objects.filter(pk=edition.pk).update(**change), match="not exchanged")


def test_a_remark_is_resolved_once_and_keeps_its_words(cast):
    edition = in_review(cast)
    actions.remark(edition=edition, by=cast.rina, body="Cek ejaan.")
    refused(lambda: Remark.objects.update(body="Slot gacor"), match="never changes otherwise")
    refused(lambda: sql("DELETE FROM articles_remark"), match="never changes otherwise")


def test_no_table_that_keeps_its_rows_can_be_emptied(db):
    """Row triggers do not see TRUNCATE: whoever refuses DELETE must refuse it too, in every app."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT tgrelid::regclass::text, bool_or(tgtype & 32 > 0) FROM pg_trigger
            WHERE NOT tgisinternal GROUP BY tgrelid HAVING bool_or(tgtype & 8 > 0 AND tgtype & 1 > 0)
            """
        )
        found = dict(cursor.fetchall())
    assert len(found) >= 11
    assert [table for table, refuses_truncate in found.items() if not refuses_truncate] == []


def test_remarks_are_not_emptied(cast):
    actions.remark(edition=in_review(cast), by=cast.rina, body="Cek ejaan.")
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    refused(lambda: sql("TRUNCATE articles_remark"))
