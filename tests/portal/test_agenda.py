from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from articles.content import lead_words
from articles.models import Publication
from audit.models import Release
from contributors.actions import release_unit, save_unit
from events.actions import release_event, save_event, withdraw_event
from events.models import Event
from library.models import Photo
from portal.sharing.cards import of_event
from portal.spans import week_address
from portal.templatetags.face import span
from tests.portal.public import (
    SECRET,
    announced,
    changed,
    draft,
    event,
    hat,
    newest,
    published,
    speaker,
)

pytestmark = pytest.mark.django_db

SOON = date.today() + timedelta(days=7)


def test_empty_agenda_is_kind(client):
    assert "Belum ada kegiatan yang dijadwalkan." in client.get("/agenda/").content.decode()


def test_agenda_parts_what_comes_from_what_was(client, cast):
    event(cast, "Sudah lewat")
    event(cast, "Akan datang", starts_on=SOON)
    event(cast, SECRET, starts_on=SOON, released=False)
    response = client.get("/agenda/")
    assert [words["title"] for words in response.context["upcoming"]] == ["Akan datang"]
    assert [words["title"] for words in response.context["past"]] == ["Sudah lewat"]


def test_event_shows_programme_with_hats_and_its_articles(client, cast):
    made = event(cast, "Sharing Session", speakers=[speaker(cast)])
    published(cast, "Liputan", event={"id": made.pk, "slug": made.slug, "title": made.title})
    shown = client.get(f"/agenda/{made.slug}/").content.decode()
    assert "Sesi pembuka" in shown
    assert "09.00–11.30 WIB" in shown
    assert "Kepala Biro Hukum, Kementerian Contoh" in shown
    assert "Liputan" in shown


def test_unreleased_event_is_unknown(client, cast):
    made = event(cast, released=False)
    assert client.get(f"/agenda/{made.slug}/").status_code == 404


def test_unreleased_words_of_a_released_event_do_not_show(client, cast):
    made = event(cast, "Nama lama")
    made.title = SECRET
    save_event(event=made, by=cast.sari)
    shown = client.get(f"/agenda/{made.slug}/").content.decode()
    assert "Nama lama" in shown
    assert SECRET not in shown


@pytest.mark.parametrize("mark", ["kemarin", "2018-05-08", "2018-05-08.x", "%00"])
def test_bad_mark_answers_404(client, mark):
    assert client.get("/agenda/", {"sebelum": mark}).status_code == 404


@pytest.mark.parametrize("items", [1, 3])
def test_queries_do_not_grow(client, cast, items, django_assert_num_queries):
    people = [speaker(cast, f"Narasumber {number}") for number in range(items)]
    made = [event(cast, f"Acara {number}", speakers=people) for number in range(items)]
    client.get("/agenda/")  # units and bounds are read once for each newest release
    with django_assert_num_queries(3):
        client.get("/agenda/")
    with django_assert_num_queries(5):
        client.get(f"/agenda/{made[0].slug}/")


def steps_from(client, here, way):
    found = []
    while step := client.get(here).context[way]:
        here = step[0]
        found.append(here)
    return found


