"""Announcing a status at the desk, its quick way to the public, and events that nobody wrote up."""

from datetime import date, timedelta

import pytest

from articles import actions
from audit.models import Release, Snapshot
from events.actions import release_event, save_event, save_session, set_status
from events.models import Event, EventStatus, LiveAccess, Session
from tests.cast import complete, move, started
from tests.desk_registry.filled import filled
from tests.desk_registry.registry import HOSTILE, a_speaker, an_event, appears, event_form, queries

REASON = "Narasumber utama berhalangan hadir."
MOVED = {"status": "dijadwal_ulang", "reason": REASON}


def newest():
    return Snapshot.objects.filter(object_type="event").last()


def a_public_event(cast, **more):
    event = an_event(cast, **more)
    release_event(event=event, seen=newest(), by=cast.rina)
    return event


def announce(client, event, **values):
    page = f"/redaksi/acara/{event.pk}/status/"
    return client.post(page, filled(client.get(page), **values))


def test_announced_and_released_with_one_tap(cast, as_):
    event = a_public_event(cast)
    answer = announce(as_(cast.sari), event, status="dibatalkan", reason=REASON)
    assert answer.url == f"/redaksi/acara/{event.pk}/"
    page = as_(cast.sari).get(answer.url).content.decode()
    assert "Belum diketahui publik: Dibatalkan" in page
    assert "Setujui sekarang" not in page
    page = as_(cast.joko).get("/redaksi/").content.decode()
    assert f"{event.title} – Dibatalkan" in page
    page = as_(cast.joko).get(answer.url)
    assert "Setujui sekarang" in page.content.decode()
    assert REASON in page.content.decode()
    as_(cast.joko).post(f"/redaksi/halaman/acara/{event.pk}/setujui/", {"terlihat": newest().pk})
    assert Release.objects.current().get().snapshot.content["status"] == "dibatalkan"
    page = as_(cast.joko).get(answer.url).content.decode()
    assert "Belum diketahui publik" not in page
    assert REASON in page


def test_an_editor_cannot_let_out_what_they_announced(cast, as_):
    event = a_public_event(cast)
    announce(as_(cast.joko), event, status="dibatalkan", reason=REASON)
    assert "Setujui sekarang" not in as_(cast.joko).get(f"/redaksi/acara/{event.pk}/").content.decode()
    as_(cast.joko).post(f"/redaksi/halaman/acara/{event.pk}/setujui/", {"terlihat": newest().pk})
    assert "status" not in Release.objects.current().get().snapshot.content


def test_new_days(cast, as_):
    event = a_public_event(cast)
    values = {"status": "dijadwal_ulang", "reason": REASON, "starts_on": "15 Mei 2018"}
    assert announce(as_(cast.sari), event, **values).status_code == 302
    event.refresh_from_db()
    assert (event.starts_on, event.former_starts_on) == (date(2018, 5, 15), date(2018, 5, 8))
    page = as_(cast.joko).get(f"/redaksi/acara/{event.pk}/").content.decode()
    assert "Hari semula" in page


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"status": "dibatalkan", "reason": "Hujan"}, "Tulis alasan untuk publik"),
        (MOVED, "Isi tanggal baru"),
        ({**MOVED, "starts_on": "31 Februari 2018"}, "tidak ada dalam kalender"),
        ({"status": "dibatalkan", "reason": REASON, "seen": "ditunda"}, "diubah orang lain"),
        ({"status": "entah", "reason": REASON}, "Status"),
        ({"status": "dibatalkan", "reason": "x" * 301}, "300"),
        ({**MOVED, "starts_on": "9 Mei 2018", "ends_on": "8 Mei 2018"}, "mendahului"),
    ],
)  # fmt: skip
def test_refused_with_a_sentence_and_what_was_typed(cast, as_, values, told):
    event = a_public_event(cast)
    answer = announce(as_(cast.sari), event, **values)
    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert values["reason"] in answer.content.decode()
    event.refresh_from_db()
    assert event.status == EventStatus.SCHEDULED


@pytest.mark.parametrize("field", ["status", "reason", "starts_on", "ends_on", "seen"])
def test_hostile_words(cast, as_, field):
    event = a_public_event(cast)
    for value in HOSTILE:
        given = {"status": "dijadwal_ulang", "reason": REASON, "starts_on": "15 Mei 2018", field: value}
        assert announce(as_(cast.sari), event, **given).status_code in (200, 302)


@pytest.mark.parametrize(("who", "code"), [("wayan", 404), ("adi", 403), ("tuti", 403)])
def test_not_by_others(cast, as_, who, code):
    event = a_public_event(cast)
    client, values = as_(getattr(cast, who)), {"status": "dibatalkan", "reason": REASON, "seen": "terjadwal"}
    assert client.post(f"/redaksi/acara/{event.pk}/status/", values).status_code == code
    event.refresh_from_db()
    assert event.status == EventStatus.SCHEDULED


def test_the_form_of_an_event_does_not_go_back_to_the_former_day(cast, as_):
    event = an_event(cast)
    set_status(
        event=event,
        status=EventStatus.RESCHEDULED,
        reason=REASON,
        by=cast.sari,
        starts_on=date(2018, 5, 15),
    )
    page = f"/redaksi/acara/{event.pk}/sunting/"
    client = as_(cast.sari)
    answer = client.post(page, filled(client.get(page), starts_on="8 Mei 2018"))
    assert answer.status_code == 200
    assert "Ini tanggal semula acara" in answer.content.decode()
    answer = client.post(page, filled(client.get(page), starts_on="16 Mei 2018"))
    assert answer.status_code == 302, (answer.context["form"].errors, answer.context["sessions"].errors)


