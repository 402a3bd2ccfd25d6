"""Releases as facts of time: schedules, later editions, withdrawals, urgent releases."""

import threading
import time
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from articles import actions
from articles.clock import database_now
from articles.models import Edition, Publication, Revision, StatusChange, Withdrawal
from articles.refusals import NotAllowed, NotReady, Refusal, Stale
from articles.requirements import awaits_ratification
from events.actions import save_event
from events.models import Event
from tests.cast import approved, complete, in_review, move, published, seen, started

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = timedelta(hours=1)
REASON = "Memuat data pribadi seorang warga."


def titles():
    return [publication.card["title"] for publication in Publication.objects.published()]


def next_edition(edition, by, kind="ralat"):
    return actions.perform(
        move="new_edition", edition=edition, by=by, request=seen(edition, change_kind=kind)
    )


def corrected(cast, edition, title="Judul Ralat", note="Jumlah peserta diperbaiki."):
    """A ralat of a published edition, ready to be released."""
    ralat = next_edition(edition, cast.sari)
    complete(ralat, by=cast.sari, title=title, change={"kind": "ralat", "note": note})
    for name, by in (("submit", cast.sari), ("claim", cast.rina), ("approve", cast.rina)):
        move(name, ralat, by)
    return ralat


def test_a_scheduled_text_is_not_public_before_its_second(cast):
    edition = approved(cast)
    move("schedule", edition, cast.rina, at=database_now() + HOUR)
    assert titles() == []
    assert edition.status_label == "Terjadwal"


def test_a_schedule_in_the_past_is_refused_at_its_field(cast):
    edition = approved(cast)
    with pytest.raises(NotReady) as refusal:
        move("schedule", edition, cast.rina, at=database_now() - HOUR)
    assert [issue.field for issue in refusal.value.issues] == ["at"]


def test_the_live_text_stays_until_the_ralat_takes_over(cast):
    edition = published(cast, title="Judul Lama")
    ralat = corrected(cast, edition)
    move("schedule", ralat, cast.rina, at=database_now() + HOUR)
    assert titles() == ["Judul Lama"]
    old, new = Publication.objects.order_by("id")
    assert old.visible_until == new.visible_from


def test_taking_back_the_schedule_keeps_the_live_text(cast):
    edition = published(cast, title="Judul Lama")
    ralat = corrected(cast, edition)
    move("schedule", ralat, cast.rina, at=database_now() + HOUR)
    move("unschedule", ralat, cast.rina)
    assert titles() == ["Judul Lama"]
    assert Publication.objects.order_by("id").first().visible_until is None
    assert ralat.status == "approved"


def test_a_schedule_can_be_taken_back_and_set_again(cast):
    edition = approved(cast)
    for _ in range(3):
        move("schedule", edition, cast.rina, at=database_now() + HOUR)
        move("unschedule", edition, cast.rina)
    move("publish", edition, cast.rina)
    assert len(titles()) == 1


def test_what_is_public_is_not_unscheduled(cast):
    edition = published(cast)
    with pytest.raises(NotReady, match="sudah tayang"):
        move("unschedule", edition, cast.rina)


def test_a_ralat_replaces_the_text_at_the_same_address(cast):
    edition = published(cast, title="Judul Lama")
    address = Publication.objects.get().address
    move("publish", corrected(cast, edition), cast.rina)
    assert titles() == ["Judul Ralat"]
    assert Publication.objects.published().get().address == address
    assert [old.card["title"] for old in Publication.objects.superseded()] == ["Judul Lama"]


def test_the_first_moment_of_publication_is_kept(cast):
    edition = published(cast)
    first = Publication.objects.get().visible_from
    move("publish", corrected(cast, edition), cast.rina)
    assert Publication.objects.published().get().first_published_at == first


def test_a_ralat_says_what_changed(cast):
    ralat = next_edition(published(cast), cast.sari)
    with pytest.raises(NotReady, match="apa yang berubah"):
        move("submit", ralat, cast.sari)


