"""The photo library: uploading, finding, the answers for the editor's dialog."""

import pytest

from library.models import Photo
from tests.cast import complete, started
from tests.desk_registry.registry import HOSTILE, a_photo, a_speaker, picture, queries

WORDS = {"caption": "Rapat di aula", "alt": "Orang duduk", "credit": "Budi"}


def test_upload(cast, as_):
    answer = as_(cast.sari).post(
        "/redaksi/pustaka/unggah/", {**WORDS, "file": picture(), "unit": cast.humas.pk}
    )
    photo = Photo.objects.get()
    assert answer.url == f"/redaksi/pustaka/{photo.pk}/"
    assert (photo.caption, photo.unit, photo.uploaded_by) == ("Rapat di aula", cast.humas, cast.sari)


@pytest.mark.parametrize("file", ["text", "small", "gif"])
def test_bad_files_get_a_sentence_and_typed_words_stay(cast, as_, file):
    files = {
        "small": lambda: picture(100, 100),
        "gif": lambda: picture(kind="GIF"),
        "text": lambda: text_file(),
    }
    page = as_(cast.sari).post("/redaksi/pustaka/unggah/", {**WORDS, "file": files[file]()}).content.decode()
    assert 'id="id_file_error"' in page
    assert "Rapat di aula" in page
    assert not Photo.objects.exists()


def text_file():
    file = picture()
    file.seek(0)
    file.truncate()
    file.write(b"<svg onload=alert(1)>")
    file.seek(0)
    return file


def test_another_units_photos_cannot_be_given(cast, as_):
    as_(cast.sari).post("/redaksi/pustaka/unggah/", {**WORDS, "file": picture(), "unit": cast.protokol.pk})
    assert not Photo.objects.exists()


def test_describing_and_where_it_is_used(cast, as_):
    photo = a_photo(cast)
    a_speaker(cast, photo=photo)
    lead = {"photo": photo.token, "width": 640, "height": 480, "caption": "a", "alt": "b", "credit": "c"}
    complete(started(cast), by=cast.sari, title="Berita Bergambar", lead=lead)
    address = f"/redaksi/pustaka/{photo.pk}/"
    page = as_(cast.sari).get(address).content.decode()
    assert "Berita Bergambar" in page
    assert "Wicaksana" in page
    as_(cast.sari).post(address, {**WORDS, "caption": "Baru"})
    photo.refresh_from_db()
    assert photo.caption == "Baru"
    assert as_(cast.tuti).post(address, WORDS).status_code == 403
    assert as_(cast.wayan).post(address, WORDS).status_code == 404


def test_search_by_words_and_unit(cast, as_):
    a_photo(cast, caption="Pelantikan")
    a_photo(cast, caption="Upacara", unit=cast.protokol, by=cast.wayan)
    page = as_(cast.rina).get("/redaksi/pustaka/", {"q": "lantik"}).content.decode()
    assert "Pelantikan" in page
    assert "Upacara" not in page
    page = as_(cast.rina).get("/redaksi/pustaka/", {"unit": cast.protokol.pk}).content.decode()
    assert "Upacara" in page
    assert "Pelantikan" not in page
    assert "Upacara" not in as_(cast.sari).get("/redaksi/pustaka/").content.decode()


