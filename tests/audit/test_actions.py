"""The four-eyes rule of registry words, in the actions and in the database itself."""

import pytest
from django.db import DatabaseError, connection, transaction

from audit.actions import OwnWords, StaleWords, authors_since_release, record, release, snapshot, withdraw
from audit.models import Entry, Release, Snapshot


def words(by, text="kata", number=1):
    return snapshot(by=by, object_type="event", object_id=number, content={"title": text})


def refused(statement, *values, match):
    with pytest.raises(DatabaseError, match=match), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_the_same_words_are_kept_once(cast):
    assert words(cast.sari) is not None
    assert words(cast.budi) is None
    assert Snapshot.objects.count() == 1


def test_another_person_releases_and_a_second_click_changes_nothing(cast):
    seen = words(cast.sari)
    first = release(by=cast.rina, seen=seen, slug="acara")
    assert release(by=cast.rina, seen=seen, slug="acara") == first
    assert Entry.objects.get().action == "release"


def test_own_words_need_another_editor(cast):
    words(cast.rina)
    seen = words(cast.sari, "lain")
    assert authors_since_release(seen) == {cast.rina.pk, cast.sari.pk}
    with pytest.raises(OwnWords):
        release(by=cast.rina, seen=seen, slug="acara")
    release(by=cast.joko, seen=seen, slug="acara")
    assert authors_since_release(words(cast.sari, "baru")) == {cast.sari.pk}


def test_words_that_are_no_longer_the_newest_are_not_released(cast):
    seen = words(cast.sari)
    words(cast.sari, "baru")
    with pytest.raises(StaleWords):
        release(by=cast.rina, seen=seen, slug="acara")


def test_withdrawn_and_released_again(cast):
    seen = words(cast.sari)
    shown = release(by=cast.rina, seen=seen, slug="acara")
    withdraw(by=cast.rina, shown=shown)
    assert not Release.objects.current().exists()
    release(by=cast.joko, seen=seen, slug="acara")
    assert Release.objects.current().get().approver_name == "Joko"


def withdrawn(by, seen, slug="acara"):
    withdraw(by=by, shown=release(by=by, seen=seen, slug=slug))


def test_who_wrote_withdrawn_words_does_not_put_them_back(cast):
    words(cast.joko, "lama")
    release(by=cast.rina, seen=Snapshot.objects.get(), slug="acara")
    seen = words(cast.rina)
    release(by=cast.joko, seen=seen, slug="acara")
    withdrawn(cast.joko, seen, slug="acara-lain")
    assert authors_since_release(seen) == {cast.rina.pk}
    with pytest.raises(OwnWords):
        release(by=cast.rina, seen=seen, slug="acara")
    refused(RELEASE, seen.pk, "event", 1, cast.rina.pk, match="the approver wrote these words")
    release(by=cast.joko, seen=seen, slug="acara")
    assert authors_since_release(seen) == set()


def test_nor_under_words_of_another(cast):
    withdrawn(cast.joko, words(cast.rina))
    seen = words(cast.sari, "lain")
    refused(RELEASE, seen.pk, "event", 1, cast.rina.pk, match="the approver wrote these words")
    withdrawn(cast.joko, seen)
    assert authors_since_release(seen) == {cast.rina.pk, cast.sari.pk}
    release(by=cast.joko, seen=seen, slug="acara")
    assert authors_since_release(words(cast.joko, "baru")) == {cast.joko.pk}


def test_approved_words_stay_approved_when_later_ones_are_withdrawn(cast):
    release(by=cast.joko, seen=words(cast.rina), slug="acara")
    withdrawn(cast.joko, words(cast.sari, "lain"))
    newest = Snapshot.objects.last()
    assert authors_since_release(newest) == {cast.sari.pk}
    release(by=cast.rina, seen=newest, slug="acara")


SNAPSHOT = """INSERT INTO audit_snapshot
              (object_type, object_id, canonical, sha256, author_id, author_name, co_author_ids) VALUES"""
RELEASE = """INSERT INTO audit_release
             (snapshot_id, object_type, object_id, slug, approver_id, approver_name, withdrawn)
             VALUES (%s, %s, %s, 'acara', %s, 'x', false)"""


def test_the_database_refuses_ones_own_words(cast):
    seen = words(cast.rina)
    refused(RELEASE, seen.pk, "event", 1, cast.rina.pk, match="the approver wrote these words")


def test_the_database_refuses_ones_own_words_whatever_their_number(cast):
    seen = words(cast.rina)
    seen.pk = -1
    seen.save(force_insert=True)
    refused(RELEASE, -1, "event", 1, cast.rina.pk, match="the approver wrote these words")


def test_the_database_refuses_words_that_came_along_from_the_approver(cast):
    content = {"title": "Acara", "unit": "Nama tulisan Rina"}
    seen = snapshot(
        by=cast.sari, object_type="event", object_id=1, content=content, co_authors=[cast.rina.pk]
    )
    with pytest.raises(OwnWords):
        release(by=cast.rina, seen=seen, slug="acara")
    refused(RELEASE, seen.pk, "event", 1, cast.rina.pk, match="the approver wrote these words")
    release(by=cast.joko, seen=seen, slug="acara")


@pytest.mark.parametrize("name", ["sari", "adi", "tuti"])
def test_the_database_refuses_those_who_are_no_editors(cast, name):
    seen = words(cast.budi)
    refused(RELEASE, seen.pk, "event", 1, getattr(cast, name).pk, match="only an editor releases")


def test_the_database_refuses_an_inactive_editor(cast):
    seen = words(cast.sari)
    type(cast.joko).objects.filter(pk=cast.joko.pk).update(is_active=False)
    refused(RELEASE, seen.pk, "event", 1, cast.joko.pk, match="only an editor releases")


def test_the_database_refuses_the_words_of_another_object(cast):
    seen = words(cast.sari)
    refused(RELEASE, seen.pk, "event", 2, cast.rina.pk, match="another object")


@pytest.mark.parametrize("table", ["audit_entry", "audit_snapshot", "audit_release"])
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET object_id = 9", "DELETE FROM {}", "TRUNCATE {} CASCADE"]
)
def test_facts_do_not_change(cast, table, statement):
    release(by=cast.rina, seen=words(cast.sari), slug="acara")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    refused(statement.format(table), match="immutable")


def test_a_snapshot_is_held_by_its_hash(cast):
    refused(
        f"{SNAPSHOT} ('event', 1, '{{}}', 'x', 1, 'x', '{{}}')",
        match="snapshot_hash_fits",
    )


def test_rows_say_what_they_are(cast):
    seen = words(cast.sari)
    shown = release(by=cast.rina, seen=seen, slug="acara")
    record(by=None, action="save", object_type="event", object_id=1)
    assert str(seen) == f"event 1 #{seen.pk}"
    assert str(shown) == "event acara"
    assert str(Entry.objects.last()).endswith("sistem save event 1")
