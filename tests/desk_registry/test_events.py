"""Entering events, sessions and people; what is written up and what is not; letting words out."""

from datetime import date

import pytest

from articles import actions
from audit.models import Release, Snapshot
from events.actions import save_event
from events.models import Event
from tests.desk_registry.registry import HOSTILE, an_event, event_form, queries


def test_an_event_is_entered_with_its_sessions(cast, as_):
    form = event_form(unit=cast.humas.pk, **{"sesi-1-title": "Dua", "sesi-1-ORDER": "1", "sesi-0-ORDER": "2"})
    answer = as_(cast.sari).post("/redaksi/acara/baru/", form)
    event = Event.objects.get()
    assert answer.url == f"/redaksi/acara/{event.pk}/"
    assert (event.title, event.starts_on) == ("Rapat Kerja", date(2018, 5, 8))
    assert list(event.sessions.values_list("number", "title")) == [(1, "Dua"), (2, "Sesi Pertama")]
    assert Snapshot.objects.count() == 1


def test_errors_stand_at_their_field_and_nothing_typed_is_lost(cast, as_):
    form = event_form(
        unit=cast.humas.pk, title="Judul", starts_on="31 Februari 2018", **{"sesi-0-ends_at": "08.00"}
    )
    page = as_(cast.sari).post("/redaksi/acara/baru/", form).content.decode()
    assert "tidak ada dalam kalender" in page
    assert "Jam selesai harus setelah jam mulai." in page
    for typed in ("31 Februari 2018", "Sesi Pertama", "08.00"):
        assert f'value="{typed}"' in page
    assert not Event.objects.exists()


def test_the_end_cannot_come_before_the_start_and_says_so_beside_other_errors(cast, as_):
    form = event_form(unit=cast.humas.pk, title="", ends_on="7 Mei 2018")
    answer = as_(cast.sari).post("/redaksi/acara/baru/", form)
    assert answer.context["form"].errors["ends_on"] == ["Tanggal selesai mendahului tanggal mulai."]
    assert set(answer.context["form"].errors) == {"title", "ends_on"}


@pytest.mark.parametrize("day", ["7 Mei 2018", "10 Mei 2018"])
def test_a_session_lies_within_the_days_of_its_event(cast, as_, day):
    dates = {"ends_on": "9 Mei 2018", "sesi-0-date": day}
    answer = as_(cast.sari).post("/redaksi/acara/baru/", event_form(unit=cast.humas.pk, title="", **dates))
    assert answer.context["sessions"].forms[0].errors == {"date": ["Tanggal sesi ini di luar hari acara."]}
    assert set(answer.context["form"].errors) == {"title"}
    assert "Sesi 1, Tanggal: Tanggal sesi ini di luar hari acara." in answer.content.decode()
    as_(cast.sari).post("/redaksi/acara/baru/", event_form(unit=cast.humas.pk, **dates))
    assert not Event.objects.exists()
    inside = event_form(unit=cast.humas.pk, **{**dates, "sesi-0-date": "9 Mei 2018"})
    assert as_(cast.sari).post("/redaksi/acara/baru/", inside).status_code == 302


def test_an_event_that_moves_away_from_its_sessions_is_refused(cast, as_):
    event = an_event(cast)
    event.sessions.update(date="2018-05-08")
    form = stored(event, starts_on="9 Mei 2018", **{"sesi-0-date": "8 Mei 2018"})
    page = as_(cast.sari).post(f"/redaksi/acara/{event.pk}/sunting/", form).content.decode()
    assert "di luar hari acara" in page
    form = stored(event, starts_on="9 Mei 2018", **{"sesi-0-date": "8 Mei 2018", "sesi-0-DELETE": "on"})
    assert as_(cast.sari).post(f"/redaksi/acara/{event.pk}/sunting/", form).status_code == 302


def test_one_more_row_without_javascript(cast, as_):
    form = event_form(unit=cast.humas.pk, **{"tambah-baris": "1"})
    page = as_(cast.sari).post("/redaksi/acara/baru/", form).content.decode()
    assert 'name="sesi-2-title"' in page
    assert 'value="Sesi Pertama"' in page
    assert not Event.objects.exists()