class TestPicker:
    def test_finds(self, cast, as_):
        photo = a_photo(cast)
        answer = as_(cast.sari).get("/redaksi/pustaka/pilih/", {"q": "menyimak"}).json()
        assert answer == {
            "results": [
                {
                    "token": photo.token,
                    "url": f"/media/{photo.token}/320.jpg",
                    "width": 640,
                    "height": 480,
                    "caption": "Peserta menyimak",
                    "alt": "Orang duduk di aula",
                    "credit": "Budi",
                }
            ],
            "next": None,
        }
        assert as_(cast.wayan).get("/redaksi/pustaka/pilih/").json()["results"] == []

    def test_goes_on_at_an_address(self, cast, as_):
        words = {"width": 400, "height": 300, "alt": "a", "credit": "c", "uploaded_by": cast.sari}
        Photo.objects.bulk_create([Photo(caption="Sama", **words) for _ in range(25)])
        first = as_(cast.sari).get("/redaksi/pustaka/pilih/", {"q": "sama"}).json()
        assert first["next"] == "/redaksi/pustaka/pilih/?q=sama&hal=2"
        second = as_(cast.sari).get(first["next"]).json()
        assert (len(first["results"]), len(second["results"]), second["next"]) == (24, 1, None)

    def test_uploads_for_the_writers_unit(self, cast, as_):
        answer = as_(cast.sari).post("/redaksi/pustaka/pilih/", {**WORDS, "file": picture()})
        assert answer.status_code == 201
        assert answer.json()["token"] == Photo.objects.get().token
        assert Photo.objects.get().unit == cast.humas

    def test_says_what_is_wrong(self, cast, as_):
        answer = as_(cast.sari).post("/redaksi/pustaka/pilih/", {"caption": "x", "file": text_file()})
        assert answer.status_code == 400
        assert set(answer.json()["errors"]) == {"alt", "credit"}
        assert as_(cast.tuti).post("/redaksi/pustaka/pilih/", WORDS).status_code == 403


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_never_break_a_page(cast, as_, text):
    client = as_(cast.sari)
    for name in ("caption", "alt", "credit", "unit"):
        form = {**WORDS, "file": picture(320, 320), name: text}
        assert client.post("/redaksi/pustaka/unggah/", form).status_code in (200, 302)
    for address in ("/redaksi/pustaka/", "/redaksi/pustaka/pilih/"):
        assert client.get(address, {"q": text, "unit": text, "hal": text}).status_code == 200


def test_the_list_takes_as_many_queries_for_three_as_for_one(cast, as_):
    client = as_(cast.rina)
    a_photo(cast)
    counted = queries(client, "/redaksi/pustaka/")
    a_photo(cast, caption="Dua")
    a_photo(cast, caption="Tiga")
    assert queries(client, "/redaksi/pustaka/") == counted


def test_the_focal_point_is_set_with_numbers(cast, as_):
    photo = a_photo(cast)
    address = f"/redaksi/pustaka/{photo.pk}/"
    as_(cast.sari).post(address, {**WORDS, "focus_x": "10", "focus_y": "90"})
    photo.refresh_from_db()
    assert (photo.focus_x, photo.focus_y, photo.caption) == (10, 90, WORDS["caption"])
    as_(cast.sari).post(address, WORDS)
    photo.refresh_from_db()
    assert (photo.focus_x, photo.focus_y) == (10, 90)


@pytest.mark.parametrize("x", ["-1", "101", "tengah", "9" * 5000, "\x00"])
def test_a_focal_point_outside_the_photo_is_refused_in_words(cast, as_, x):
    photo = a_photo(cast)
    page = as_(cast.sari).post(f"/redaksi/pustaka/{photo.pk}/", {**WORDS, "focus_x": x, "focus_y": "5"})
    photo.refresh_from_db()
    assert page.status_code == 200
    assert 'id="id_focus_x_error"' in page.content.decode()
    assert photo.focus_x == 50


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_focal_point_is_set_with_a_click(cast, browse, client, live_server):
    photo = a_photo(cast)
    page = browse(viewport={"width": 1280, "height": 900})
    client.force_login(cast.sari)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page.goto(f"/redaksi/pustaka/{photo.pk}/")
    box = page.locator("[data-focus] img").bounding_box()
    page.locator("[data-focus] img").click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.75})
    assert (page.input_value("[name=focus_x]"), page.input_value("[name=focus_y]")) == ("25", "75")
    assert page.locator("[data-focus-mark]").is_visible()
    page.get_by_role("button", name="Simpan keterangan").click()
    page.wait_for_load_state()
    photo.refresh_from_db()
    assert (photo.focus_x, photo.focus_y) == (25, 75)
