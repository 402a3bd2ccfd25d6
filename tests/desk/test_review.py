"""The review page: what changed, remarks, and answers that keep what was typed."""

import pytest

from articles.models import Remark
from tests.articles.test_import_actions import bring, old
from tests.cast import (
    approved,
    complete,
    in_review,
    move,
    published,
    seen,
    submitted,
)
from tests.desk.pages import address, signed_in


def review(user, edition, **query):
    return signed_in(user).get(address("review", edition.pk), query).content.decode()


def test_the_text_is_compared_with_the_revision_before(cast):
    edition = complete(in_review(cast), by=cast.rina, title="Biro Humas Gelar Sesi Bicara")
    page = review(cast.joko, edition, banding="sebelumnya")
    assert "Berbagi</del>" in page
    assert "Bicara</ins>" in page
    assert "<ins>" not in review(cast.joko, edition, banding="tidak")


def test_plain_fields_are_compared_too(cast):
    edition = complete(in_review(cast), by=cast.rina, place="Bogor")
    assert "<del>Jakarta</del><ins>Bogor</ins>" in review(cast.joko, edition, banding="pengajuan").replace(
        " <ins>", "<ins>"
    )


def test_a_later_edition_is_compared_with_what_is_live(cast):
    edition = published(cast)
    fresh = move("new_edition", edition, cast.sari, change_kind="ralat")
    complete(fresh, by=cast.sari, body="<p>Isi berita yang benar.</p>")
    assert "yang benar.</ins>" in review(cast.rina, fresh, banding="tayang")


def test_the_reviewer_sees_first_what_is_new_to_them(cast):
    edition = in_review(cast)
    move("request_changes", edition, cast.rina, comment="Perbaiki judul.")
    complete(edition, by=cast.sari, title="Judul Diperbaiki")
    page = review(cast.rina, edition)
    assert 'href="?banding=dibaca" aria-current="true"' in page
    assert "<ins>Judul Diperbaiki</ins>" in page


def test_four_eyes_in_words(cast):
    edition = complete(in_review(cast), by=cast.rina, title="Judul Rina")
    move("approve", edition, cast.rina)
    page = review(cast.rina, edition)
    assert "Kata-kata Rina belum diperiksa orang lain" in page
    assert "Kata-kata Anda sendiri menunggu pembaca lain." in page


def test_remarks_are_written_and_resolved(cast):
    edition = in_review(cast)
    client = signed_in(cast.rina)
    client.post(address("add_remark", edition.pk), {"quote": "Isi berita", "body": "Sebutkan jumlahnya."})
    remark = Remark.objects.get()
    assert (remark.quote, remark.body, remark.by) == ("Isi berita", "Sebutkan jumlahnya.", cast.rina)
    signed_in(cast.sari).post(address("resolve_remark", remark.pk))
    remark.refresh_from_db()
    assert remark.resolved_by == cast.sari


def test_an_empty_remark_keeps_the_quote(cast):
    edition = in_review(cast)
    answer = signed_in(cast.rina).post(
        address("add_remark", edition.pk), {"quote": "Isi berita", "body": " "}
    )
    assert answer.status_code == 422
    assert 'value="Isi berita"' in answer.content.decode()


def test_remarks_by_right(cast):
    edition = in_review(cast)
    remark = Remark.objects.create(edition=edition, revision=edition.latest, body="x", by=cast.rina)
    for who, wanted in [(cast.tuti, 403), (cast.adi, 403), (cast.wayan, 404)]:
        client = signed_in(who)
        assert client.post(address("add_remark", edition.pk), {"body": "x"}).status_code == wanted
        assert client.post(address("resolve_remark", remark.pk)).status_code == wanted


def posted_move(user, edition, name, **form):
    form = {"seen": seen(edition).seen, **form}
    return signed_in(user).post(address("move", edition.pk, name), form)


def test_a_stale_click_says_what_happened_and_keeps_the_comment(cast):
    edition = in_review(cast)
    move("approve", edition, cast.joko)
    answer = posted_move(cast.rina, edition, "request_changes", comment="Lengkapi kutipannya.")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Joko menyetujui naskah" in page
    assert "Lengkapi kutipannya." in page


