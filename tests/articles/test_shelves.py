from collections import Counter
from datetime import timedelta
from threading import Thread

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils import timezone

from articles import shelves
from articles.content import topics
from articles.models import Publication, ShelfCount
from tests import cast as people
from tests.cast import move
from tests.portal.elsewhere import unseen
from tests.portal.public import corrected, draft, published

pytestmark = pytest.mark.django_db(transaction=True)  # spans of time need transactions of their own


def told():
    return {(slug, number) for slug, _name, number in shelves.topics()}


def really():
    """The same by reading every publication."""
    counts = Counter(topic for one in Publication.objects.published() for topic in one.topics)
    return set(counts.items())


def this_month():
    return timezone.localdate().replace(day=1)


def scheduled(cast, at, **words):
    edition = people.approved(cast, **words)
    move("schedule", edition, cast.rina, at=at)
    return edition


def past(edition):
    """Let two hours go by for all texts of an article."""
    ago = timedelta(hours=2)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        Publication.objects.filter(article=edition.article).update(
            visible_from=F("visible_from") - ago, visible_until=F("visible_until") - ago
        )


def test_an_empty_newsroom_has_no_shelves(db):
    assert (shelves.topics(), shelves.months()) == ([], [])


def test_what_was_never_public_is_not_counted(cast):
    current = unseen(cast)
    assert told() == {(slug, 1) for slug in current.topics}
    assert shelves.months() == [(this_month(), 1)]


def test_a_topic_is_told_from_its_second_on(cast):
    edition = scheduled(cast, timezone.now() + timedelta(hours=1), topics=topics(["Rahasia"]))
    assert told() == set()
    assert shelves.months() == []
    past(edition)
    assert told() == {("rahasia", 1)}
    assert shelves.months() == [(this_month(), 1)]


def test_a_text_that_will_be_replaced_counts_until_then(cast):
    first = published(cast, topics=topics(["Arsip"]))
    move_on(cast, first, topics=topics(["Perpustakaan"]))
    assert told() == {("arsip", 1)}
    assert shelves.months() == [(this_month(), 1)]
    past(first.article.editions.get(number=2))
    assert told() == {("perpustakaan", 1)} == really()
    assert shelves.months() == [(this_month(), 1)]


def move_on(cast, publication, **words):
    """A ralat in an hour."""
    move("new_edition", publication.edition, cast.sari, change_kind="ralat")
    edition = publication.article.editions.order_by("-number").first()
    change = {"kind": "ralat", "note": "Topik yang benar."}
    people.complete(edition, by=cast.sari, **{**edition.latest.content, "change": change, **words})
    move("submit", edition, cast.sari)
    move("claim", edition, cast.rina)
    move("approve", edition, cast.rina)
    move("schedule", edition, cast.rina, at=timezone.now() + timedelta(hours=1))


def test_a_schedule_taken_back_was_never_there(cast):
    first = published(cast, topics=topics(["Arsip"]))
    move_on(cast, first, topics=topics(["Rahasia"]))
    move("unschedule", first.article.editions.get(number=2), cast.rina, comment="Belum waktunya terbit.")
    assert told() == {("arsip", 1)} == really()
    draft(cast)
    assert told() == {("arsip", 1)}


def test_ralat_and_withdrawal_are_counted(cast):
    first = published(cast, topics=topics(["Arsip", "Media sosial"]))
    other = published(cast, "Lain", topics=topics(["Arsip"]))
    assert told() == {("arsip", 2), ("media-sosial", 1)}
    corrected(cast, first, topics=topics(["Arsip"]))
    assert told() == {("arsip", 2)} == really()
    move("withdraw", other.edition, cast.ratna, comment="Memuat data pribadi warga.")
    assert told() == {("arsip", 1)} == really()
    assert shelves.months() == [(this_month(), 1)]


def test_a_topic_is_called_as_most_texts_spell_it(cast):
    for name in ("Media Sosial", "Media sosial", "Media sosial"):
        published(cast, topics=topics([name]))
    assert shelves.topics() == [shelves.Topic("media-sosial", "Media sosial", 3)]


def test_a_month_is_one_of_the_ministry_also_after_a_reindex(cast):
    published(cast)
    Publication.objects.update(search="'arsip':1A '@2018' '@201805'")
    assert [month.isoformat() for month, _number in shelves.months()] == ["2018-05-01"]


def test_two_releases_do_not_wait_for_each_other(cast):
    """Both change the same shelf in open transactions; the sum is right after."""
    one, other = (published(cast, title, topics=topics(["Arsip"])) for title in ("Satu", "Dua"))
    later = timezone.now() + timedelta(hours=1)
    failures = []

    def end(publication):
        Publication.objects.filter(pk=publication.pk).update(visible_until=later)

    def end_other():
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '2s'")
            end(other)
        except DatabaseError as error:
            failures.append(error)
        finally:
            connection.close()

    with transaction.atomic():
        end(one)
        thread = Thread(target=end_other)
        thread.start()
        thread.join()
    assert failures == []
    kept = ShelfCount.objects.filter(kind=ShelfCount.TOPIC).order_by("number")
    assert [row.number for row in kept] == [-1, 1]
    assert told() == {("arsip", 2)} == really()
