from io import BytesIO

import pytest
from PIL import Image

from articles.content import lead_words
from library.actions import add_photo, lighten_due
from tests.cast import move
from tests.portal.public import draft, published, speaker

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = BytesIO()
    Image.new("RGB", (700, 400), "teal").save(file, "JPEG")
    size = file.tell()
    file.seek(0)
    return add_photo(
        file=file, size=size, caption="Aula", alt="Aula", credit="Humas", unit=cast.humas, by=cast.sari
    )


def get(client, address):
    """The response with its file read, which closes it."""
    response = client.get(address)
    response.picture = response.getvalue() if response.streaming else b""
    return response


def lead(photo):
    return lead_words(photo, "Aula", "Aula", "Dewi/Humas")


def test_photo_of_a_draft_is_private(client, cast, photo):
    draft(cast, lead=lead(photo))
    assert get(client, f"/media/{photo.token}/320.webp").status_code == 404
    assert get(client, f"/media/{photo.token}").status_code == 404


@pytest.mark.parametrize(("name", "status"), [("sari", 200), ("rina", 200), ("wayan", 404)])
def test_private_photo_is_seen_by_those_who_may(client, cast, photo, name, status):
    client.force_login(getattr(cast, name))
    response = get(client, f"/media/{photo.token}/320.webp")
    assert response.status_code == status
    if status == 200:
        assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(("suffix", "kind"), [("webp", "image/webp"), ("jpg", "image/jpeg")])
def test_photo_of_a_publication_is_public(client, cast, photo, suffix, kind):
    published(cast, lead=lead(photo))
    response = get(client, f"/media/{photo.token}/320.{suffix}")
    assert response.status_code == 200
    assert response["Content-Type"] == kind
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=3600"
    assert response.cookies == {}
    assert Image.open(BytesIO(response.picture)).width == 320


def test_width_that_was_not_made_gives_the_next_smaller(client, cast, photo):
    published(cast, lead=lead(photo))
    response = get(client, f"/media/{photo.token}/690.jpg")
    assert Image.open(BytesIO(response.picture)).width == 640


def test_an_avif_is_its_webp_until_it_is_made(client, cast, photo):
    published(cast, lead=lead(photo))
    response = get(client, f"/media/{photo.token}/320.avif")
    assert (response["Content-Type"], response["Cache-Control"]) == ("image/webp", "public, max-age=300")
    assert Image.open(BytesIO(response.picture)).format == "WEBP"
    lighten_due()
    response = get(client, f"/media/{photo.token}/320.avif")
    assert (response["Content-Type"], response["Cache-Control"]) == ("image/avif", "public, max-age=3600")
    assert Image.open(BytesIO(response.picture)).format == "AVIF"


@pytest.mark.parametrize(
    ("name", "size"), [("k320.avif", (320, 213)), ("k640.webp", (600, 400)), ("k9.jpg", (320, 213))]
)
def test_cards_get_a_cut_of_the_photo(client, cast, photo, name, size):
    published(cast, lead=lead(photo))
    assert Image.open(BytesIO(get(client, f"/media/{photo.token}/{name}").picture)).size == size


def test_a_photo_without_cuts_is_shown_whole(client, cast, photo):
    published(cast, lead=lead(photo))
    for path in photo.folder.glob("k*"):
        path.unlink()
    assert Image.open(BytesIO(get(client, f"/media/{photo.token}/k320.avif").picture)).size == (320, 183)


@pytest.mark.parametrize("name", ["320.avif", "k320.avif", "k320.webp", "k320.jpg"])
def test_every_rendition_of_a_draft_is_private(client, cast, photo, name):
    draft(cast, lead=lead(photo))
    lighten_due()
    assert get(client, f"/media/{photo.token}/{name}").status_code == 404


def test_photo_is_private_again_after_withdrawal(client, cast, photo):
    publication = published(cast, lead=lead(photo))
    move("withdraw", publication.edition, cast.ratna, comment="Memuat wajah anak di bawah umur.")
    assert get(client, f"/media/{photo.token}/320.webp").status_code == 404


@pytest.mark.parametrize(("released", "status"), [(True, 200), (False, 404)])
def test_portrait_follows_the_release_of_the_speaker(client, cast, photo, released, status):
    speaker(cast, photo=photo, released=released)
    assert get(client, f"/media/{photo.token}/320.webp").status_code == status


def test_article_offers_the_renditions(client, cast, photo):
    picture = f'<img src="/media/{photo.token}" alt="Aula" width="700" height="400">'
    publication = published(cast, body=f"<p>Lihat foto.</p><figure>{picture}</figure>")
    offered = ", ".join(f"/media/{photo.token}/{width}.webp {width}w" for width in (320, 640, 700))
    assert f'srcset="{offered}"' in client.get(publication.address).content.decode()
