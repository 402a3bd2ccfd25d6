"""A new lead photo on the writing page: judged, kept in the library and chosen in one save."""

import pytest

from articles.models import Autosave
from library.models import Photo
from tests.cast import complete, move, started
from tests.desk.pages import address, posted, signed_in
from tests.desk_registry.registry import a_photo, picture
from tests.desk_registry.test_library import text_file

WORDS = {"lead_caption": "Rapat di aula", "lead_alt": "Orang duduk", "lead_credit": "Budi"}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def edition(cast):
    return complete(started(cast), by=cast.sari)


def save(cast, edition, **changed):
    data = posted(edition, cast.sari, **changed)
    return signed_in(cast.sari).post(address("write", edition.pk), data)


def lead(edition):
    edition.refresh_from_db()
    return edition.latest.content["lead"]


def test_the_form_can_carry_a_file(cast, edition):
    page = signed_in(cast.sari).get(address("write", edition.pk)).content.decode()
    assert 'enctype="multipart/form-data"' in page
    assert '<input type="file" name="lead_file" accept="image/jpeg,image/png,image/webp"' in page


def test_an_uploaded_photo_is_kept_and_chosen(cast, edition):
    old = a_photo(cast)
    answer = save(cast, edition, lead_photo=old.token, lead_file=picture(), **WORDS)
    assert answer.status_code == 302
    photo = Photo.objects.exclude(pk=old.pk).get()
    assert (photo.unit, photo.uploaded_by, photo.caption) == (cast.humas, cast.sari, "Rapat di aula")
    assert lead(edition) == {
        "photo": photo.token,
        "width": 640,
        "height": 480,
        "caption": "Rapat di aula",
        "alt": "Orang duduk",
        "credit": "Budi",
    }


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"lead_file": text_file}, "lead_file", "Berkas ini bukan foto JPEG, PNG, atau WebP."),
        ({"lead_file": lambda: picture(100, 100)}, "lead_file", "Sisi foto harus antara 320"),
        ({"lead_alt": " \u200b "}, "lead_alt", "Tulis apa yang tampak pada foto yang Anda unggah."),
        ({"lead_credit": ""}, "lead_credit", "Tulis kredit foto yang Anda unggah."),
        ({"lead_alt": "a\x00b"}, "lead_alt", "karakter yang tidak dapat disimpan"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    cast, edition, changed, field, sentence
):
    made = {name: value() if callable(value) else value for name, value in changed.items()}
    answer = save(cast, edition, **{"lead_file": picture(), **WORDS, "title": "Judul Baru", **made})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page.partition(f'id="id_{field}_error"')[2][:400]
    for typed in ("Judul Baru", "Rapat di aula"):
        assert typed in page
    assert not Photo.objects.exists()
    assert lead(edition) is None


def test_words_of_the_photo_before_are_not_taken_for_the_new_one(cast, edition):
    save(cast, edition, lead_file=picture(), **WORDS)
    answer = save(cast, edition, lead_file=picture(800, 600))
    assert "Teks ini milik foto sebelumnya." in answer.content.decode()
    assert Photo.objects.count() == 1


def test_an_error_elsewhere_does_not_ask_for_the_file_again(cast, edition):
    answer = save(cast, edition, lead_file=picture(), event_date="32 Mei 2018", **WORDS)
    assert answer.status_code == 422
    token = Photo.objects.get().token
    assert answer.context["form"]["lead_photo"].value() == token
    assert f'value="{token}" checked' in answer.content.decode()


def test_handing_in_what_is_incomplete_keeps_the_photo_chosen(cast, edition):
    answer = save(cast, edition, lead_file=picture(), summary="", action="submit", **WORDS)
    assert answer.status_code == 422
    assert answer.context["form"]["lead_photo"].value() == Photo.objects.get().token
    assert lead(edition)["photo"] == Photo.objects.get().token


def test_a_save_that_comes_too_late_keeps_the_photo_among_what_was_typed(cast, edition):
    data = posted(edition, cast.sari, lead_file=picture(), **WORDS)
    move("submit", edition, cast.sari)
    move("claim", edition, cast.rina)
    assert signed_in(cast.sari).post(address("write", edition.pk), data).status_code == 409
    assert Autosave.objects.get().data["lead_photo"] == [Photo.objects.get().token]
    assert "lead_file" not in Autosave.objects.get().data


def test_photos_of_another_unit_are_nobodys(cast):
    edition = complete(started(cast, by=cast.wayan, unit=cast.protokol), by=cast.wayan)
    data = posted(edition, cast.rina, lead_file=picture(), **WORDS)
    assert signed_in(cast.sari).post(address("write", edition.pk), data).status_code == 404
    assert not Photo.objects.exists()
