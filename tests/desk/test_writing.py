"""The writing page: nothing typed is ever lost."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from articles.models import Autosave, Edition, Revision
from events.models import Event
from tests.cast import IN_STATUS, complete, in_review, move, started, submitted
from tests.desk.pages import address, posted, signed_in


@pytest.fixture
def edition(cast):
    return complete(started(cast), by=cast.sari)


def test_a_contributor_starts_a_text_in_their_unit(cast):
    answer = signed_in(cast.sari).post(address("start"), {"kind": "berita", "unit": "humas", "occasion": ""})
    assert answer.headers["Location"] == address("write", Edition.objects.get().pk)


def test_a_form_sent_twice_starts_one_text(cast):
    client = signed_in(cast.sari)
    data = {"kind": "berita", "unit": "humas", "occasion": "", "key": key_of(client)}
    first, second = (client.post(address("start"), data) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Edition.objects.count() == Revision.objects.count() == 1
    signed_in(cast.rina).post(address("start"), data)
    client.post(address("start"), {**data, "key": key_of(client)})
    assert Edition.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_twice_at_once_starts_one_text(cast):
    client = signed_in(cast.sari)
    data = {"kind": "berita", "unit": "humas", "occasion": "", "key": key_of(client)}

    def post(_number):
        try:
            return client.post(address("start"), data).headers["Location"]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        led_to = set(pool.map(post, range(4)))
    assert led_to == {address("write", Edition.objects.get().pk)}


def test_a_key_that_is_none_is_said(cast):
    data = {"kind": "berita", "unit": "humas", "key": "bukan\x00kunci"}
    answer = signed_in(cast.sari).post(address("start"), data)
    assert answer.status_code == 422
    assert "Muat ulang halaman ini" in answer.content.decode()


def key_of(client):
    return client.get(address("start")).context["form"]["key"].value()


def test_a_contributor_cannot_start_for_another_unit(cast):
    answer = signed_in(cast.sari).post(address("start"), {"kind": "berita", "unit": "protokol"})
    assert answer.status_code == 422
    assert not Edition.objects.exists()


def test_starting_from_an_event_knows_it_already(cast):
    event = Event.objects.create(title="Sharing Session", slug="s", unit=cast.humas, starts_on="2018-05-08")
    page = signed_in(cast.sari).get(address("start"), {"acara": event.pk})
    assert f'<option value="e{event.pk}" selected>' in page.content.decode()


def test_saving_an_untouched_page_changes_nothing(cast, edition):
    before = Revision.objects.count()
    answer = signed_in(cast.sari).post(address("write", edition.pk), posted(edition, cast.sari))
    assert answer.status_code == 302
    assert Revision.objects.count() == before


def test_all_plain_fields_reach_the_content(cast, edition):
    words = {
        "title": "Judul\nDua Baris",
        "place": "Bogor",
        "event_date": "Selasa, 8 Mei 2018",
        "topics": "ASN, Media Sosial, ASN",
    }
    signed_in(cast.sari).post(address("write", edition.pk), posted(edition, cast.sari, **words))
    edition.refresh_from_db()
    content = edition.latest.content
    assert content["title"] == "Judul Dua Baris"
    assert content["event_date"] == "2018-05-08"
    assert [topic["slug"] for topic in content["topics"]] == ["asn", "media-sosial"]
    assert edition.latest.author == cast.sari


def test_a_topic_needs_a_letter_or_digit(cast, edition):
    data = posted(edition, cast.sari, title="Judul Baru", topics="ASN, \U0001f600, ")
    answer = signed_in(cast.sari).post(address("write", edition.pk), data)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "topics": ["Topik “\U0001f600” memerlukan huruf Latin atau angka."]
    }
    assert "Judul Baru" in answer.content.decode()


def test_an_invalid_date_loses_no_word(cast, edition):
    data = posted(edition, cast.sari, title="Judul Baru", event_date="32 Mei 2018", body="<p>Kata baru.</p>")
    answer = signed_in(cast.sari).post(address("write", edition.pk), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "32 Mei 2018" in page
    assert "Judul Baru" in page
    assert "Kata baru." in page
    assert "tidak ada dalam kalender" in page


def test_handing_in_saves_and_submits(cast, edition):
    data = posted(edition, cast.sari, title="Judul Terakhir", action="submit")
    answer = signed_in(cast.sari).post(address("write", edition.pk), data)
    edition.refresh_from_db()
    assert answer.headers["Location"] == address("review", edition.pk)
    assert (edition.status, edition.title) == ("submitted", "Judul Terakhir")


def test_handing_in_an_incomplete_text_saves_it_and_says_what_is_missing(cast, edition):
    data = posted(edition, cast.sari, title="Judul Terakhir", summary="", action="submit")
    answer = signed_in(cast.sari).post(address("write", edition.pk), data)
    edition.refresh_from_db()
    assert answer.status_code == 422
    assert "Ringkasan wajib diisi." in answer.content.decode()
    assert (edition.status, edition.title) == ("draft", "Judul Terakhir")


def test_two_people_on_one_text_see_both_and_lose_nothing(cast, edition):
    late = posted(edition, cast.budi, title="Judul Budi")
    complete(edition, by=cast.sari, title="Judul Sari", body="<p>Isi Sari.</p>")
    client = signed_in(cast.budi)
    answer = client.post(address("write", edition.pk), late)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Sari menyimpan naskah ini lebih dahulu" in page
    assert "Judul Budi" in page
    assert "Judul Sari" in page
    assert Autosave.objects.get(user=cast.budi).data["title"] == ["Judul Budi"]
    newest = edition.revisions.last().number
    assert f'name="base" value="{newest}"' in page
    assert client.post(address("write", edition.pk), {**late, "base": newest}).status_code == 302
    assert [each.title for each in edition.revisions.all()][-2:] == ["Judul Sari", "Judul Budi"]


def test_parts_that_only_the_other_changed_are_taken_over(cast, edition):
    late = posted(edition, cast.budi, summary="Ringkasan Budi.")
    complete(edition, by=cast.sari, title="Judul Sari", place="Bogor")
    answer = signed_in(cast.budi).post(address("write", edition.pk), late)
    form = answer.context["form"]
    assert form["title"].value() == "Judul Sari"
    assert form["place"].value() == "Bogor"
    assert form["summary"].value() == "Ringkasan Budi."


def test_an_unknown_base_counts_as_the_oldest(cast, edition):
    data = posted(edition, cast.sari, title="Judul Baru", base="tidak ada")
    assert signed_in(cast.sari).post(address("write", edition.pk), data).status_code == 409


def test_a_save_that_comes_too_late_explains_itself_and_keeps_the_words(cast, edition):
    data = posted(edition, cast.sari, title="Judul Terlambat")
    move("submit", edition, cast.sari)
    move("claim", edition, cast.rina)
    answer = signed_in(cast.sari).post(address("write", edition.pk), data)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Rina mengambil tugas telaah" in page
    assert "Judul Terlambat" in page
    assert Autosave.objects.get().data["title"] == ["Judul Terlambat"]


def autosaved(client, edition, data, base=None):
    body = {"base": str(base or edition.latest.number), "data": data}
    return client.post(address("autosave", edition.pk), json.dumps(body), content_type="application/json")


def test_autosave_goes_to_ones_own_buffer_and_comes_back(cast, edition):
    client = signed_in(cast.sari)
    answer = autosaved(client, edition, {"title": ["Judul setengah"], "event_date": ["32 Mei"]})
    assert answer.status_code == 200
    assert "Tersimpan sementara pukul" in answer.json()["said"]
    assert "Ada ketikan yang belum disimpan" in client.get(address("write", edition.pk)).content.decode()
    restored = client.get(address("write", edition.pk), {"pulihkan": "1"}).content.decode()
    assert "Judul setengah" in restored
    assert "32 Mei" in restored
    other = signed_in(cast.budi).get(address("write", edition.pk), {"pulihkan": "1"}).content.decode()
    assert "Judul setengah" not in other


def test_a_save_empties_the_buffer_and_discarding_too(cast, edition):
    client = signed_in(cast.sari)
    autosaved(client, edition, {"title": ["Judul setengah"]})
    client.post(address("write", edition.pk), posted(edition, cast.sari, title="Judul penuh"))
    assert not Autosave.objects.exists()
    edition.refresh_from_db()
    autosaved(client, edition, {"title": ["Judul setengah"]})
    client.post(address("discard_typed", edition.pk))
    assert not Autosave.objects.exists()


def test_autosave_tells_of_a_newer_version(cast, edition):
    old = edition.latest.number
    complete(edition, by=cast.budi, title="Judul Budi")
    answer = autosaved(signed_in(cast.sari), edition, {"title": ["x"]}, base=old)
    assert answer.json()["newer"] == "Budi menyimpan versi baru naskah ini."


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"data": {"title": "x"}}', '{"data": {"t": [1]}}', "\xff"])
def test_autosave_refuses_other_shapes(cast, edition, body):
    client = signed_in(cast.sari)
    answer = client.post(address("autosave", edition.pk), body, content_type="application/json")
    assert answer.status_code == 400


def test_autosave_takes_what_a_database_would_not(cast, edition):
    client = signed_in(cast.sari)
    body = '{"base": "1", "data": {"title": ["a\\u0000b\\ud800c"]}}'
    assert (
        client.post(address("autosave", edition.pk), body, content_type="application/json").status_code == 200
    )
    assert Autosave.objects.get().data["title"] == ["abc"]


def test_words_are_kept_also_when_the_text_is_with_an_editor(cast):
    edition = in_review(cast)
    answer = autosaved(signed_in(cast.sari), edition, {"title": ["Masih saya ketik"]})
    assert answer.status_code == 200


@pytest.mark.parametrize("status", ["submitted", "released", "withdrawn", "rejected"])
def test_where_one_may_not_write_the_page_leads_to_reading(cast, status):
    edition = IN_STATUS[status](cast)
    answer = signed_in(cast.sari).get(address("write", edition.pk))
    assert answer.headers["Location"] == address("review", edition.pk)


def test_the_note_of_the_editor_stands_on_top(cast):
    edition = IN_STATUS["changes_requested"](cast)
    page = signed_in(cast.sari).get(address("write", edition.pk)).content.decode()
    assert "Lengkapi kutipan narasumber." in page


def test_who_only_reads_cannot_save(cast, edition):
    for person in (cast.tuti, cast.adi):
        answer = signed_in(person).post(address("write", edition.pk), {"title": "x"})
        assert answer.status_code == 403
    assert signed_in(cast.wayan).post(address("write", edition.pk), {"title": "x"}).status_code == 404


def test_a_clarification_asks_for_claim_verdict_and_evidence(cast):
    edition = started(cast, kind="klarifikasi")
    words = {"claim": "Kantor tutup.", "verdict": "Hoaks", "evidence": "Surat edaran."}
    signed_in(cast.sari).post(address("write", edition.pk), posted(edition, cast.sari, **words))
    edition.refresh_from_db()
    assert edition.latest.content["fields"] == words


def test_submitted_text_shows_no_form(cast):
    edition = submitted(cast)
    page = signed_in(cast.sari).get(address("review", edition.pk)).content.decode()
    assert "Tarik pengajuan" in page


@pytest.mark.parametrize(
    "bad",
    [
        {"speakers": ["9:Tidak ada"]},
        {"writers": ["XX:Tidak ada"]},
        {"occasion": "e999999999999999999999"},
        {"occasion": "sx"},
        {"lead_photo": "../../etc"},
        {"lead_photo": "a\x00b"},
        {"title": "a\x00b"},
        {"title": "x" * 5000},
        {"event_date": "0000-00-00"},
        {"topics": "," * 400},
    ],
)
def test_odd_input_is_answered_with_a_sentence(cast, edition, bad):
    before = edition.latest.number
    data = posted(edition, cast.sari, summary="Kata yang tetap ada.", **bad)
    answer = signed_in(cast.sari).post(address("write", edition.pk), data)
    assert answer.status_code == 422
    assert "Kata yang tetap ada." in answer.content.decode()
    edition.refresh_from_db()
    assert edition.latest.number == before


@pytest.mark.parametrize(
    "data", [{}, {"title": "Hanya judul"}, {"base": "-1"}, {"base": "\u0661"}, {"base": "9" * 30}]
)
def test_a_form_with_missing_parts_never_breaks_the_page(cast, edition, data):
    assert signed_in(cast.sari).post(address("write", edition.pk), data).status_code in (302, 409)


def test_a_restored_buffer_of_any_content_opens(cast, edition):
    client = signed_in(cast.sari)
    autosaved(
        client, edition, {"speakers": ["x"], "lead_photo": [], "event_date": ["??", "2"], "lain": ["y"]}
    )
    assert client.get(address("write", edition.pk), {"pulihkan": "1"}).status_code == 200