class TestSpans:
    def titles(self, response):
        return [mark.words["title"] for day in response.context["days"] for mark in day.marks]

    def test_a_month_lays_events_on_their_days(self, client, cast):
        event(cast, "Sehari")
        long = Event(title="Sepekan", unit=cast.humas, starts_on=date(2018, 4, 29), ends_on=date(2018, 5, 2))
        save_event(event=long, by=cast.sari)
        release_event(event=long, seen=newest("event", long.pk), by=cast.rina)
        event(cast, SECRET, released=False)
        response = client.get("/agenda/2018/05/")
        marks = {day.date.day: [(m.day, m.days) for m in day.marks] for day in response.context["days"]}
        assert len(marks) == 31
        assert {day: found for day, found in marks.items() if found} == {
            1: [(3, 4)],
            2: [(4, 4)],
            8: [(1, 1)],
        }
        shown = response.content.decode()
        assert "hari 3 dari 4" in shown
        assert "09.00" in shown
        assert SECRET not in shown
        assert "noindex" not in shown
        assert self.titles(client.get("/agenda/2018/04/")) == ["Sepekan", "Sepekan"]

    def test_a_week_shows_what_is_on_by_the_hour(self, client, cast):
        made = event(cast)
        changed(cast, made, room="Ruang Rapat 2")
        shown = client.get("/agenda/2018/minggu/19/").content.decode()
        assert "7 Mei – 13 Mei 2018" in shown
        assert "09.00–11.30 WIB" in shown
        assert "(Ruang Rapat 2)" in shown
        assert 'content="noindex"' in shown

    def test_a_year_holds_what_began_in_it(self, client, cast):
        event(cast, "Dahulu", starts_on=date(2017, 12, 31))
        event(cast, "Sekarang")
        assert [one["title"] for one in client.get("/agenda/2018/").context["events"]] == ["Sekarang"]
        assert [one["title"] for one in client.get("/agenda/2017/").context["events"]] == ["Dahulu"]
        assert client.get("/agenda/").context["years"] == [2018, 2017]

    def test_a_full_day_leads_to_its_week(self, client, cast):
        for number in range(30):
            event(cast, f"Acara {number}")
        shown = client.get("/agenda/2018/05/").content.decode()
        assert "25 lagi" in shown
        assert "/agenda/2018/minggu/19/#hari-2018-05-08" in shown
        assert len(self.titles(client.get("/agenda/2018/minggu/19/"))) == 30
        assert 'id="hari-2018-05-08"' in client.get("/agenda/2018/minggu/19/").content.decode()

    def test_spans_end_with_the_events(self, client, cast):
        event(cast)
        today = date.today()
        assert client.get("/agenda/2018/04/").status_code == 404
        assert client.get("/agenda/2018/minggu/17/").status_code == 404
        assert client.get("/agenda/2017/").status_code == 404
        assert client.get(f"/agenda/{today.year + 1}/12/").status_code == 404
        first = client.get("/agenda/2018/05/")
        assert first.context["before"] is None
        assert first.context["after"] == (f"/agenda/{today:%Y/%m}/", today)  # over all that is empty
        now = client.get(f"/agenda/{today:%Y/%m}/")
        assert now.context["after"] is None
        assert 'content="noindex"' in now.content.decode()  # nothing is on
        assert "Tidak ada kegiatan pada bulan ini." in now.content.decode()

    def test_every_step_leads_to_something(self, client, cast):
        """From today back to the first event by the links alone, and no further; the same by week."""
        event(cast, "Dahulu", starts_on=date(2018, 4, 30))
        long = Event(title="Lama", unit=cast.humas, starts_on=date(2020, 3, 30), ends_on=date(2020, 4, 14))
        save_event(event=long, by=cast.sari)
        release_event(event=long, seen=newest("event", long.pk), by=cast.rina)
        walks = {
            f"/agenda/{date.today():%Y/%m}/": ["/agenda/2020/04/", "/agenda/2020/03/", "/agenda/2018/04/"],
            week_address(date.today()): [
                *(f"/agenda/2020/minggu/{number}/" for number in (16, 15, 14)),
                "/agenda/2018/minggu/18/",
            ],
        }
        for first, expected in walks.items():
            there, back = steps_from(client, first, "before"), steps_from(client, expected[-1], "after")
            assert there == expected
            assert back == [*expected[-2::-1], first]

    @pytest.mark.parametrize(
        "path",
        [
            *("2018/00/", "2018/13/", "2018/5/", "0000/01/", "9999/12/", "0001/"),
            *("2018/minggu/00/", "2018/minggu/53/", "2018/minggu/99/", "0000/minggu/01/", "9999/minggu/52/"),
            *("2018/05/?unit=x", "2018/05/?jenis=x", "?jenis=%00", "?unit=%00", "2018/?sebelum=x"),
            "2018/05/?unit=" + "a" * 100_000,
        ],
    )
    def test_what_no_calendar_has(self, client, cast, path):
        event(cast)
        assert client.get(f"/agenda/{path}").status_code == 404

    def test_narrowed_by_unit_and_kind(self, client, cast):
        save_unit(unit=cast.protokol, by=cast.adi)
        release_unit(unit=cast.protokol, seen=newest("unit", cast.protokol.pk), by=cast.rina)
        event(cast, "Humas")
        other = Event(title="Protokol", unit=cast.protokol, kind="rapat", starts_on=date(2018, 5, 8))
        save_event(event=other, by=cast.wayan)
        release_event(event=other, seen=newest("event", other.pk), by=cast.rina)
        for query in ("?unit=protokol", "?jenis=rapat", "?unit=protokol&jenis=rapat"):
            response = client.get(f"/agenda/2018/05/{query}")
            assert self.titles(response) == ["Protokol"]
            following = f"/agenda/{date.today():%Y/%m}/{query}".replace("&", "&amp;")
            assert f'href="{following}"' in response.content.decode()
            assert [one["title"] for one in client.get(f"/agenda/{query}").context["past"]] == ["Protokol"]
            assert [one["title"] for one in client.get(f"/agenda/2018/{query}").context["events"]] == [
                "Protokol"
            ]
            assert 'content="noindex"' in response.content.decode()
        assert self.titles(client.get("/agenda/2018/05/?unit=protokol&jenis=seminar")) == []

    @pytest.mark.parametrize("items", [1, 3])
    def test_queries_do_not_grow(self, client, cast, items, django_assert_num_queries):
        for number in range(items):
            event(cast, f"Acara {number}")
        for path, number in (("2018/05/", 4), ("2018/minggu/19/", 4), ("2018/", 2)):
            path = f"/agenda/{path}"
            client.get(path)
            with django_assert_num_queries(number):
                client.get(path)


