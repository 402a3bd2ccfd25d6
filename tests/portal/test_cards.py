import os
from io import BytesIO

import pytest
from django.core.management import call_command
from PIL import Image

from audit.models import Release
from events.actions import withdraw_event
from portal.identity.palette import colours, drawable, font
from portal.sharing import cards, drawing, lines
from portal.sharing.pruning import NUMBER, prune
from tests.cast import move
from tests.portal.elsewhere import HOSTILE
from tests.portal.public import corrected, draft, event, published, scheduled

pytestmark = pytest.mark.django_db

WORDS = ("Kementerian Contoh", "Berita", "Sesi Berbagi", "8 Mei 2018")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def get(client, address):
    """The response with its file read, which closes it."""
    response = client.get(address)
    response.picture = response.getvalue() if response.streaming else b""
    return response


def pixels(image):
    return image.convert("RGB").tobytes()


def test_each_public_article_has_a_picture(client, cast, media):
    article = published(cast)
    first = get(client, cards.address_of(article))
    assert first["Content-Type"] == "image/png"
    assert Image.open(BytesIO(first.picture)).size == (1200, 630)
    [kept] = media.rglob("*.png")
    made = kept.stat().st_mtime_ns
    assert get(client, cards.address_of(article)).picture == first.picture
    assert kept.stat().st_mtime_ns == made
    assert list(media.rglob("*.tmp")) == []


@pytest.mark.parametrize("make", [draft, scheduled])
def test_no_picture_before_its_time(client, cast, make):
    edition = make(cast)
    number = edition.publications.first().pk if edition.publications.exists() else 1
    assert client.get(f"/kartu/{number}-{edition.latest.sha256[:16]}.png").status_code == 404


@pytest.mark.django_db(transaction=True)  # spans of time need transactions of their own
def test_no_picture_after_withdrawal_or_of_a_replaced_headline(client, cast):
    gone, replaced = published(cast, "Satu"), published(cast, "Dua")
    for article in (gone, replaced):
        assert get(client, cards.address_of(article)).status_code == 200
    move("withdraw", gone.edition, cast.ratna, comment="Memuat data pribadi warga.")
    newer = corrected(cast, replaced, title="Dua yang benar")
    assert get(client, cards.address_of(gone)).status_code == 404
    assert get(client, cards.address_of(replaced)).status_code == 404
    assert get(client, cards.address_of(newer)).status_code == 200


@pytest.mark.parametrize(
    "address", ["1-0000000000000000", "9" * 18 + "-0000000000000000", "agenda/tidak-ada"]
)
def test_unknown_pictures(client, db, address):
    assert client.get(f"/kartu/{address}.png").status_code == 404


def test_events_and_the_portal_have_pictures(client, cast):
    made, hidden = event(cast), event(cast, "Rapat tertutup", released=False)
    assert get(client, f"/kartu/agenda/{made.slug}.png").status_code == 200
    assert get(client, f"/kartu/agenda/{hidden.slug}.png").status_code == 404
    assert get(client, "/kartu/portal.png").status_code == 200


def test_the_picture_shows_its_words_and_verdict(cast):
    words = {"claim": "Bantuan.", "verdict": "Hoaks", "evidence": "Edaran."}
    article = published(cast, kind="klarifikasi", fields=words)
    card = cards.of_article(article)
    assert (card.kicker, card.headline, card.verdict) == ("Klarifikasi", article.card["title"], "Hoaks")
    assert card.line.endswith("Biro Hubungan Masyarakat")


def test_every_word_changes_the_drawing():
    plain = pixels(drawing.drawn(drawing.Card(*WORDS)))
    stamped = pixels(drawing.drawn(drawing.Card(*WORDS, "Hoaks")))
    assert plain != stamped
    for number in range(4):
        other = [*WORDS]
        other[number] = "Kata lain"
        assert pixels(drawing.drawn(drawing.Card(*other))) != plain