def test_a_contributor_cannot_enter_for_another_unit(cast, as_):
    answer = as_(cast.wayan).post("/redaksi/acara/baru/", event_form(unit=cast.humas.pk))
    assert answer.status_code == 200
    assert not Event.objects.exists()


def stored(event, **values):
    rows = {}
    for place, session in enumerate(event.sessions.all()):
        rows |= {
            f"sesi-{place}-id": session.pk,
            f"sesi-{place}-title": session.title,
            f"sesi-{place}-ORDER": place + 1,
        }
    count = event.sessions.count()
    counts = {"sesi-TOTAL_FORMS": count, "sesi-INITIAL_FORMS": count}
    return {
        "kind": event.kind,
        "title": event.title,
        "unit": event.unit_id,
        "starts_on": "2018-05-08",
        "time_zone": "WIB",
        **rows,
        **counts,
        **values,
    }


def test_editing_keeps_changes_and_removes_sessions(cast, as_):
    event = an_event(cast, sessions=("Satu", "Dua"))
    form = stored(event, title="Nama Baru", **{"sesi-0-DELETE": "on", "sesi-1-title": "Dua Baru"})
    as_(cast.sari).post(f"/redaksi/acara/{event.pk}/sunting/", form)
    event.refresh_from_db()
    assert event.title == "Nama Baru"
    assert list(event.sessions.values_list("number", "title")) == [(1, "Dua Baru")]


def test_a_session_with_an_article_stays(cast, as_):
    event = an_event(cast)
    actions.start_article(
        by=cast.sari, kind="berita", unit=cast.humas, event=event, session=event.sessions.get()
    )
    page = as_(cast.sari).post(
        f"/redaksi/acara/{event.pk}/sunting/", stored(event, **{"sesi-0-DELETE": "on"})
    )
    refusal = "Sesi yang sudah memiliki naskah atau presensi tidak dapat dihapus."
    assert refusal in page.content.decode()
    assert event.sessions.count() == 1


def test_sessions_of_another_event_cannot_be_slipped_in(cast, as_):
    mine, other = an_event(cast), an_event(cast, unit=cast.protokol, by=cast.wayan, title="Lain")
    form = stored(mine, **{"sesi-0-id": other.sessions.get().pk, "sesi-0-title": "Curian"})
    as_(cast.sari).post(f"/redaksi/acara/{mine.pk}/sunting/", form)
    assert other.sessions.get().title == "Pembukaan"
    assert mine.sessions.get().title == "Pembukaan"


class TestCoverage:
    def page(self, as_, user, event):
        return as_(user).get(f"/redaksi/acara/{event.pk}/").content.decode()

    def test_a_session_nobody_has_written_up_is_marked(self, cast, as_):
        event = an_event(cast, sessions=("Satu", "Dua"))
        one, two = event.sessions.all()
        actions.start_article(by=cast.sari, kind="berita", unit=cast.humas, event=event, session=one)
        page = self.page(as_, cast.sari, event)
        assert page.count("Belum ada naskah</span>") == 1
        assert f"?acara={event.pk}&amp;sesi={two.pk}" in page
        assert f"?acara={event.pk}&amp;sesi={one.pk}" not in page
        assert "1 sesi belum ditulis" in as_(cast.sari).get("/redaksi/acara/").content.decode()

    def test_auditors_see_the_gap_but_no_way_to_write(self, cast, as_):
        page = self.page(as_, cast.tuti, an_event(cast))
        assert "Belum ada naskah</span>" in page
        assert "&amp;sesi=" not in page


