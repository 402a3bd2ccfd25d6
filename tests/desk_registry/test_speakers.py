"""Entering people and their posts, finding them again, their photo."""

from datetime import date

import pytest

from speakers.models import Appointment, Speaker
from tests.desk_registry.registry import HOSTILE, a_photo, a_speaker, an_event, queries, speaker_form


def test_a_single_name_with_a_post_is_enough(cast, as_):
    answer = as_(cast.sari).post(
        "/redaksi/narasumber/baru/", speaker_form(handle="wicak", aliases="Wicak\n\nWicak\nPak W")
    )
    speaker = Speaker.objects.get()
    assert answer.url == f"/redaksi/narasumber/{speaker.pk}/"
    assert (speaker.name, speaker.handle, speaker.aliases) == ("Wicaksana", "@wicak", ["Wicak", "Pak W"])
    post = speaker.appointments.get()
    assert (post.position, post.starts_on, post.ends_on) == ("Kepala Biro", date(2017, 1, 1), None)


def test_a_similar_name_is_shown_but_does_not_block(cast, as_):
    known = a_speaker(cast, name="Sutrisno Wicaksono")
    client = as_(cast.sari)
    form = speaker_form(name="Soetrisno Wicaksono")
    page = client.post("/redaksi/narasumber/baru/", form).content.decode()
    assert "Mungkin maksud Anda" in page
    assert f"/redaksi/narasumber/{known.pk}/" in page
    assert 'value="Kepala Biro"' in page
    client.post("/redaksi/narasumber/baru/", {**form, "bukan": "Soetrisno Wicaksono"})
    assert Speaker.objects.count() == 2


def test_posts_change_and_go(cast, as_):
    speaker = a_speaker(cast, posts=(("Satu", ""), ("Dua", "")))
    one, two = speaker.appointments.order_by("pk")
    form = speaker_form(
        **{
            "jabatan-TOTAL_FORMS": 3,
            "jabatan-INITIAL_FORMS": 2,
            "jabatan-0-id": one.pk,
            "jabatan-0-position": "Satu Baru",
            "jabatan-0-ends_on": "31/12/2019",
            "jabatan-1-id": two.pk,
            "jabatan-1-position": "Dua",
            "jabatan-1-DELETE": "on",
            "jabatan-2-position": "Tiga",
        }
    )
    as_(cast.sari).post(f"/redaksi/narasumber/{speaker.pk}/sunting/", form)
    assert sorted(Appointment.objects.values_list("position", flat=True)) == ["Satu Baru", "Tiga"]


@pytest.mark.parametrize("handle", ["bukan akun!! spasi", "@dua akun", "@@akun", "akun@", "ákun", "@"])
def test_a_handle_is_letters_digits_and_few_marks(cast, as_, handle):
    answer = as_(cast.sari).post("/redaksi/narasumber/baru/", speaker_form(handle=handle))
    if handle == "@":
        assert Speaker.objects.get().handle == ""
        return
    assert list(answer.context["form"].errors) == ["handle"]
    assert "Nama akun hanya memuat huruf" in answer.content.decode()
    assert not Speaker.objects.exists()


def test_a_post_cannot_end_before_it_starts(cast, as_):
    form = speaker_form(**{"jabatan-0-ends_on": "1 Januari 2016"})
    page = as_(cast.sari).post("/redaksi/narasumber/baru/", form).content.decode()
    assert "Jabatan 1, Sampai: Tanggal selesai mendahului tanggal mulai." in page
    assert not Speaker.objects.exists()


def test_one_more_row_without_javascript(cast, as_):
    page = (
        as_(cast.sari).post("/redaksi/narasumber/baru/", speaker_form(**{"tambah-baris": 1})).content.decode()
    )
    assert 'name="jabatan-1-position"' in page


@pytest.mark.parametrize("words", ["wicak", "Pak Guru", "sapaan", "@akun"])
def test_found_by_any_name(cast, as_, words):
    a_speaker(cast, aliases=["Pak Guru"], nickname="Sapaan", handle="@akun")
    a_speaker(cast, name="Orang Lain")
    page = as_(cast.tuti).get("/redaksi/narasumber/", {"q": words}).content.decode()
    assert "Wicaksana" in page
    assert "Orang Lain" not in page


def test_a_person_made_on_the_way_to_a_session_comes_back_to_it(cast, as_):
    event = an_event(cast)
    session = event.sessions.get()
    answer = as_(cast.sari).post(f"/redaksi/narasumber/baru/?sesi={session.pk}", speaker_form())
    speaker = Speaker.objects.get()
    assert answer.url == f"/redaksi/acara/{event.pk}/sesi/{session.pk}/?tambah={speaker.pk}"
    page = as_(cast.sari).get(answer.url).content.decode()
    assert f'name="orang-0-speaker" value="{speaker.pk}"' in page


def test_photo_from_what_one_may_see(cast, as_):
    speaker, photo = a_speaker(cast), a_photo(cast)
    address = f"/redaksi/narasumber/{speaker.pk}/foto/"
    assert as_(cast.wayan).post(address, {"foto": photo.token}).status_code == 404
    assert photo.token in as_(cast.sari).get(address).content.decode()
    as_(cast.sari).post(address, {"foto": photo.token})
    assert Speaker.objects.get().photo == photo
    assert as_(cast.sari).get(f"/redaksi/narasumber/{speaker.pk}/").status_code == 200
    as_(cast.sari).post(address, {"foto": ""})
    assert Speaker.objects.get().photo is None


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_never_break_a_page(cast, as_, text):
    client = as_(cast.sari)
    speaker = a_speaker(cast)
    for name in (
        "name",
        "handle",
        "aliases",
        "jabatan-0-position",
        "jabatan-0-starts_on",
        "jabatan-TOTAL_FORMS",
        "bukan",
    ):
        assert client.post("/redaksi/narasumber/baru/", speaker_form(**{name: text})).status_code in (
            200,
            302,
        )
    assert client.get("/redaksi/narasumber/", {"q": text, "hal": text}).status_code == 200
    assert client.get("/redaksi/narasumber/baru/", {"nama": text, "sesi": text}).status_code == 200
    assert client.post(f"/redaksi/narasumber/{speaker.pk}/foto/", {"foto": text}).status_code in (302, 404)
    for found in Speaker.objects.all():
        assert client.get(f"/redaksi/narasumber/{found.pk}/").status_code == 200


def test_the_list_takes_as_many_queries_for_three_as_for_one(cast, as_):
    client = as_(cast.rina)
    a_speaker(cast)
    counted = queries(client, "/redaksi/narasumber/")
    a_speaker(cast, name="Dua", photo=a_photo(cast))
    a_speaker(cast, name="Tiga")
    assert queries(client, "/redaksi/narasumber/") == counted