def test_an_editor_who_starts_a_ralat_wrote_nothing_by_that(cast):
    ralat = next_edition(published(cast), cast.rina)
    complete(ralat, by=cast.sari, title="Judul Sari", change={"kind": "ralat", "note": "Nama diperbaiki."})
    for name, by in (
        ("submit", cast.sari),
        ("claim", cast.rina),
        ("approve", cast.rina),
        ("publish", cast.rina),
    ):
        move(name, ralat, by)
    assert titles() == ["Judul Sari"]


def test_one_later_edition_at_a_time(cast):
    edition = published(cast)
    next_edition(edition, cast.sari)
    with pytest.raises(NotReady, match="sedang dikerjakan"):
        next_edition(edition, cast.rina)


def test_a_withdrawn_article_is_public_nowhere(cast):
    edition = published(cast)
    move("publish", corrected(cast, edition), cast.rina)
    live = Publication.objects.published().get().edition
    move("withdraw", live, cast.ratna, comment=REASON)
    assert titles() == []
    assert Publication.objects.superseded().count() == 0
    assert live.article.withdrawal.reason == REASON


def test_withdrawing_takes_back_what_was_to_come(cast):
    edition = published(cast)
    ralat = corrected(cast, edition)
    move("schedule", ralat, cast.rina, at=database_now() + HOUR)
    move("withdraw", edition, cast.ratna, comment=REASON)
    ralat.refresh_from_db()
    assert ralat.status == "approved"
    with pytest.raises(NotReady, match="sudah ditarik"):
        move("publish", ralat, cast.rina)


def test_withdrawing_takes_a_reason_and_a_chief_editor(cast):
    edition = published(cast)
    with pytest.raises(NotReady, match="paling sedikit 20 karakter"):
        move("withdraw", edition, cast.ratna, comment="Salah.")
    with pytest.raises(NotAllowed):
        move("withdraw", edition, cast.rina, comment=REASON)


def test_an_urgent_release_is_marked_and_waits_for_ratification(cast):
    edition = in_review(cast)
    move("publish_urgently", edition, cast.ratna, comment="Peringatan dini banjir untuk warga.")
    assert Publication.objects.published().get().urgent
    assert awaits_ratification(edition)
    with pytest.raises(NotAllowed):  # who released it alone has signed with it
        move("ratify", edition, cast.ratna)
    move("ratify", edition, cast.rina)
    assert not awaits_ratification(edition)
    with pytest.raises(NotReady, match="tidak menunggu"):
        move("ratify", edition, cast.joko)


def test_the_author_may_be_the_second_of_an_urgent_release(cast):
    edition = in_review(cast)
    move("publish_urgently", edition, cast.ratna, comment="Peringatan dini banjir untuk warga.")
    move("ratify", edition, cast.sari)
    assert not awaits_ratification(edition)


def test_a_chief_editors_own_urgent_words_need_someone_else(cast):
    edition = complete(started(cast, by=cast.ratna), by=cast.ratna)
    move("publish_urgently", edition, cast.ratna, comment="Peringatan dini banjir untuk warga.")
    with pytest.raises(NotAllowed):
        move("ratify", edition, cast.ratna)
    move("ratify", edition, cast.joko)
    with pytest.raises(NotAllowed):
        move("ratify", edition, cast.joko)


def test_two_texts_of_the_same_title_and_day_get_two_addresses(cast):
    one, two = published(cast), published(cast)
    assert two.article.address == one.article.address[:-1] + "-2/"


def test_a_rescheduled_text_gets_the_address_of_its_day(cast):
    edition = approved(cast)
    move("schedule", edition, cast.rina, at=database_now() + timedelta(days=400))
    early = edition.article.address
    move("unschedule", edition, cast.rina)
    move("publish", edition, cast.rina)
    edition.article.refresh_from_db()
    assert edition.article.address != early


def test_the_loser_of_two_publishing_clicks_is_told(cast):
    edition = approved(cast)
    late = seen(edition)
    move("publish", edition, cast.rina)
    with pytest.raises(Stale, match="Rina menerbitkan naskah"):
        actions.perform(move="publish", edition=edition, by=cast.joko, request=late)
    assert StatusChange.objects.filter(move="publish").count() == 1