def test_a_signature_on_words_not_read_is_refused(cast):
    edition = in_review(cast)
    answer = signed_in(cast.rina).post(address("move", edition.pk, "approve"), {"seen": "lain"})
    assert answer.status_code == 422
    assert "sudah berubah sejak Anda membukanya" in answer.content.decode()


def test_publishing_alone_is_held_back_with_the_reason(cast):
    edition = complete(in_review(cast), by=cast.rina, title="Judul Rina")
    move("approve", edition, cast.rina)
    answer = posted_move(cast.rina, edition, "publish")
    assert answer.status_code == 422
    assert "belum diperiksa orang lain" in answer.content.decode()


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        ("", "Tentukan tanggal dan jam terbit."),
        ("8 Mei 2018 09.30", "Waktu terbit sudah lewat."),
        ("besok", "Tulis tanggal dan jam, misalnya"),
        ("besok 25.00", "Jam 25.00 tidak ada."),
        ("32 Mei 2027 09.30", "tidak ada dalam kalender"),
        ("1 Mei 9999 09.30", "Tahun 9999 terlalu jauh."),
    ],
)
def test_a_wrong_time_is_explained_and_kept(cast, at, sentence):
    edition = approved(cast)
    answer = posted_move(cast.rina, edition, "schedule", at=at)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert f'name="at" value="{at}"' in page


def test_scheduling_as_people_write_times(cast):
    edition = approved(cast)
    assert posted_move(cast.rina, edition, "schedule", at="besok pukul 09.00 WITA").status_code == 302
    edition.refresh_from_db()
    assert edition.is_scheduled
    assert f"{edition.visible_from:%H:%M}" == "01:00"
    assert "Tampil di portal pada" in review(cast.sari, edition)


def test_a_reason_too_short_is_kept(cast):
    edition = published(cast)
    answer = posted_move(cast.ratna, edition, "withdraw", comment="Salah.")
    assert answer.status_code == 422
    assert ">Salah.</textarea>" in answer.content.decode()


def test_a_new_edition_lands_on_its_own_page(cast):
    edition = published(cast)
    answer = posted_move(cast.sari, edition, "new_edition", change_kind="ralat")
    fresh = edition.article.editions.get(number=2)
    assert answer.headers["Location"] == address("write", fresh.pk)


def test_urgent_and_imported_items_are_marked(cast):
    edition = submitted(cast)
    posted_move(cast.ratna, edition, "publish_urgently", comment="Gempa: warga perlu tahu sekarang juga.")
    page = review(cast.rina, edition)
    assert "Terbit darurat, belum disetujui orang lain: sisa 23 dari 24 jam" in page
    imported = bring(cast, old(1))[0].editions.get()
    assert "Impor – mendahului aturan persetujuan" in review(cast.rina, imported)


def test_the_empty_start_of_a_text_is_nothing_to_compare_with(cast):
    assert "banding=sebelumnya" not in review(cast.rina, submitted(cast))


def test_a_changed_lead_photo_is_shown_as_pictures(cast):
    lead = {"width": 1500, "height": 1000, "caption": "", "alt": "Aula", "credit": "Budi"}
    edition = in_review(cast, lead={**lead, "photo": "a" * 32})
    complete(edition, by=cast.rina, lead={**lead, "photo": "b" * 32})
    page = review(cast.joko, edition, banding="pengajuan")
    assert f'<del><img src="/media/{"a" * 32}/320.webp"' in page
    assert f'<ins><img src="/media/{"b" * 32}/320.webp"' in page


def test_what_is_not_needed_is_not_the_main_action(cast):
    waiting, ready = submitted(cast), approved(cast)
    assert signed_in(cast.sari).get(address("review", waiting.pk)).context["main"] is None
    page = signed_in(cast.sari).get(address("review", ready.pk))
    assert page.context["main"] is None
    assert 'id="langkah-countersign"' in page.content.decode()


def test_moves_that_cannot_come_any_more_are_not_shown(cast):
    page = review(cast.ratna, published(cast))
    for name in ("unschedule", "ratify"):
        assert f'id="langkah-{name}"' not in page
    assert 'id="langkah-withdraw"' in page