@pytest.mark.parametrize("headline", [HOSTILE, "A" * 250, "kata " * 80, "😀", "", "漢字 Kata"])
def test_any_headline_is_drawn(headline):
    assert drawing.drawn(drawing.Card("K" * 150, "Berita", headline, "x " * 300, "Hoaks")).size == (1200, 630)


def test_headlines_fit_their_box():
    for text in ("Satu", "kata " * 12, "kata " * 80, "A" * 250):
        face, found = lines.fitted(text, 600, 300)
        assert all(face.getlength(line) <= 600 for line in found)
        assert len(found) * lines.leading(face) <= 300
    assert found != lines.wrapped(text, font(42, 800), 600)
    assert found[-1].endswith("…")


def test_what_the_type_lacks_is_left_out():
    assert drawable("Séance “kutip” 😀 漢字 – 25%") == "Séance “kutip” – 25%"
    assert colours()["paper"].startswith("#")


def prune_all():
    return sum(prune(number) for number in range(NUMBER))


def names(media):
    return sorted(path.name.rpartition("-")[0] for path in media.rglob("*.png"))


@pytest.mark.django_db(transaction=True)
def test_pictures_that_nobody_may_see_are_thrown_out(client, cast, media):
    stays, gone, replaced = (published(cast, title) for title in ("Satu", "Dua", "Tiga"))
    shown, taken_down = event(cast, "Rapat"), event(cast, "Rahasia")
    for article in (stays, gone, replaced):
        get(client, cards.address_of(article))
    for path in ("portal", f"agenda/{shown.slug}", f"agenda/{taken_down.slug}"):
        assert get(client, f"/kartu/{path}.png").status_code == 200
    assert prune_all() == 0
    move("withdraw", gone.edition, cast.ratna, comment="Memuat data pribadi warga.")
    newer = corrected(cast, replaced, title="Tiga yang benar")
    get(client, cards.address_of(newer))
    words = Release.objects.of("event", taken_down.pk).get()
    withdraw_event(shown=words, by=cast.rina)
    assert prune_all() == 3
    kept = [f"acara-{shown.pk}", f"artikel-{stays.pk}", f"artikel-{newer.pk}", "portal"]
    assert names(media) == sorted(kept)


def test_pictures_of_an_older_look_are_thrown_out(client, cast, media, settings):
    article = published(cast)
    get(client, cards.address_of(article))
    settings.MINISTRY_NAME = "Kementerian Lain"
    get(client, cards.address_of(article))
    assert len(names(media)) == 2
    assert prune_all() == 1
    assert names(media) == [f"artikel-{article.pk}"]


def test_what_is_being_drawn_is_left_alone(db, media):
    folder = cards.folder("0a")
    folder.mkdir(parents=True)
    for name in ("baru.tmp", "mati.tmp", "lama.png"):
        (folder / name).touch()
    os.utime(folder / "mati.tmp", (0, 0))
    assert prune(10) == 2
    assert [path.name for path in folder.iterdir()] == ["baru.tmp"]


@pytest.mark.parametrize("items", [1, 3])
def test_pruning_a_folder_takes_two_queries(client, cast, media, items, django_assert_num_queries):
    folder = cards.folder("0a")
    folder.mkdir(parents=True)
    for number in range(items):
        article = published(cast, f"Berita {number}")
        (folder / cards.place_of(cards.name_of(article), cards.of_article(article)).name).touch()
    event(cast)
    (folder / f"acara-1-{'a' * 32}.png").touch()
    with django_assert_num_queries(2):
        assert prune(10) == items + 1  # none lies in the folder of its name


def test_the_worker_prunes(client, cast, media):
    cards.folder("00").mkdir(parents=True)
    for number in range(NUMBER):
        cards.folder(f"{number:02x}").mkdir(exist_ok=True)
        (cards.folder(f"{number:02x}") / "lama.png").touch()
    for _ in range(3):
        call_command("worker", "--once")
    assert len(names(media)) == NUMBER - 3