def test_urgent_words_are_not_laundered_through_a_ralat(cast):
    edition = complete(started(cast, by=cast.ratna), by=cast.ratna)
    move("publish_urgently", edition, cast.ratna, comment="Peringatan dini banjir untuk warga.")
    with pytest.raises(NotReady, match="belum disetujui orang lain"):
        next_edition(edition, cast.ratna)
    fresh = Edition.objects.create(
        article=edition.article, number=2, change_kind="ralat", started_by=cast.ratna
    )
    with pytest.raises(DatabaseError, match="copies nothing published"), transaction.atomic():
        Revision.objects.create(
            edition=fresh,
            number=0,
            canonical=edition.latest.canonical,
            sha256=edition.latest.sha256,
            author=cast.ratna,
        )


def test_a_release_and_a_withdrawal_do_not_pass_by_each_other(cast):
    """Another session holds the live row, so that both moves wait for it in the worst order."""
    edition = published(cast)
    ralat = corrected(cast, edition)
    publish, withdraw = seen(ralat), seen(edition, comment=REASON)
    told = []

    def take(name, which, by, request):
        try:
            actions.perform(move=name, edition=which, by=by, request=request)
        except Refusal as refusal:
            told.append(str(refusal))
        finally:
            connection.close()

    with transaction.atomic():
        Publication.objects.select_for_update().get()
        threads = [
            threading.Thread(target=take, args=("publish", ralat, cast.rina, publish)),
            threading.Thread(target=take, args=("withdraw", edition, cast.ratna, withdraw)),
        ]
        for thread in threads:
            thread.start()
            time.sleep(0.5)
    for thread in threads:
        thread.join()
    live = Publication.objects.published().exists()
    withdrawn = Withdrawal.objects.exists()
    assert (live, withdrawn, len(told)) in [(True, False, 1), (False, True, 1)]


def test_texts_of_one_title_released_at_once_get_addresses_of_their_own(cast):
    editions = [approved(cast) for _ in range(4)]
    requests = [seen(edition) for edition in editions]

    def publish(edition, request):
        actions.perform(move="publish", edition=edition, by=cast.rina, request=request)
        connection.close()

    threads = [threading.Thread(target=publish, args=pair) for pair in zip(editions, requests, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Publication.objects.values("address").distinct().count() == 4


def test_a_time_is_kept_only_for_the_move_that_asks_for_one(cast):
    edition = complete(started(cast), by=cast.sari)
    move("submit", edition, cast.sari, at=database_now() - HOUR)
    assert edition.changes.last().visible_from is None


def test_a_schedule_taken_back_leaves_no_trace_in_address_or_date(cast):
    edition = approved(cast, title="Judul Rahasia")
    soon = database_now() + timedelta(seconds=1)
    move("schedule", edition, cast.rina, at=soon)
    move("unschedule", edition, cast.rina)
    time.sleep(1.2)
    complete(edition, by=cast.rina, title="Judul Baru")
    move("approve", edition, cast.rina)
    move("countersign", edition, cast.sari)
    move("publish", edition, cast.rina)
    live = Publication.objects.published().get()
    assert live.address.endswith("/judul-baru/")
    assert live.first_published_at == live.visible_from > soon


def test_work_on_an_event_and_on_its_articles_does_not_lock_up(cast):
    occasion = save_event(
        event=Event(title="Sesi Berbagi", unit=cast.humas, starts_on=date(2018, 5, 8)), by=cast.rina
    )
    trouble = []

    def at_once(work):
        try:
            for number in range(8):
                work(number)
        except Exception as error:
            trouble.append(error)
        finally:
            connection.close()

    def edit(number):
        event = Event.objects.get(pk=occasion.pk)
        event.summary = f"Keterangan {number}"
        save_event(event=event, by=cast.rina)

    def start(number):
        actions.start_article(by=cast.sari, kind="berita", unit=cast.humas, event=occasion)

    threads = [threading.Thread(target=at_once, args=(work,)) for work in (edit, start, start)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trouble == []