class TestRooms:
    def test_entered_with_their_links(self, cast, as_):
        row = {"room": "Ruang 2", "live_link": "https://rapat.example/a", "live_access": "umum"}
        form = event_form(unit=cast.humas.pk, **{f"sesi-0-{name}": value for name, value in row.items()})
        assert as_(cast.sari).post("/redaksi/acara/baru/", form).status_code == 302
        session = Session.objects.get()
        assert {name: getattr(session, name) for name in row} == row
        page = as_(cast.rina).get(f"/redaksi/acara/{session.event_id}/").content.decode()
        assert "Sesi 1, ruang" in page
        assert "Terbuka untuk umum, https://rapat.example/a" in page

    def test_for_participants_unless_told_otherwise(self, cast, as_):
        form = event_form(unit=cast.humas.pk, **{"sesi-0-live_link": "https://rapat.example/a"})
        as_(cast.sari).post("/redaksi/acara/baru/", form)
        assert Session.objects.get().live_access == LiveAccess.PARTICIPANTS

    @pytest.mark.parametrize(
        "link", ["http://rapat.example/", "javascript:alert(1)", "rapat", "https://", "=CMD()", "x" * 600]
    )
    def test_only_safe_links(self, cast, as_, link):
        form = event_form(unit=cast.humas.pk, **{"sesi-0-live_link": link})
        answer = as_(cast.sari).post("/redaksi/acara/baru/", form)
        assert answer.status_code == 200
        assert not Event.objects.exists()


class TestUnwritten:
    PAGE = "/redaksi/acara/tanpa-berita/"

    def titles(self, client, query=""):
        return [event.title for event in client.get(self.PAGE + query).context["page"].items]

    def test_past_events_with_sessions_that_nobody_wrote_up(self, cast, as_):
        gap = an_event(cast, title="Separuh", sessions=("Satu", "Dua"))
        actions.start_article(
            by=cast.sari, kind="berita", unit=cast.humas, event=gap, session=gap.sessions.get(number=1)
        )
        full = an_event(cast, title="Penuh", sessions=("Satu",))
        actions.start_article(
            by=cast.sari, kind="berita", unit=cast.humas, event=full, session=full.sessions.get()
        )
        an_event(cast, title="Tanpa sesi", sessions=())
        told = an_event(cast, title="Tanpa sesi, ditulis", sessions=())
        actions.start_article(by=cast.sari, kind="berita", unit=cast.humas, event=told)
        off = an_event(cast, title="Batal")
        set_status(event=off, status=EventStatus.CANCELLED, reason=REASON, by=cast.sari)
        later = Event(title="Nanti", unit=cast.humas, starts_on=date.today() + timedelta(days=1))
        save_event(event=later, sessions=[Session(title="Satu")], by=cast.sari)
        answer = as_(cast.sari).get(self.PAGE)
        assert self.titles(as_(cast.sari)) == ["Tanpa sesi", "Separuh"]
        assert [session.title for session in answer.context["page"].items[1].gaps] == ["Dua"]
        assert f"?acara={gap.pk}&amp;sesi={gap.sessions.get(number=2).pk}" in answer.content.decode()

    def test_a_rejected_text_leaves_the_gap(self, cast, as_):
        event = an_event(cast, title="Ditolak")
        edition = started(cast)
        edition.article.__class__.objects.filter(pk=edition.article_id).update(
            event=event, session=event.sessions.get()
        )
        assert self.titles(as_(cast.sari)) == []
        complete(edition, by=cast.sari)
        move("submit", edition, cast.sari)
        move("reject", edition, cast.rina, comment="Sudah ditulis unit lain.")
        assert self.titles(as_(cast.sari)) == ["Ditolak"]

    def test_by_unit_and_only_what_one_may_know(self, cast, as_):
        an_event(cast, title="Humas")
        an_event(cast, title="Protokol", unit=cast.protokol, by=cast.wayan)
        assert self.titles(as_(cast.wayan)) == ["Protokol"]
        assert sorted(self.titles(as_(cast.rina))) == ["Humas", "Protokol"]
        assert self.titles(as_(cast.rina), f"?unit={cast.protokol.pk}") == ["Protokol"]
        assert self.titles(as_(cast.rina), "?q=huma") == ["Humas"]
        assert self.titles(as_(cast.wayan), f"?unit={cast.humas.pk}") == ["Protokol"]  # left out
        for value in HOSTILE:
            assert as_(cast.rina).get(self.PAGE, {"unit": value, "q": value, "hal": value}).status_code == 200

    def test_queries_do_not_grow(self, cast, as_):
        client, counts = as_(cast.rina), []
        for number in range(3):
            event = an_event(cast, title=f"Acara {number}", sessions=("Satu", "Dua"))
            appears(event.sessions.first(), a_speaker(cast), by=cast.sari)
            counts.append(queries(client, self.PAGE))
        assert counts[0] == counts[2]


def test_a_private_link_changes_no_public_word(cast):
    event = a_public_event(cast)
    session = event.sessions.get()
    session.live_link = "https://rapat.example/satu"
    save_session(session=session, by=cast.sari)
    before = newest().pk
    session.live_link = "https://rapat.example/dua"
    save_session(session=session, by=cast.sari)
    assert newest().pk == before
