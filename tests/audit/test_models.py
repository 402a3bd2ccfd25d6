"""Which words wait, and for whom."""

from audit.actions import release, snapshot, withdraw
from audit.models import Snapshot


def words(by, text, number=1):
    return snapshot(by=by, object_type="event", object_id=number, content={"title": text})


def waiting(by):
    return list(Snapshot.objects.unreleased().releasable_by(by.pk))


def test_only_the_newest_words_wait(cast):
    words(cast.sari, "satu")
    second, other = words(cast.budi, "dua"), words(cast.sari, "lain", number=2)
    assert list(Snapshot.objects.newest()) == [second, other]
    assert waiting(cast.rina) == [second, other]


def test_not_for_those_who_wrote_since_the_last_approval(cast):
    words(cast.rina, "satu")
    second = words(cast.sari, "dua")
    assert waiting(cast.rina) == []
    assert waiting(cast.joko) == [second]
    release(by=cast.joko, seen=second, slug="acara")
    third = words(cast.joko, "tiga")
    assert waiting(cast.rina) == [third]
    assert waiting(cast.joko) == []


def test_withdrawn_words_do_not_wait(cast):
    shown = release(by=cast.rina, seen=words(cast.sari, "satu"), slug="acara")
    withdraw(by=cast.rina, shown=shown)
    assert waiting(cast.joko) == []


def test_words_that_follow_withdrawn_ones_do_not_wait_for_the_writer_of_those(cast):
    shown = release(by=cast.joko, seen=words(cast.rina, "satu"), slug="acara")
    second = words(cast.sari, "dua")
    assert waiting(cast.rina) == [second]
    withdraw(by=cast.joko, shown=shown)
    assert waiting(cast.rina) == []
    assert waiting(cast.joko) == [second]
