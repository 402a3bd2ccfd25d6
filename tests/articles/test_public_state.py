from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles.actions import arrange_front
from articles.models import FormerAddress, Publication
from articles.public_state import public_state
from contributors.models import WorkUnit
from tests.cast import approved, move, published, started, submitted
from tests.portal.public import corrected, draft, event, speaker

pytestmark = pytest.mark.django_db(transaction=True)


def state():
    with connection.cursor() as cursor:
        return public_state(cursor)


@pytest.fixture
def before(cast):
    published(cast)
    return state()


def test_nothing_public_yet_has_a_state(db):
    assert state() == state()


def test_work_behind_the_scenes_changes_nothing(cast, before):
    draft(cast)
    approved(cast)
    started(cast)
    speaker(cast, released=False)
    event(cast, released=False)
    assert state() == before


def test_a_release_changes_the_token_and_removes_nothing(cast, before):
    published(cast, title="Berita kedua")
    assert state().token != before.token
    assert state().removals == before.removals


def test_a_former_address_removes_nothing(cast, before):
    FormerAddress.objects.create(path="/lama", article=Publication.objects.first().article)
    assert state().token != before.token
    assert state().removals == before.removals


def withdraw(cast):
    move("withdraw", Publication.objects.first().edition, cast.ratna, comment="Memuat data pribadi warga.")


def test_the_front_page_and_a_ratification_change_the_token(cast, before):
    arrange_front(order=[Publication.objects.first().article_id], seen=[], by=cast.rina)
    arranged = state()
    edition = submitted(cast)
    move("publish_urgently", edition, cast.ratna, comment="Gempa: warga perlu tahu sekarang juga.")
    waiting = state()
    move("ratify", edition, cast.joko)
    assert len({before.token, arranged.token, waiting.token, state().token}) == 4
    assert state().removals == before.removals


REMOVALS = {
    "withdrawal": withdraw,
    "correction": lambda cast: corrected(cast, Publication.objects.first()),
    "registry": speaker,
    "unit": lambda cast: WorkUnit.objects.filter(slug="humas").update(slug="humas-baru"),
}


@pytest.mark.parametrize("name", REMOVALS)
def test_what_goes_changes_both(cast, before, name):
    REMOVALS[name](cast)
    assert state().token != before.token
    assert state().removals != before.removals


def test_a_passing_moment_changes_the_token_by_itself(cast):
    edition = approved(cast, title="Terjadwal")
    move("schedule", edition, cast.rina, at=timezone.now() + timedelta(milliseconds=400))
    waiting = state()
    assert state().token == waiting.token
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(0.5)")
    assert state().token != waiting.token


def test_the_end_that_is_due_is_known(cast, before):
    assert before.seconds_left is None
    publication = Publication.objects.get()
    Publication.objects.filter(pk=publication.pk).update(visible_until=timezone.now() + timedelta(minutes=1))
    assert 50 < state().seconds_left < 61


def test_writers_of_public_facts_do_not_wait_for_each_other(cast, before):
    """Two transactions that note a change at once: the second finds the row taken and makes its own."""
    other = connection.copy()
    try:
        with connection.cursor() as cursor, other.cursor() as second:
            cursor.execute("BEGIN")
            cursor.execute("UPDATE contributors_workunit SET name = name WHERE slug = 'humas'")
            second.execute("SET lock_timeout = '100ms'")
            second.execute("UPDATE contributors_workunit SET name = name WHERE slug = 'protokol'")
            between = state_of(other)
            cursor.execute("COMMIT")
        assert before.token != between.token != state().token
    finally:
        other.close()


def state_of(link):
    with link.cursor() as cursor:
        return public_state(cursor)
