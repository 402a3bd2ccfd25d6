"""Units, accounts, the log, and what waits for an editor."""

import pytest

from audit.actions import record
from audit.models import Entry, Snapshot
from contributors.models import Membership, User, WorkUnit
from desk.waiting import waiting_releases
from events.actions import release_event, save_event
from tests.desk_registry.registry import HOSTILE, a_speaker, a_unit, an_event, queries


class TestUnits:
    def form(self, **values):
        return {"name": "Bagian Media", "short_name": "Media", "is_active": "on", **values}

    def test_entered_and_shown_below_its_parent(self, cast, as_):
        as_(cast.rina).post("/redaksi/unit/baru/", self.form(parent=cast.humas.pk))
        unit = WorkUnit.objects.get(slug="media")
        assert unit.parent == cast.humas
        page = as_(cast.rina).get("/redaksi/unit/").content.decode()
        assert (
            page.index("Biro Hubungan Masyarakat") < page.index("Bagian Media") < page.index("Biro Protokol")
        )

    def test_siblings_stand_in_the_order_of_their_names(self, cast, as_):
        names = [f"Bagian {letter}" for letter in "KAJBICHDGEF"]
        for name in names:
            a_unit(cast, name=name, slug=name[-1].lower(), parent=cast.humas)
        page = as_(cast.rina).get("/redaksi/unit/").content.decode()
        assert sorted(names, key=page.index) == sorted(names)

    @pytest.mark.parametrize("name", ["bagian media", " BAGIAN  MEDIA "])
    def test_a_name_stands_once_under_a_parent(self, cast, as_, name):
        a_unit(cast, parent=cast.humas)
        answer = as_(cast.rina).post("/redaksi/unit/baru/", self.form(name=name, parent=cast.humas.pk))
        assert list(answer.context["form"].errors) == ["name"]
        assert "sudah dipakai unit lain di bawah induk yang sama" in answer.content.decode()
        assert as_(cast.rina).post("/redaksi/unit/baru/", self.form(name=name)).status_code == 302

    def test_a_circle_is_refused_in_a_sentence(self, cast, as_):
        below = a_unit(cast, parent=cast.humas)
        form = self.form(name="Biro Humas", parent=below.pk)
        page = as_(cast.rina).post(f"/redaksi/unit/{cast.humas.pk}/sunting/", form).content.decode()
        assert "tidak dapat berada di bawah dirinya sendiri" in page
        cast.humas.refresh_from_db()
        assert cast.humas.parent is None

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_words(self, cast, as_, text):
        client = as_(cast.rina)
        for name in ("name", "short_name", "parent", "description"):
            assert client.post("/redaksi/unit/baru/", self.form(**{name: text})).status_code in (200, 302)
        assert client.get("/redaksi/unit/").status_code == 200

    def test_queries(self, cast, as_):
        client = as_(cast.rina)
        counted = queries(client, "/redaksi/unit/")
        a_unit(cast, parent=cast.humas)
        a_unit(cast, name="Lain")
        assert queries(client, "/redaksi/unit/") == counted


class TestUsers:
    def form(self, **values):
        person = {"name": "Dewi", "email": "Dewi@Example.test", "initials": "DWI", "role": "editor"}
        return {**person, "is_active": "on", "password": "sandi panjang sekali", **values}

    def test_a_new_account_can_sign_in(self, cast, as_, client):
        as_(cast.adi).post("/redaksi/pengguna/baru/", self.form())
        dewi = User.objects.get(email="dewi@example.test")
        assert dewi.check_password("sandi panjang sekali")
        assert as_(dewi).get("/redaksi/acara/").status_code == 200

    def test_units_follow_the_form(self, cast, as_):
        form = self.form(
            name="Sari", email="sari@example.test", role="contributor", units=[cast.protokol.pk], password=""
        )
        as_(cast.adi).post(f"/redaksi/pengguna/{cast.sari.pk}/sunting/", form)
        assert list(Membership.objects.filter(user=cast.sari).values_list("unit", flat=True)) == [
            cast.protokol.pk
        ]

    def test_made_inactive_and_out_at_once(self, cast, client, django_user_model):
        client.force_login(cast.sari)
        admin = type(client)()
        admin.force_login(cast.adi)
        form = self.form(name="Sari", email="sari@example.test", password="")
        del form["is_active"]
        admin.post(f"/redaksi/pengguna/{cast.sari.pk}/sunting/", form)
        assert client.get("/redaksi/acara/").status_code == 302

    @pytest.mark.parametrize(
        ("values", "sentence"),
        [
            ({"email": "SARI@example.test"}, "sudah dipakai akun lain"),
            ({"password": "pendek"}, "12"),
            ({"role": "contributor"}, "Pilih paling sedikit satu unit kerja"),
            ({"initials": "PANJANG"}, "6"),
            ({"initials": "sar"}, "Paraf ini sudah dipakai akun lain yang aktif."),
        ],
    )
    def test_refused_in_a_sentence(self, cast, as_, values, sentence):
        page = as_(cast.adi).post("/redaksi/pengguna/baru/", self.form(**values)).content.decode()
        assert sentence in page
        assert 'value="Dewi"' in page

    def test_the_paraf_of_someone_inactive_is_free_until_they_return(self, cast, as_):
        cast.sari.is_active = False
        cast.sari.save()
        assert as_(cast.adi).post("/redaksi/pengguna/baru/", self.form(initials="SAR")).status_code == 302
        form = self.form(name="Sari", email="sari@example.test", initials="SAR", password="")
        answer = as_(cast.adi).post(f"/redaksi/pengguna/{cast.sari.pk}/sunting/", form)
        assert list(answer.context["form"].errors) == ["initials"]
        del form["is_active"]
        assert as_(cast.adi).post(f"/redaksi/pengguna/{cast.sari.pk}/sunting/", form).status_code == 302

    def test_an_administrator_cannot_lock_themselves_out(self, cast, as_):
        form = self.form(name="Adi", email="adi@example.test", password="")
        page = as_(cast.adi).post(f"/redaksi/pengguna/{cast.adi.pk}/sunting/", form).content.decode()
        assert "Anda tidak dapat mencabut hak administrator" in page

    def test_a_new_password_of_ones_own_keeps_one_signed_in(self, cast, as_):
        client = as_(cast.adi)
        form = self.form(name="Adi", email="adi@example.test", role="administrator")
        client.post(f"/redaksi/pengguna/{cast.adi.pk}/sunting/", form)
        assert client.get("/redaksi/pengguna/", {"q": "adi", "role": "administrator"}).status_code == 200

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_words(self, cast, as_, text):
        client = as_(cast.adi)
        for name in ("name", "email", "initials", "role", "units", "password"):
            assert client.post("/redaksi/pengguna/baru/", self.form(**{name: text})).status_code in (200, 302)
        assert client.get("/redaksi/pengguna/", {"q": text, "role": text, "hal": text}).status_code == 200