class TestStatus:
    @pytest.mark.parametrize(
        ("status", "label", "told"),
        [
            ("dibatalkan", "Dibatalkan", "Acara ini dibatalkan"),
            ("ditunda", "Ditunda", "Acara ini ditunda; tanggal baru belum ditetapkan"),
            ("pindah_daring", "Pindah daring", "Acara ini dipindahkan ke daring"),
        ],
    )
    def test_told_wherever_the_event_is(self, client, cast, status, label, told):
        made = event(cast, "Rapat Koordinasi", starts_on=SOON, speakers=[speaker(cast)])
        published(cast, "Berita", event={"id": made.pk, "slug": made.slug, "title": made.title})
        pages = [f"/agenda/{SOON:%Y/%m}/", week_address(SOON), f"/agenda/{SOON.year}/", "/agenda/", "/"]
        pages += [
            "/narasumber/haryo-nugroho/",
            "/cari/?q=rapat+koordinasi",
            Publication.objects.get().address,
        ]
        for page in pages:
            assert label not in client.get(page).content.decode()
        announced(cast, made, status)
        for page in pages:
            assert label in client.get(page).content.decode(), page
        shown = client.get(f"/agenda/{made.slug}/").content.decode()
        assert told in shown
        assert "Banjir di sekitar gedung." in shown

    def test_waits_for_an_editor(self, client, cast):
        made = event(cast, starts_on=SOON)
        announced(cast, made, "dibatalkan", SECRET, released=False)
        for page in (f"/agenda/{made.slug}/", "/agenda/", f"/agenda/{made.slug}/acara.ics"):
            shown = client.get(page).content.decode()
            assert "Dibatalkan" not in shown
            assert SECRET not in shown

    def test_rescheduled_keeps_the_former_day(self, client, cast):
        made = event(cast, starts_on=SOON)
        announced(cast, made, "dijadwal_ulang", starts_on=SOON + timedelta(days=7))
        shown = client.get(f"/agenda/{made.slug}/").content.decode()
        assert f"Semula {span({'starts_on': SOON.isoformat(), 'ends_on': None})}." in shown
        assert client.get("/agenda/").context["upcoming"][0]["starts_on"] == str(SOON + timedelta(days=7))

    def test_over(self, client, cast):
        assert "Sudah berlangsung" in client.get(f"/agenda/{event(cast).slug}/").content.decode()
        made = event(cast, "Nanti", starts_on=SOON)
        assert "Sudah berlangsung" not in client.get(f"/agenda/{made.slug}/").content.decode()

    def test_the_share_picture_tells(self, cast):
        words = newest("event", event(cast).pk).content
        assert of_event(words).verdict == ""
        assert of_event({**words, "status": "ditunda", "status_reason": "x"}).verdict == "Ditunda"


class TestChanges:
    def test_newest_first_from_release_to_release(self, client, cast):
        made = event(cast, speakers=[speaker(cast)])
        shown = client.get(f"/agenda/{made.slug}/").content.decode()
        assert "Perubahan acara" not in shown
        changed(cast, made, room="Ruang Dua")
        changed(cast, made, starts_at=time(10))
        made.refresh_from_db()
        made.summary = SECRET
        save_event(event=made, by=cast.sari)
        response = client.get(f"/agenda/{made.slug}/")
        assert [[change.text for change in step.changes] for step in response.context["changelog"]] == [
            ["Waktu sesi “Sesi pembuka” berubah dari 09.00–11.30 menjadi 10.00–11.30."],
            ["Ruang sesi “Sesi pembuka”: Ruang Dua."],
        ]
        assert SECRET not in response.content.decode()

    def test_what_was_withdrawn_is_not_told_again(self, client, cast):
        made = event(cast)
        changed(cast, made, room=SECRET)
        withdraw_event(shown=Release.objects.last(), by=cast.rina)
        changed(cast, made, room="Ruang Dua")
        response = client.get(f"/agenda/{made.slug}/")
        assert response.context["changelog"] == []
        assert SECRET not in response.content.decode()


