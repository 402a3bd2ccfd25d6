"""Two people at one form: the newest words where one changed nothing, one's own where one did."""

from html import unescape

import pytest
from django.test import Client

from events.models import Event
from speakers.models import Speaker
from tests.desk_registry.filled import filled
from tests.desk_registry.registry import a_speaker, a_unit, an_event


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def two(cast):
    """Sari and Rina, each with an open tab."""
    return client_of(cast.sari), client_of(cast.rina)


def raced(clients, address, mine, theirs):
    """Both open the form; the second saves `theirs`, then the first posts `mine`. The answer to the first."""
    first, second = clients
    opened = first.get(address)
    assert second.post(address, filled(second.get(address), **theirs)).status_code == 302
    return first.post(address, filled(opened, **mine))


def words(answer):
    return unescape(answer.content.decode())


def clash(label, mine, name, theirs):
    return (
        f'<h3 class="clash__label">{label}</h3><dl class="clash">'
        f"<div><dt>Isian Anda</dt><dd>{mine}</dd></div>"
        f"<div><dt>Tersimpan oleh {name}</dt><dd>{theirs}</dd></div></dl>"
    )


class TestEvent:
    def address(self, event):
        return f"/redaksi/acara/{event.pk}/sunting/"

    def test_fields_that_one_did_not_touch_take_the_newest_words(self, cast, two):
        event = an_event(cast)
        theirs = {"city": "Bandung", "summary": "Dari Rina"}
        answer = raced(two, self.address(event), {"title": "Dari Sari"}, theirs)
        assert answer.status_code == 409
        assert "Rina menyimpan perubahan" in words(answer)
        assert "Diambil dari versi terbaru: Kota; Keterangan" in words(answer)
        assert "Isian Anda" not in words(answer)
        two[0].post(self.address(event), filled(answer))
        event.refresh_from_db()
        assert (event.title, event.city, event.summary) == ("Dari Sari", "Bandung", "Dari Rina")

    def test_fields_that_both_changed_stand_beside_each_other(self, cast, two):
        event = an_event(cast)
        answer = raced(two, self.address(event), {"kind": "rapat"}, {"kind": "seminar", "title": "Dari Rina"})
        assert clash("Jenis", "Rapat", "Rina", "Seminar") in words(answer)
        assert "Dari Sari" not in words(answer)
        two[0].post(self.address(event), filled(answer))
        event.refresh_from_db()
        assert (event.title, event.kind) == ("Dari Rina", "rapat")

    def test_the_same_change_by_both_is_no_clash(self, cast, two):
        event = an_event(cast)
        mine = {"starts_on": "09/05/2018", "city": "Bogor"}
        assert raced(two, self.address(event), mine, {"starts_on": "9 Mei 2018"}).status_code == 302
        event.refresh_from_db()
        assert event.city == "Bogor"

    def test_a_third_save_is_told_again(self, cast, two):
        event = an_event(cast)
        answer = raced(two, self.address(event), {"title": "Dari Sari"}, {"title": "Dari Rina"})
        again = raced(two, self.address(event), {}, {"title": "Rina lagi"})
        assert again.status_code == 409
        two[1].post(self.address(event), filled(two[1].get(self.address(event)), title="Rina ketiga"))
        last = two[0].post(self.address(event), filled(answer))
        assert clash("Nama kegiatan", "Dari Sari", "Rina", "Rina ketiga") in words(last)

    def test_sessions_of_both(self, cast, two):
        event = an_event(cast, sessions=("Satu", "Dua"))
        theirs = {"sesi-0-title": "Satu Rina", "sesi-1-topic": "Materi Rina", "sesi-2-title": "Tiga Rina"}
        mine = {"sesi-0-title": "Satu Sari", "sesi-1-title": "Dua Sari", "sesi-2-title": "Tiga Sari"}
        answer = raced(two, self.address(event), mine, theirs)
        assert clash("Sesi 1, Judul sesi", "Satu Sari", "Rina", "Satu Rina") in words(answer)
        assert "Diambil dari versi terbaru: Sesi 2, Materi; Sesi 3 (baru)" in words(answer)
        two[0].post(self.address(event), filled(answer))
        assert list(event.sessions.values_list("title", "topic")) == [
            ("Satu Sari", ""),
            ("Dua Sari", "Materi Rina"),
            ("Tiga Rina", ""),
            ("Tiga Sari", ""),
        ]

    def test_a_session_that_the_other_deleted(self, cast, two):
        event = an_event(cast, sessions=("Satu", "Dua", "Tiga"))
        theirs = {"sesi-0-DELETE": "on", "sesi-1-DELETE": "on"}
        answer = raced(two, self.address(event), {"sesi-0-topic": "Materi Sari"}, theirs)
        assert clash("Sesi", "Satu, Materi Sari", "Rina", "dihapus") in words(answer)
        assert "Sesi dihapus: Dua" in words(answer)
        two[0].post(self.address(event), filled(answer))
        assert list(event.sessions.values_list("title", "topic")) == [("Tiga", ""), ("Satu", "Materi Sari")]

    def test_deleting_a_session_that_the_other_changed(self, cast, two):
        event = an_event(cast, sessions=("Satu", "Dua"))
        answer = raced(two, self.address(event), {"sesi-0-DELETE": "on"}, {"sesi-0-topic": "Penting"})
        assert clash("Sesi 1", "dihapus", "Rina", "Satu, Penting") in words(answer)
        assert event.sessions.count() == 2
        two[0].post(self.address(event), filled(answer))
        assert event.sessions.get().title == "Dua"

    def test_an_error_keeps_what_the_form_was_made_from(self, cast, two):
        event = an_event(cast)
        opened = two[0].get(self.address(event))
        wrong = two[0].post(self.address(event), filled(opened, title="", city="Bogor"))
        two[1].post(self.address(event), filled(two[1].get(self.address(event)), city="Bandung"))
        answer = two[0].post(self.address(event), filled(wrong, title="Benar"))
        assert clash("Kota", "Bogor", "Rina", "Bandung") in words(answer)

    def test_nobody_in_between(self, cast, two):
        event = an_event(cast)
        address = self.address(event)
        assert two[0].post(address, filled(two[0].get(address), title="Baru")).status_code == 302
        assert Event.objects.get().title == "Baru"


