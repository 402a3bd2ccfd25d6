"""The main path, and the four-eyes rule on it."""

import pytest

from articles import actions
from articles.models import Publication, StatusChange
from articles.refusals import NotAllowed, NotReady, Stale
from contributors.models import Membership
from notices.models import Notice
from tests.cast import approved, complete, in_review, move, published, seen, started, submitted


def test_a_text_goes_from_draft_to_public(cast):
    edition = published(cast)
    publication = Publication.objects.published().get()
    assert publication.canonical == edition.latest.canonical
    assert publication.address.startswith("/berita/")
    assert [change.move for change in edition.changes.all()] == [
        "start",
        "submit",
        "claim",
        "approve",
        "publish",
    ]


def test_an_editor_who_changed_a_word_cannot_release_alone(cast):
    edition = complete(in_review(cast), by=cast.rina, title="Judul Suntingan Rina")
    move("approve", edition, cast.rina)
    with pytest.raises(NotReady, match="Kata-kata Rina belum diperiksa orang lain"):
        move("publish", edition, cast.rina)
    assert Publication.objects.count() == 0


def test_the_contributor_countersigns_the_edit_and_it_may_go_out(cast):
    edition = complete(in_review(cast), by=cast.rina, title="Judul Suntingan Rina")
    move("approve", edition, cast.rina)
    move("countersign", edition, cast.sari)
    move("publish", edition, cast.rina)
    assert Publication.objects.published().get().card["title"] == "Judul Suntingan Rina"


def test_a_change_after_approval_voids_it(cast):
    edition = approved(cast)
    complete(edition, by=cast.joko, title="Judul Baru")
    assert edition.status == "in_review"
    assert edition.latest.signatures.count() == 0
    assert edition.changes.last().move == "amend"


def test_a_click_on_a_page_gone_stale_names_what_happened(cast):
    edition = submitted(cast)
    late = seen(edition)
    move("claim", edition, cast.joko)
    with pytest.raises(Stale, match="Joko mengambil tugas telaah"):
        actions.perform(move="claim", edition=edition, by=cast.rina, request=late)


def test_a_signature_binds_the_text_that_was_read(cast):
    edition = in_review(cast)
    read = seen(edition)
    complete(edition, by=cast.joko, title="Judul Lain")
    with pytest.raises(NotReady, match="sudah berubah sejak Anda membukanya"):
        actions.perform(move="approve", edition=edition, by=cast.rina, request=read)


def test_who_may_not_is_refused_and_nothing_is_written(cast):
    edition = submitted(cast)
    lines = StatusChange.objects.count()
    with pytest.raises(NotAllowed):
        move("claim", edition, cast.sari)
    assert StatusChange.objects.count() == lines


def test_an_empty_text_is_not_submitted(cast):
    with pytest.raises(NotReady) as refusal:
        move("submit", started(cast), cast.sari)
    assert {issue.field for issue in refusal.value.issues} == {"title", "summary", "body"}


def test_the_people_concerned_are_told_once(cast):
    submitted(cast)
    assert {notice.recipient for notice in Notice.objects.all()} == {cast.rina, cast.joko, cast.ratna}


def test_who_left_the_unit_is_told_nothing_more(cast):
    edition = complete(started(cast), by=cast.sari)
    complete(edition, by=cast.budi, title="Judul Budi")
    Membership.objects.filter(user=cast.budi).delete()
    complete(edition, by=cast.sari, title="RAHASIA judul")
    move("submit", edition, cast.sari)
    move("claim", edition, cast.rina)
    move("request_changes", edition, cast.rina, comment="RAHASIA catatan")
    told = Notice.objects.filter(subject__contains="RAHASIA")
    assert {notice.recipient for notice in told.filter(body="RAHASIA catatan")} == {cast.sari}
    assert cast.budi not in {notice.recipient for notice in told}
