"""Saving: what is kept, what is refused, and that nothing is lost."""

import pytest

from articles import actions
from articles.models import Autosave
from articles.refusals import EditConflict, NotAllowed, Stale
from tests.cast import approved, complete, in_review, started, submitted


def test_a_save_that_changes_nothing_makes_no_revision(cast):
    edition = complete(started(cast), by=cast.sari)
    before = edition.latest
    assert actions.save(edition=edition, by=cast.sari, content=before.content, base=before) == before
    assert edition.revisions.count() == 2


def test_no_change_after_approval_keeps_the_approval(cast):
    edition = approved(cast)
    actions.save(edition=edition, by=cast.joko, content=edition.latest.content, base=edition.latest)
    edition.refresh_from_db()
    assert edition.status == "approved"


def test_the_second_of_two_savers_gets_both_texts(cast):
    edition = complete(started(cast), by=cast.sari)
    base = edition.latest
    complete(edition, by=cast.budi, title="Judul Budi")
    mine = {**base.content, "title": "Judul Sari"}
    with pytest.raises(EditConflict, match="Budi menyimpan naskah ini lebih dahulu") as conflict:
        actions.save(edition=edition, by=cast.sari, content=mine, base=base)
    assert conflict.value.newest.title == "Judul Budi"


def test_the_body_passes_the_allow_list_on_every_write(cast):
    hostile = '<p onclick="x()">Isi<script>alert(1)</script></p><div style="display:none">slot</div>'
    edition = complete(started(cast), by=cast.sari, body=hostile)
    assert "script" not in edition.latest.canonical
    assert "onclick" not in edition.latest.canonical
    assert "style" not in edition.latest.canonical


def test_titles_are_plain_text_without_control_characters(cast):
    edition = complete(started(cast), by=cast.sari, title="Judul\x00 \u202eterbalik ")
    assert edition.latest.title == "Judul terbalik"


@pytest.mark.parametrize("state", [submitted, in_review])
def test_a_contributor_does_not_write_into_what_the_editor_reads(cast, state):
    edition = state(cast)
    with pytest.raises(Stale):
        complete(edition, by=cast.sari, title="Judul Susulan")


@pytest.mark.parametrize("name", ["wayan", "adi", "tuti"])
def test_others_do_not_write(cast, name):
    edition = complete(started(cast), by=cast.sari)
    with pytest.raises(NotAllowed):
        complete(edition, by=getattr(cast, name), title="Judul Orang Lain")


@pytest.mark.parametrize("name", ["wayan", "adi", "tuti"])
def test_nobody_starts_an_article_for_a_foreign_unit(cast, name):
    with pytest.raises(NotAllowed):
        started(cast, by=getattr(cast, name))


def test_typing_waits_in_a_buffer_until_it_is_saved(cast):
    edition = started(cast)
    actions.autosave(edition=edition, by=cast.sari, data={"title": "Ketik"}, base=edition.latest)
    actions.autosave(edition=edition, by=cast.sari, data={"title": "Ketikan"}, base=edition.latest)
    assert Autosave.objects.get().data == {"title": "Ketikan"}
    complete(edition, by=cast.sari)
    assert Autosave.objects.count() == 0


def test_a_buffer_can_be_thrown_away(cast):
    edition = started(cast)
    actions.autosave(edition=edition, by=cast.sari, data={}, base=edition.latest)
    actions.discard_autosave(edition=edition, by=cast.sari)
    assert Autosave.objects.count() == 0


def test_remarks_are_written_and_resolved_by_those_concerned(cast):
    edition = in_review(cast)
    note = actions.remark(edition=edition, by=cast.rina, body="Cek ejaan. ", quote="Isi berita")
    actions.resolve_remark(remark=note, by=cast.sari)
    note.refresh_from_db()
    assert (note.body, note.resolved_by) == ("Cek ejaan.", cast.sari)


def test_remarks_are_not_for_strangers(cast):
    edition = in_review(cast)
    with pytest.raises(NotAllowed):
        actions.remark(edition=edition, by=cast.tuti, body="Catatan")
    note = actions.remark(edition=edition, by=cast.rina, body="Catatan")
    with pytest.raises(NotAllowed):
        actions.resolve_remark(remark=note, by=cast.wayan)