def test_words_that_the_portal_does_not_show_are_kept_too(cast, two):
    speaker = a_speaker(cast, aliases=["Wicak"])
    address = f"/redaksi/narasumber/{speaker.pk}/sunting/"
    theirs = {"aliases": "Wicak\nPak W", "jabatan-0-position": "Kepala Rina"}
    mine = {"title_before": "Dr.", "jabatan-0-position": "Kepala Sari", "jabatan-1-position": "Anggota"}
    answer = raced(two, address, mine, theirs)
    assert clash("Jabatan 1, Jabatan", "Kepala Sari", "Rina", "Kepala Rina") in words(answer)
    two[0].post(address, filled(answer))
    speaker = Speaker.objects.get()
    assert (speaker.full_name, speaker.aliases) == ("Dr. Wicaksana", ["Wicak", "Pak W"])
    assert sorted(post.position for post in speaker.appointments.all()) == ["Anggota", "Kepala Sari"]


def test_units(cast):
    unit = a_unit(cast, is_active=True)
    address = f"/redaksi/unit/{unit.pk}/sunting/"
    theirs = {"is_active": None, "parent": str(cast.humas.pk), "short_name": "Media"}
    answer = raced(
        (client_of(cast.joko), client_of(cast.rina)), address, {"short_name": "Media Joko"}, theirs
    )
    assert "Diambil dari versi terbaru: Induk; Aktif" in words(answer)
    assert clash("Nama pendek", "Media Joko", "Rina", "Media") in words(answer)
    client_of(cast.joko).post(address, filled(answer))
    unit.refresh_from_db()
    assert (unit.short_name, unit.is_active, unit.parent) == ("Media Joko", False, cast.humas)


def test_savers_of_one_object_take_turns(cast, two, django_assert_max_num_queries):
    """The row is locked before the form compares, or two at once would both find nothing in between."""
    speaker = a_speaker(cast)
    address = f"/redaksi/narasumber/{speaker.pk}/sunting/"
    form = filled(two[0].get(address))
    with django_assert_max_num_queries(100) as asked:
        two[0].post(address, form)
    reads = [query["sql"] for query in asked if 'FROM "speakers_speaker"' in query["sql"]]
    assert reads[0].endswith('FOR NO KEY UPDATE OF "speakers_speaker"')


@pytest.mark.parametrize("text", ["", "\x00", "99999999999999999999", "x" * 5000, "<b>", "-1"])
def test_hostile_beginnings_break_nothing(cast, two, text):
    event = an_event(cast)
    address = f"/redaksi/acara/{event.pk}/sunting/"
    form = filled(two[0].get(address))
    for name in [name for name in form if name.startswith("initial-") or name.endswith(("-id", "_FORMS"))]:
        assert two[0].post(address, {**form, name: text}).status_code in (200, 302, 409)
