"""Words that come along from registry and library have authors too."""

from io import BytesIO

import pytest
from PIL import Image

from articles import actions
from articles.content import event_words, lead_words, session_words, speaker_words, topics
from articles.four_eyes import missing
from articles.queries import waiting_counts
from articles.refusals import NotReady
from articles.requirements import Request
from audit.actions import OwnWords
from audit.models import Snapshot
from contributors.actions import release_unit, save_unit
from events.actions import release_event, save_event
from library.actions import add_photo, describe_photo
from speakers.actions import save_speaker
from tests.cast import complete, move, seen, started
from tests.portal.public import event, newest, speaker

pytestmark = pytest.mark.django_db
OWN = "Kata-kata Rina belum diperiksa orang lain"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def approved_by_rina(cast, **words):
    """A text that Sari saved and Rina, who wrote words that it carries, approves."""
    edition = complete(started(cast), by=cast.sari, **words)
    for name, who in (("submit", cast.sari), ("claim", cast.rina), ("approve", cast.rina)):
        move(name, edition, who)
    return edition


def named_by_rina(cast):
    cast.humas.name = "Biro yang dinamai Rina"
    return save_unit(unit=cast.humas, by=cast.rina)


def retitled_by_rina(made):
    session = made.sessions.get()
    session.title = "Judul sesi tulisan Rina"
    return session


def refused_then_cured(cast, edition):
    with pytest.raises(NotReady, match=OWN):
        move("publish", edition, cast.rina)
    assert waiting_counts(cast.rina)["publish"] == 0
    assert waiting_counts(cast.joko)["countersign"] == 1
    move("countersign", edition, cast.sari)
    assert waiting_counts(cast.rina)["publish"] == 1
    move("publish", edition, cast.rina)


def test_the_name_of_the_unit(cast):
    named_by_rina(cast)
    refused_then_cured(cast, approved_by_rina(cast))


def test_a_name_that_another_editor_released_is_nobodys(cast):
    unit = named_by_rina(cast)
    release_unit(unit=unit, seen=newest("unit", unit.pk), by=cast.joko)
    move("publish", approved_by_rina(cast), cast.rina)


def test_the_title_of_a_session(cast):
    made = event(cast)
    session = retitled_by_rina(made)
    save_event(event=made, sessions=[session], by=cast.rina)
    words = {"event": event_words(made), "session": session_words(session)}
    refused_then_cured(cast, approved_by_rina(cast, **words))


def test_an_event_as_it_was_released_is_nobodys(cast):
    made = event(cast)
    save_event(event=made, sessions=[retitled_by_rina(made)], by=cast.rina)
    before = {"id": made.sessions.get().pk, "number": 1, "title": "Sesi pembuka"}
    move("publish", approved_by_rina(cast, event=event_words(made), session=before), cast.rina)


def test_the_hat_of_a_speaker(cast):
    person = speaker(cast, "Wirasena")
    post = person.appointments.get()
    released = speaker_words(person, post)
    move("publish", approved_by_rina(cast, speakers=[released]), cast.rina)
    unreleased = {**released, "hat": "Penasihat, Lembaga tulisan Rina"}
    post.position, post.organisation = "Penasihat", "Lembaga tulisan Rina"
    save_speaker(speaker=person, appointments=[post], by=cast.rina)
    refused_then_cured(cast, approved_by_rina(cast, speakers=[unreleased]))


def test_the_words_of_the_lead_photo(cast):
    file = BytesIO()
    Image.new("RGB", (640, 480)).save(file, "JPEG")
    file.seek(0)
    words = {"caption": "Aula.", "alt": "Aula penuh", "credit": "Sari"}
    photo = add_photo(file=file, size=len(file.getvalue()), unit=cast.humas, by=cast.sari, **words)
    move("publish", approved_by_rina(cast, lead=lead_words(photo, **words)), cast.rina)
    words["caption"] = "Keterangan tulisan Rina."
    describe_photo(photo=photo, by=cast.rina, **words)
    words["credit"] = "Sari dan Budi"
    describe_photo(photo=photo, by=cast.budi, **words)
    own = lead_words(photo, caption="Kata Sari.", alt="Kata Sari.", credit="Kata Sari.")
    move("publish", approved_by_rina(cast, lead=own), cast.rina)
    refused_then_cured(cast, approved_by_rina(cast, lead=lead_words(photo, **words)))


@pytest.mark.parametrize("name", ["caption", "alt", "credit"])
@pytest.mark.parametrize("between", ["\xa0", "\u200d", "\u2009", "a\u0301", "a\u200d\u0301"])
def test_spaces_and_joiners_in_the_words_of_a_photo_hide_nobody(cast, name, between):
    file = BytesIO()
    Image.new("RGB", (640, 480)).save(file, "JPEG")
    file.seek(0)
    words = {"caption": "", "alt": "", "credit": ""}
    photo = add_photo(file=file, size=len(file.getvalue()), unit=cast.humas, by=cast.sari, **words)
    describe_photo(photo=photo, by=cast.rina, **{**words, name: f"Tulisan{between}Rina"})
    own = dict.fromkeys(words, "Kata Sari.") | {name: getattr(photo, name)}
    refused_then_cured(cast, approved_by_rina(cast, lead=lead_words(photo, **own)))


def test_a_released_name_with_a_no_break_space_is_nobodys(cast):
    cast.humas.name = "Biro\xa0Humas"
    unit = save_unit(unit=cast.humas, by=cast.rina)
    release_unit(unit=unit, seen=newest("unit", unit.pk), by=cast.joko)
    cast.humas.description = "Kata lain dari Rina"
    save_unit(unit=cast.humas, by=cast.rina)
    move("publish", approved_by_rina(cast), cast.rina)


def test_an_event_that_shows_a_name_nobody_approved(cast):
    made = event(cast, released=False)
    named_by_rina(cast)
    made.venue = "Aula"
    save_event(event=made, by=cast.sari)
    waiting = newest("event", made.pk)
    assert waiting.co_author_ids == [cast.rina.pk]
    assert waiting not in Snapshot.objects.unreleased().releasable_by(cast.rina.pk)
    with pytest.raises(OwnWords):
        release_event(event=made, seen=waiting, by=cast.rina)
    release_event(event=made, seen=waiting, by=cast.joko)


def test_a_unit_below_a_name_nobody_approved(cast):
    named_by_rina(cast)
    cast.protokol.parent = cast.humas
    save_unit(unit=cast.protokol, by=cast.joko)
    assert newest("unit", cast.protokol.pk).co_author_ids == [cast.rina.pk]


def test_a_later_edition_cannot_pass_for_a_kind_of_change_that_it_does_not_name(cast):
    edition = approved_by_rina(cast, topics=topics(["Arsip"]))
    move("publish", edition, cast.rina)
    for kind in ("ralat", "pembaruan"):
        request = seen(edition, change_kind=kind)
        edition = actions.perform(move="new_edition", edition=edition, by=cast.sari, request=request)
        with pytest.raises(NotReady, match="apa yang berubah"):
            actions.perform(move="submit", edition=edition, by=cast.sari, request=Request())
        change = {"kind": kind, "note": "Angka diperbaiki."}
        complete(edition, by=cast.sari, **{**edition.latest.content, "change": change})
        for name, who in (("submit", cast.sari), ("claim", cast.rina), ("approve", cast.rina)):
            move(name, edition, who)
        assert missing(edition.latest) == ""
        move("publish", edition, cast.rina)