class TestRelease:
    def test_another_editor_lets_the_words_out(self, cast, as_):
        event = an_event(cast)
        page = as_(cast.rina).get(f"/redaksi/acara/{event.pk}/").content.decode()
        seen = Snapshot.objects.get()
        assert f'name="terlihat" value="{seen.pk}"' in page
        as_(cast.rina).post(f"/redaksi/halaman/acara/{event.pk}/setujui/", {"terlihat": seen.pk})
        assert Release.objects.get().snapshot == seen
        assert as_(cast.rina).get(f"/agenda/{event.slug}/").status_code == 200

    def test_words_are_compared(self, cast, as_):
        event = an_event(cast)
        as_(cast.rina).post(
            f"/redaksi/halaman/acara/{event.pk}/setujui/", {"terlihat": Snapshot.objects.get().pk}
        )
        event.title = "Sesi Berbagi <b>Media</b> Massa"
        save_event(event=event, by=cast.sari)
        page = as_(cast.rina).get(f"/redaksi/acara/{event.pk}/").content.decode()
        assert "<ins> &lt;b&gt;Media&lt;/b&gt; Massa</ins>" in page
        assert "<b>Media" not in page

    def test_not_by_the_writer_nor_a_stale_page_nor_others(self, cast, as_):
        event = an_event(cast, by=cast.rina)
        address, seen = f"/redaksi/halaman/acara/{event.pk}/setujui/", Snapshot.objects.get().pk
        assert (
            "Mintalah editor lain"
            in as_(cast.rina).post(address, {"terlihat": seen}, follow=True).content.decode()
        )
        event.title = "Lain"
        save_event(event=event, by=cast.sari)
        assert (
            "diubah sejak Anda"
            in as_(cast.joko).post(address, {"terlihat": seen}, follow=True).content.decode()
        )
        assert as_(cast.sari).post(address, {"terlihat": seen}).status_code == 403
        assert as_(cast.joko).post(address, {"terlihat": "0"}).status_code == 404
        assert as_(cast.joko).post("/redaksi/halaman/apa/1/setujui/").status_code == 404
        assert not Release.objects.exists()

    def test_taken_off_the_portal_and_back(self, cast, as_):
        event = an_event(cast)
        seen = {"terlihat": Snapshot.objects.get().pk}
        client = as_(cast.joko)
        client.post(f"/redaksi/halaman/acara/{event.pk}/setujui/", seen)
        client.post(f"/redaksi/halaman/acara/{event.pk}/tarik/")
        client.post(f"/redaksi/halaman/acara/{event.pk}/tarik/")
        assert client.get(f"/agenda/{event.slug}/").status_code == 404
        assert Release.objects.count() == 2
        client.post(f"/redaksi/halaman/acara/{event.pk}/setujui/", seen)
        assert client.get(f"/agenda/{event.slug}/").status_code == 200


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_never_break_a_page(cast, as_, text):
    client = as_(cast.sari)
    form = event_form(
        unit=cast.humas.pk, title=text, venue=text[:200], summary=text, **{"sesi-0-title": text[:200]}
    )
    for name in ("starts_on", "sesi-0-starts_at", "sesi-0-ORDER", "sesi-TOTAL_FORMS", "kind"):
        assert client.post("/redaksi/acara/baru/", {**form, name: text}).status_code in (200, 302)
    for name in ("q", "unit", "waktu", "hal"):
        assert client.get("/redaksi/acara/", {name: text}).status_code == 200
    event = an_event(cast)
    address = f"/redaksi/acara/{event.pk}/sesi/{event.sessions.get().pk}/"
    for name in ("cari", "tambah", "orang-TOTAL_FORMS", "orang-0-speaker", "simpan", "semula"):
        assert client.post(
            address, {"orang-TOTAL_FORMS": 1, "orang-INITIAL_FORMS": 0, name: text}
        ).status_code in (200, 302)
    pages = [client.get(f"/redaksi/acara/{found.pk}/") for found in Event.objects.all()]
    assert {page.status_code for page in pages} == {200}


def test_an_event_of_a_unit_that_is_no_longer_active_can_still_be_mended(cast, as_):
    event = an_event(cast)
    cast.humas.is_active = False
    cast.humas.save()
    as_(cast.sari).post(f"/redaksi/acara/{event.pk}/sunting/", stored(event, title="Nama Baru"))
    event.refresh_from_db()
    assert event.title == "Nama Baru"
    assert as_(cast.sari).post("/redaksi/acara/baru/", event_form(unit=cast.humas.pk)).status_code == 200


def test_the_list_takes_as_many_queries_for_three_as_for_one(cast, as_):
    client = as_(cast.rina)
    an_event(cast)
    counted = queries(client, "/redaksi/acara/")
    an_event(cast, title="Dua", sessions=("A", "B"))
    an_event(cast, title="Tiga", unit=cast.protokol, by=cast.wayan)
    assert queries(client, "/redaksi/acara/") == counted
