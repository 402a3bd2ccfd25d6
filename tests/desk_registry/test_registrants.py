"""Who registered: the list, one of them, files, places, and who may see what."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from audit.models import Entry
from events.actions import close_form, erase, perform, set_capacity
from events.models import Event, Quota, Registration
from events.registering.places import would_be_offered
from tests.desk_registry.registering import at, client_of, csv_rows, posts, xlsx_rows
from tests.desk_registry.registry import queries
from tests.events.registering import asks, comes, coming_event, crowd, form, question, statuses
from tests.portal import public

NAMES = ["=CMD('calc')!A1", "\u202eterbalik\u202c\u200f", "N" * 300, "Y", "\U0001f600" * 20, "<b>tebal</b>"]


def words(answer):
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def lines(action, **of):
    return Entry.objects.filter(action=action, **of).count()


@pytest.fixture
def made(cast):
    return form(cast, capacity=2, questions=[question(key="institution", label="Instansi")])


class TestList:
    def test_places_and_people(self, cast, made):
        crowd(made, 4)
        page = words(client_of(cast.sari).get(at(made.event)))
        assert "2 dari 2 tempat, 2 menunggu" in page
        assert "urutan ke-1" in page
        assert "urutan ke-2" in page
        assert page.count('class="row registrant"') == 4

    def test_nobody_yet(self, cast, made):
        assert "Belum ada yang mendaftar." in words(client_of(cast.sari).get(at(made.event)))
        assert lines("read_registrations") == 0

    def test_search_by_name_and_address(self, cast, made):
        comes(made, "bunga@contoh.example", name="Bunga Lestari")
        comes(made, "andi@lain.example", name="Andi Wijaya")
        find = lambda text: [  # noqa: E731
            one.name for one in client_of(cast.sari).get(at(made.event), {"q": text}).context["people"]
        ]
        assert find("lestari") == ["Bunga Lestari"]
        assert find("LAIN.example") == ["Andi Wijaya"]
        assert find("tidak ada") == []

    def test_filters_by_state_and_the_line_stands_in_its_order(self, cast, made):
        people = crowd(made, 5)
        asks(made, "belum@contoh.example")
        perform(move="remove", registration=people[0], by=cast.sari, reason="Ganda")
        client = client_of(cast.sari)
        shown = {
            status: [
                one.registration.pk
                for one in client.get(at(made.event), {"status": status}).context["people"]
            ]
            for status in ("waiting", "offered", "confirmed", "cancelled", "unconfirmed", "omong")
        }
        assert shown["waiting"] == [people[3].pk, people[4].pk]
        assert shown["offered"] == [people[2].pk]
        assert (len(shown["confirmed"]), len(shown["cancelled"]), len(shown["unconfirmed"])) == (1, 1, 1)
        assert len(shown["omong"]) == 6

    def test_filters_by_session(self, cast):
        event = coming_event(cast)
        session = event.sessions.get()
        made = form(cast, event=event, chooses_sessions=True)
        comes(made, "dengan@contoh.example", sessions=[session.pk], name="Dengan Sesi")
        comes(made, "tanpa@contoh.example", name="Tanpa Sesi")
        people = client_of(cast.sari).get(at(event), {"sesi": session.pk}).context["people"]
        assert [(one.name, one.sessions) for one in people] == [("Dengan Sesi", ["Sesi pembuka"])]

    def test_fifty_a_page(self, cast, made):
        crowd(made, 51)
        client = client_of(cast.sari)
        assert len(client.get(at(made.event)).context["people"]) == 50
        assert len(client.get(at(made.event), {"hal": "2"}).context["people"]) == 1

    def test_a_fixed_number_of_queries(self, cast):
        event = coming_event(cast)
        session = event.sessions.get()
        made = form(cast, event=event, capacity=1, chooses_sessions=True)
        for number in range(2):
            comes(made, f"awal{number}@contoh.example", sessions=[session.pk])
        client = client_of(cast.sari)
        client.get(at(event))  # the line of the log for this hour
        few = queries(client, at(event))
        for number in range(4):
            comes(made, f"lagi{number}@contoh.example", sessions=[session.pk])
        assert queries(client, at(event)) == few

    @pytest.mark.parametrize(
        "query", ["q=%00", "q=" + "x" * 5000, "status=%00", "sesi=99999999999999999999", "hal=-1"]
    )
    def test_hostile_addresses_break_nothing(self, cast, made, query):
        crowd(made, 1)
        assert client_of(cast.sari).get(f"{at(made.event)}?{query}").status_code == 200


class TestReading:
    def test_one_line_for_a_person_an_event_and_an_hour(self, cast, made):
        crowd(made, 1)
        for _ in range(3):
            client_of(cast.sari).get(at(made.event))
        client_of(cast.rina).get(at(made.event))
        assert lines("read_registrations", actor_id=cast.sari.pk, object_id=made.pk) == 1
        assert lines("read_registrations", actor_id=cast.rina.pk, object_id=made.pk) == 1

    def test_one_registration_that_is_opened(self, cast, made):
        first, second = crowd(made, 2)
        for one in (first, first, second):
            client_of(cast.sari).get(at(made.event, f"peserta/{one.pk}/"))
        assert lines("read_registrations") == 2

    def test_every_export(self, cast, made):
        crowd(made, 2)
        client = client_of(cast.sari)
        for _ in range(2):
            client.post(at(made.event, "unduh/"), {"bentuk": "csv"})
        last = Entry.objects.filter(action="export_registrations").last()
        assert lines("export_registrations") == 2
        assert last.data == '{"rows":2,"shape":"csv"}'


class TestSight:
    @pytest.fixture
    def private(self, cast):
        made = form(cast, questions=[question(label="Alergi", viewers="editors")])
        alergi = made.questions.get(label="Alergi")
        comes(made, "bunga@contoh.example", **{f"q{alergi.pk}": ["Kacang tanah"]})
        return made

    def texts(self, user, made):
        client = client_of(user)
        one = Registration.objects.get(form=made)
        exports = [client.post(at(made.event, "unduh/"), {"bentuk": shape}) for shape in ("csv", "xlsx")]
        page = client.get(at(made.event, f"peserta/{one.pk}/"))
        return [words(page), str(csv_rows(exports[0])), str(xlsx_rows(exports[1]))]

    def test_answers_for_editors_stay_with_editors(self, cast, private):
        assert all("Kacang tanah" in text for text in self.texts(cast.rina, private))
        assert all("Kacang tanah" not in text for text in self.texts(cast.sari, private))
        assert all("Bunga Lestari" in text for text in self.texts(cast.sari, private))

    def test_what_was_promised_holds_after_a_change(self, cast, private):
        posts(cast.sari, private.event, **{"tanya-2-viewers": "team"})
        assert private.questions.get(label="Alergi").viewers == "team"
        assert all("Kacang tanah" not in text for text in self.texts(cast.sari, private))

    def test_a_question_that_was_taken_off_is_still_shown_to_those_who_may(self, cast, private):
        posts(cast.sari, private.event, **{"tanya-2-DELETE": "on"})
        assert "tidak lagi ditanyakan" in self.texts(cast.rina, private)[0]
        assert all("Kacang tanah" not in text for text in self.texts(cast.sari, private))

    def test_addresses_only_for_editors(self, cast, made):
        posts(cast.sari, made.event, **{"tanya-1-viewers": "editors"})
        comes(made, "bunga@contoh.example")
        client = client_of(cast.sari)
        assert all("bunga@contoh.example" not in text for text in self.texts(cast.sari, made))
        assert "bunga@contoh.example" not in words(client.get(at(made.event)))
        assert client.get(at(made.event), {"q": "bunga@contoh"}).context["people"] == []
        assert all("bunga@contoh.example" in text for text in self.texts(cast.rina, made))


class TestOne:
    def test_answers_and_history(self, cast, made):
        one = comes(made, "bunga@contoh.example", institution=["Dinas Contoh"])
        page = words(client_of(cast.sari).get(at(made.event, f"peserta/{one.pk}/")))
        for said in (
            "Bunga Lestari",
            "Dinas Contoh",
            "bunga@contoh.example",
            "Mengisi formulir",
            "Terdaftar",
        ):
            assert said in page

    def test_cancelling_takes_a_reason_and_moves_the_line(self, cast, made):
        people = crowd(made, 3)
        page = f"peserta/{people[0].pk}/"
        empty = posts(cast.sari, made.event, page, reason=" ")
        assert empty.context["form"].errors["reason"]
        assert statuses(made) == ["confirmed", "confirmed", "waiting"]
        assert "Tempatnya langsung ditawarkan" in words(empty)
        assert posts(cast.sari, made.event, page, reason="Mendaftar dua kali").url == at(made.event, page)
        assert statuses(made) == ["cancelled", "confirmed", "offered"]
        after = words(client_of(cast.sari).get(at(made.event, page)))
        assert "Sari: dibatalkan panitia" in after
        assert "Mendaftar dua kali" in after
        again = client_of(cast.sari).post(at(made.event, page), {"reason": "Sekali lagi"}, follow=True)
        assert "Pendaftaran ini berstatus Dibatalkan" in words(again)

    def test_nothing_is_left_of_somebody_who_erased_their_data(self, cast, made):
        one = comes(made, "bunga@contoh.example", institution=["Dinas Contoh"])
        erase(registration=one)
        client = client_of(cast.sari)
        for page in (at(made.event), at(made.event, f"peserta/{one.pk}/")):
            text = words(client.get(page))
            assert "Data sudah dihapus" in text
            assert not any(gone in text for gone in ("Bunga", "bunga@", "Dinas Contoh"))
        exported = client.post(at(made.event, "unduh/"), {"bentuk": "csv"})
        assert len(csv_rows(exported)) == 1

    def test_of_another_event_is_not_found(self, cast, made):
        other = form(cast, event=coming_event(cast, title="Acara lain"))
        one = comes(other, "bunga@contoh.example")
        client = client_of(cast.sari)
        assert client.get(at(made.event, f"peserta/{one.pk}/")).status_code == 404
        posted = client.post(at(made.event, f"peserta/{one.pk}/"), {"reason": "Salah acara"})
        assert posted.status_code == 404
        assert statuses(other) == ["confirmed"]


class TestFiles:
    @pytest.fixture
    def named(self, cast):
        made = form(cast, capacity=50)
        for number, name in enumerate(NAMES):
            comes(made, f"orang{number}@contoh.example", name=name)
        return made

    def test_names_of_all_kinds_pass_through_list_and_page(self, cast, named):
        client = client_of(cast.sari)
        page = client.get(at(named.event)).content.decode()
        assert "<b>tebal" not in page
        for one in Registration.objects.filter(form=named):
            text = client.get(at(named.event, f"peserta/{one.pk}/")).content.decode()
            assert "<b>tebal" not in text
            assert "\u202e" not in page + text
            assert "<bdi>" in text

    def test_csv_calculates_nothing(self, cast, named):
        answer = client_of(cast.sari).post(at(named.event, "unduh/"), {"bentuk": "csv"})
        assert answer.content.startswith(b"\xef\xbb\xbf")
        assert answer["Content-Disposition"].startswith(
            f'attachment; filename="pendaftaran-{named.event.slug}'
        )
        assert answer["Cache-Control"] == "private, no-store"
        head, *rows = csv_rows(answer)
        assert head[4:6] == ["Alamat surel", "Nama lengkap"]
        found = [row[5] for row in reversed(rows)]
        assert found == ["'=CMD('calc')!A1", "terbalik", "N" * 300, "Y", "\U0001f600" * 20, "<b>tebal</b>"]

    def test_xlsx_holds_words_only(self, cast, named):
        answer = client_of(cast.sari).post(at(named.event, "unduh/"), {"bentuk": "xlsx"})
        rows = xlsx_rows(answer)
        found = [row[5] for row in reversed(rows[1:])]
        assert found == ["=CMD('calc')!A1", "terbalik", "N" * 300, "Y", "\U0001f600" * 20, "<b>tebal</b>"]

    def test_it_holds_what_the_filter_shows(self, cast, named):
        answer = client_of(cast.sari).post(f"{at(named.event, 'unduh/')}?q=orang3@", {"bentuk": "csv"})
        assert [row[4] for row in csv_rows(answer)[1:]] == ["orang3@contoh.example"]

    @pytest.mark.parametrize("shape", ["", "pdf", "\x00", "../csv"])
    def test_other_shapes_are_not_found(self, cast, named, shape):
        assert client_of(cast.sari).post(at(named.event, "unduh/"), {"bentuk": shape}).status_code == 404

    def test_a_link_takes_nothing_away(self, cast, named):
        assert client_of(cast.sari).get(at(named.event, "unduh/")).status_code == 405


class TestPlaces:
    def test_what_a_rise_brings_is_said_before(self, cast, made):
        crowd(made, 6)
        asked = posts(cast.sari, made.event, "kuota/", acara="5")
        assert "3 orang dari daftar tunggu akan mendapat tawaran tempat" in words(asked)
        assert "dari 2 menjadi 5 tempat" in words(asked)
        assert Quota.objects.get().capacity == 2
        client = client_of(cast.sari)
        said = asked.context["said"]
        assert client.post(at(made.event, "kuota/"), {"acara": "5", "akibat": said}).url == at(made.event)
        assert statuses(made) == ["confirmed", "confirmed", *["offered"] * 3, "waiting"]

    def test_a_consequence_that_changed_meanwhile_is_said_again(self, cast, made):
        crowd(made, 4)
        said = posts(cast.sari, made.event, "kuota/", acara="5").context["said"]
        comes(made, "baru@contoh.example")
        answer = client_of(cast.sari).post(at(made.event, "kuota/"), {"acara": "5", "akibat": said})
        assert "3 orang" in words(answer)
        assert Quota.objects.get().capacity == 2

    def test_never_below_what_is_held(self, cast, made):
        crowd(made, 2)
        answer = posts(cast.sari, made.event, "kuota/", acara="1")
        assert answer.context["form"].errors["acara"] == [
            "Sudah 2 tempat terisi atau ditawarkan; kuotanya tidak dapat lebih kecil."
        ]

    def test_sessions_have_places_of_their_own(self, cast):
        event = coming_event(cast)
        session = event.sessions.get()
        made = form(cast, event=event, capacity=5, chooses_sessions=True)
        client = client_of(cast.sari)
        field = f"sesi_{session.pk}"
        asked = posts(cast.sari, event, "kuota/", **{field: "3"})
        client.post(at(event, "kuota/"), {"acara": "5", field: "3", "akibat": asked.context["said"]})
        assert dict(made.quotas.values_list("session", "capacity")) == {None: 5, session.pk: 3}

    @pytest.mark.parametrize(("whole", "part"), [(4, 1), (3, 9), (9, 2), (9, 9)])
    def test_what_is_said_is_what_happens(self, cast, whole, part):
        """With sessions: who waits for a full session is passed by, in the forecast as in the database."""
        event = coming_event(cast)
        session = event.sessions.get()
        made = form(cast, event=event, capacity=1, chooses_sessions=True)
        for number in range(7):
            sessions = [session.pk] if number % 2 else []
            comes(made, f"orang{number}@contoh.example", sessions=sessions)
        forecast = would_be_offered(made, {None: whole, session.pk: part})
        done = set_capacity(form=made, capacity=whole, sessions={session.pk: part}, by=cast.sari)
        offered = Registration.objects.filter(form=made, status="offered").order_by("arrival")
        assert list(offered.values_list("pk", flat=True)) == forecast
        assert done == len(forecast) > 0

    @pytest.mark.parametrize("text", ["", "x", "-1", "\x00", "9" * 40, "1e3"])
    def test_hostile_numbers_break_nothing(self, cast, made, text):
        assert posts(cast.sari, made.event, "kuota/", acara=text).status_code == 200
        assert Quota.objects.get().capacity == 2

    def test_places_that_lay_idle_are_offered_in_order(self, cast, made):
        people = crowd(made, 4)
        public.announced(cast, made.event, "ditunda")
        perform(move="cancel", registration=people[0])
        assert statuses(made) == ["cancelled", "confirmed", "waiting", "waiting"]
        client = client_of(cast.sari)
        assert "Tawarkan menurut urutan" not in words(client.get(at(made.event)))
        public.announced(cast, made.event, "terjadwal")
        assert "Ada tempat kosong untuk 1 orang" in words(client.get(at(made.event)))
        client.post(at(made.event, "tawarkan/"))
        assert statuses(made) == ["cancelled", "confirmed", "offered", "waiting"]


class TestLine:
    def test_on_the_page_of_the_event_and_in_the_inbox(self, cast, made):
        crowd(made, 4)
        for who in (cast.sari, cast.rina):
            for page in (f"/redaksi/acara/{made.event_id}/", "/redaksi/"):
                assert "Pendaftaran: 2 dari 2 tempat, 2 menunggu" in words(client_of(who).get(page))

    @pytest.mark.parametrize("who", ["wayan", "adi", "tuti"])
    def test_not_to_those_who_do_not_look_after_it(self, cast, made, who):
        crowd(made, 4)
        assert "2 dari 2 tempat" not in words(client_of(getattr(cast, who)).get("/redaksi/"))

    def test_events_that_are_over_leave_the_inbox(self, cast, made):
        Event.objects.filter(pk=made.event_id).update(starts_on=timezone.localdate() - timedelta(days=1))
        assert "2 tempat" not in words(client_of(cast.sari).get("/redaksi/"))

    def test_the_inbox_asks_as_much_for_three_as_for_one(self, cast, made):
        client = client_of(cast.rina)
        few = queries(client, "/redaksi/")
        for number in range(2):
            form(cast, event=coming_event(cast, title=f"Acara {number}"), released=False)
        assert queries(client, "/redaksi/") == few + 1  # the titles of forms that wait

    def test_a_form_that_ended_early_says_so(self, cast, made):
        close_form(form=made, by=cast.sari)
        page = client_of(cast.sari).get(at(made.event))
        assert page.context["where"].label == "Ditutup"