class TestLog:
    def test_filters_and_pages(self, cast, as_):
        for number in range(1, 61):
            record(by=cast.sari, action="save", object_type="event", object_id=number)
        client = as_(cast.tuti)
        mark = Entry.objects.order_by("-pk")[49].pk
        page = client.get("/redaksi/catatan/").content.decode()
        assert f"sebelum={mark}" in page
        older = client.get("/redaksi/catatan/", {"sebelum": mark}).content.decode()
        assert older.count("<tr>") == 11
        one = client.get(
            "/redaksi/catatan/", {"q": "sari", "jenis": "event", "nomor": "7", "sejak": "1 Januari 2020"}
        )
        assert one.content.decode().count("<tr>") == 2

    @pytest.mark.parametrize(
        ("name", "value", "sentence"),
        [
            ("sejak", "32 Mei 2018", "tidak ada dalam kalender"),
            ("nomor", "tujuh", "Tulis nomor dengan angka saja."),
            ("nomor", "9" * 30, "paling besar"),
            ("jenis", "apa", "Pilihan “apa” tidak tersedia"),
        ],
    )
    def test_a_filter_that_cannot_be_read_shows_no_rows(self, cast, as_, name, value, sentence):
        record(by=cast.sari, action="save", object_type="event", object_id=1)
        page = as_(cast.tuti).get("/redaksi/catatan/", {name: value}).content.decode()
        assert sentence in page.partition(f'id="id_{name}_error"')[2][:300]
        assert "<td" not in page
        assert "Perbaiki isian yang ditandai" in page

    def test_the_chain_is_checked(self, cast, as_):
        record(by=None, action="save", object_type="event", object_id=1)
        assert "Rantai catatan utuh" in as_(cast.tuti).get("/redaksi/catatan/?periksa=1").content.decode()

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_words(self, cast, as_, text):
        names = ("q", "jenis", "nomor", "sejak", "sebelum")
        assert as_(cast.tuti).get("/redaksi/catatan/", dict.fromkeys(names, text)).status_code == 200


class TestWaiting:
    def test_only_what_others_wrote_and_nobody_released(self, cast, django_assert_num_queries):
        event, own = an_event(cast), a_speaker(cast, by=cast.rina)
        with django_assert_num_queries(1):
            found = waiting_releases(cast.rina)
        assert [(row.label, row.title, row.path, row.author) for row in found] == [
            ("Acara", event.title, f"/redaksi/acara/{event.pk}/", "Sari")
        ]
        a_unit(cast)
        with django_assert_num_queries(1):
            assert [row.label for row in waiting_releases(cast.joko)] == ["Acara", "Narasumber", "Unit kerja"]
        assert waiting_releases(cast.sari) == []
        assert own.name in [row.title for row in waiting_releases(cast.ratna)]

    def test_released_words_wait_no_more_until_they_change(self, cast):
        event = an_event(cast)
        release_event(event=event, seen=Snapshot.objects.get(), by=cast.joko)
        assert waiting_releases(cast.joko) == []
        event.title = "Baru"
        save_event(event=event, by=cast.joko)
        assert waiting_releases(cast.joko) == []
        assert [row.title for row in waiting_releases(cast.rina)] == ["Baru"]
