"""Photos with the database away: what was public and was asked for, as long as nothing left the portal."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.contrib.sessions.backends.db import SessionStore
from PIL import Image

from articles.content import lead_words
from tests.cast import move
from tests.portal.kept import ask, constant, front
from tests.portal.public import published, speaker
from tests.portal.showcase import photo

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kept(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    made = front(tmp_path / "pages")
    yield made
    made.watch.line.link.close()


@pytest.fixture
def shown(kept, cast):
    return photo(cast, 700, 400)


def lead(shown):
    return {"lead": lead_words(shown, "Aula", "Aula", "Humas")}


def lose_database(kept):
    """As the watch says it when the server does not answer; whoever asks Django all the same fails."""
    kept.watch.ask()  # what this machine saw last
    kept.watch.sight = replace(kept.watch.sight, away=True)
    kept.watch.until = kept.watch.latest = float("inf")
    kept.application = constant("500 Internal Server Error")


def withdraw(cast, publication):
    move("withdraw", publication.edition, cast.ratna, comment="Memuat wajah anak di bawah umur.")


def test_a_public_photo_outlives_the_database_in_every_size(kept, cast, shown):
    published(cast, **lead(shown))
    assert "newsroom-stale" not in ask(kept, f"/media/{shown.token}/320.webp").headers
    lose_database(kept)
    for name, size in {"/640.webp": (640, 366), "/k320.jpg": (320, 213), "": (700, 400)}.items():
        answer = ask(kept, f"/media/{shown.token}{name}")
        told = [answer.headers[header] for header in ("newsroom-stale", "newsroom-cache", "warning")]
        assert (answer.status, *told) == (200, "1", "stale", '110 newsroom "Response is Stale"')
        assert answer.headers["cache-control"].startswith("public, max-age=0,")
        assert int(answer.headers["content-length"]) == len(answer.body)
        assert Image.open(BytesIO(answer.body)).size == size
    assert ask(kept, f"/media/{shown.token}", method="HEAD").body == b""


def test_an_error_of_ours_is_covered_as_well(kept, cast, shown):
    published(cast, **lead(shown))
    ask(kept, f"/media/{shown.token}/320.webp")
    kept.application = constant("503 Service Unavailable")
    assert ask(kept, f"/media/{shown.token}/320.webp").how == "stale"


def test_another_process_knows_it_from_the_folder(kept, cast, shown):
    published(cast, **lead(shown))
    ask(kept, f"/media/{shown.token}/320.webp")
    lose_database(kept)
    other = front(kept.files.folder)
    lose_database(other)
    assert ask(other, f"/media/{shown.token}/320.webp").how == "stale"
    other.watch.line.link.close()


def test_a_photo_that_nobody_asked_for_is_not_shown(kept, cast, shown):
    published(cast, **lead(shown))
    lose_database(kept)
    assert ask(kept, f"/media/{shown.token}/320.webp").status == 503


def test_a_withdrawn_photo_stays_away(kept, cast, shown):
    publication = published(cast, **lead(shown))
    ask(kept, f"/media/{shown.token}/320.webp")
    withdraw(cast, publication)
    lose_database(kept)
    assert ask(kept, f"/media/{shown.token}/320.webp").status == 503


def test_a_withdrawal_that_only_another_process_saw_counts(kept, cast, shown):
    publication = published(cast, **lead(shown))
    ask(kept, f"/media/{shown.token}/320.webp")
    lose_database(kept)
    withdraw(cast, publication)
    other = front(kept.files.folder)
    ask(other)
    assert ask(kept, f"/media/{shown.token}/320.webp").status == 503
    other.watch.line.link.close()


def test_a_photo_that_is_still_public_is_noted_anew_after_a_withdrawal(kept, cast, shown):
    published(cast, **lead(shown))
    ask(kept, f"/media/{shown.token}/320.webp")
    withdraw(cast, published(cast, "Yang lain"))
    kept.watch.until = 0
    ask(kept, f"/media/{shown.token}/320.webp")
    lose_database(kept)
    assert ask(kept, f"/media/{shown.token}/320.webp").how == "stale"


@pytest.mark.parametrize(("released", "status"), [(True, 200), (False, 503)])
def test_a_portrait_follows_the_release_of_the_speaker(kept, cast, shown, released, status):
    speaker(cast, photo=shown, released=released)
    ask(kept, f"/media/{shown.token}/320.webp")
    lose_database(kept)
    assert ask(kept, f"/media/{shown.token}/320.webp").status == status


def test_what_somebody_signed_in_may_see_is_noted_for_nobody(kept, client, cast, shown):
    client.force_login(cast.sari)
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    assert SessionStore(client.cookies["sessionid"].value).load()
    seen = ask(kept, f"/media/{shown.token}/320.webp", HTTP_COOKIE=cookie)
    assert (seen.status, seen.headers["cache-control"]) == (200, "private, no-store")
    lose_database(kept)
    for told in ({}, {"HTTP_COOKIE": cookie}):
        assert ask(kept, f"/media/{shown.token}/320.webp", **told).status == 503


def test_a_photo_whose_files_are_gone_is_a_sentence(kept, cast, shown):
    published(cast, **lead(shown))
    ask(kept, f"/media/{shown.token}/320.webp")
    lose_database(kept)
    for path in shown.folder.iterdir():
        path.unlink()
    assert ask(kept, f"/media/{shown.token}/320.webp").status == 503


def test_a_foreign_host_gets_no_photo(kept, cast, shown):
    published(cast, **lead(shown))
    ask(kept, f"/media/{shown.token}/320.webp")
    lose_database(kept)
    assert ask(kept, f"/media/{shown.token}/320.webp", HTTP_HOST="jahat.example").status == 500