class TestLive:
    LINK = "https://rapat.example/masuk"

    def made(self, cast, access="umum", **more):
        made = event(cast, starts_on=timezone.localdate())
        whole_day = {"starts_at": None, "ends_at": None}
        changed(cast, made, **{**whole_day, "live_link": self.LINK, "live_access": access, **more})
        return made

    def test_shown_in_its_window_on_a_page_that_nobody_keeps(self, client, cast):
        made = self.made(cast)
        page = f"/agenda/{made.slug}/siaran/1/"
        response = client.get(page)
        assert self.LINK in response.content.decode()
        assert "no-store" in response["Cache-Control"]
        event_page = client.get(f"/agenda/{made.slug}/").content.decode()
        assert self.LINK not in event_page
        assert page in event_page

    @pytest.mark.parametrize(
        ("date", "told"),
        [(timedelta(days=1), "tampil di halaman ini mulai"), (timedelta(days=-1), "sudah berakhir")],
    )
    def test_not_outside_of_it(self, client, cast, date, told):
        made = event(cast, starts_on=timezone.localdate() + date)
        changed(cast, made, live_link=self.LINK, live_access="umum")
        shown = client.get(f"/agenda/{made.slug}/siaran/1/").content.decode()
        assert told in shown
        assert self.LINK not in shown

    def test_for_participants_there_is_no_page(self, client, cast):
        made = self.made(cast, "peserta")
        assert client.get(f"/agenda/{made.slug}/siaran/1/").status_code == 404
        shown = client.get(f"/agenda/{made.slug}/").content.decode()
        assert "Siaran langsung untuk peserta terdaftar" in shown
        assert "rapat.example" not in shown

    def test_not_of_what_is_off(self, client, cast):
        made = announced(cast, self.made(cast), "dibatalkan")
        assert client.get(f"/agenda/{made.slug}/siaran/1/").status_code == 404
        assert "siaran/1/" not in client.get(f"/agenda/{made.slug}/").content.decode()

    @pytest.mark.parametrize("number", ["2", "0", "9" * 30])
    def test_of_no_session(self, client, cast, number):
        assert client.get(f"/agenda/{self.made(cast).slug}/siaran/{number}/").status_code == 404

    def test_in_no_machine_readable_place(self, client, cast):
        made = self.made(cast)
        for page in (f"/agenda/{made.slug}/", "/api/v1/events", f"/api/v1/events/{made.slug}", "/agenda/"):
            assert "rapat.example" not in client.get(page).content.decode()


def test_one_page_links_all_that_belongs_together(client, cast):
    person = speaker(cast)
    made = event(cast, speakers=[person])
    session = made.sessions.get()
    quote = "<blockquote><p>Kita melayani warga.</p><footer>Haryo Nugroho</footer></blockquote>"
    about = {"event": {"id": made.pk, "slug": made.slug, "title": made.title}, "speakers": [hat(person)]}
    told = {"id": session.pk, "number": 1, "title": session.title}
    story = published(cast, "Liputan sesi", body=f"<p>Isi.</p>{quote}", session=told, **about)
    lead = lead_words(Photo(token="a" * 32, width=1600, height=900), "Suasana", "Aula", "Dewi/Humas")
    album = published(cast, "Album", kind="foto", lead=lead, **about)
    draft(cast, **about)
    response = client.get(f"/agenda/{made.slug}/")
    assert response.context["articles"] == [story]
    assert response.context["albums"] == [album]
    assert response.context["programme"][0]["articles"] == [story]
    [found] = response.context["quotes"]
    assert (found.words, found.speaker["page"], found.publication) == (
        "Kita melayani warga.",
        f"/narasumber/{person.slug}/",
        story,
    )
    here = f"/agenda/{made.slug}/"
    assert SECRET not in response.content.decode()
    for page in (story.address, album.address, f"/narasumber/{person.slug}/"):
        assert here in client.get(page).content.decode()
        assert page in response.content.decode()
