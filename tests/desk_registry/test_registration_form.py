"""Writing the form of registration: proposals, requirements at their fields, two at it, its release."""

from html import unescape

import pytest

from audit.models import Release, Snapshot
from events.models import Invitation, Question, Quota, RegistrationForm
from events.registering.terms import FORM
from tests.desk_registry.filled import filled
from tests.desk_registry.registering import at, client_of, posts
from tests.desk_registry.registry import HOSTILE
from tests.events.registering import coming_event, form, question
from tests.portal.public import newest


def words(answer):
    return unescape(answer.content.decode())


@pytest.fixture
def event(cast):
    return coming_event(cast)


def test_an_event_without_a_form_says_what_to_do(cast, event):
    page = words(client_of(cast.sari).get(at(event)))
    assert "Acara ini belum menerima pendaftaran." in page
    assert at(event, "formulir/") in page


def test_the_proposed_form_can_be_kept_as_it_is(cast, event):
    answer = posts(cast.sari, event)
    assert answer.url == at(event)
    made = RegistrationForm.objects.get()
    assert made.contact == cast.sari.email
    assert made.closes_at > made.opens_at
    assert Quota.objects.get().capacity == 50
    asked = made.questions.values_list("key", "kind", "required", "viewers")
    assert list(asked) == [
        ("name", "text", True, "list"),
        ("email", "email", True, "team"),
        ("institution", "text", True, "list"),
    ]
    assert all(question.purpose and question.retention_days for question in made.questions.all())


def test_a_question_without_its_duties_is_refused_at_its_fields(cast, event):
    client = client_of(cast.sari)
    first = filled(client.get(at(event, "formulir/")), **{"tambah-baris": "1"})
    more = client.post(at(event, "formulir/"), first)
    assert not RegistrationForm.objects.exists()
    sent = filled(more, **{"tanya-3-label": "Alergi makanan", "tanya-3-kind": "choice"})
    answer = client.post(at(event, "formulir/"), {**sent, "closes_at": sent["opens_at"]})
    assert answer.status_code == 200
    assert answer.context["questions"].forms[3].errors == {
        "purpose": ["Tulis tujuannya: untuk apa data ini diminta?"],
        "basis": ["Pilih dasar pemrosesannya."],
        "viewers": ["Pilih siapa yang melihat jawabannya."],
        "retention_days": ["Tulis berapa hari jawaban disimpan setelah acara."],
        "choices": ["Tulis paling sedikit dua pilihan."],
    }
    assert answer.context["form"].errors == {"closes_at": ["Waktu tutup harus sesudah waktu buka."]}
    page = words(answer)
    assert 'value="Alergi makanan"' in page
    assert "Pertanyaan 4, Tujuan: Tulis tujuannya" in page
    assert not RegistrationForm.objects.exists()


def test_a_form_asks_for_name_and_address(cast, event):
    answer = posts(cast.sari, event, **{"tanya-1-DELETE": "on"})
    assert "Formulir harus menanyakan: Alamat surel." in words(answer)
    assert not RegistrationForm.objects.exists()


def test_a_kind_of_data_is_asked_once(cast, event):
    answer = posts(cast.sari, event, **{"tanya-2-key": "name"})
    assert answer.context["questions"].forms[2].errors["key"] == ["Data ini sudah ditanyakan."]


def test_the_address_has_a_kind_of_its_own(cast, event):
    answer = posts(cast.sari, event, **{"tanya-2-key": "", "tanya-2-kind": "email"})
    assert "kind" in answer.context["questions"].forms[2].errors
    wrong = {"tanya-0-kind": "number", "tanya-1-kind": "text"}
    assert posts(cast.sari, event, **wrong).status_code == 302
    assert dict(Question.objects.values_list("key", "kind"))["name"] == "text"
    assert dict(Question.objects.values_list("key", "kind"))["email"] == "email"


def test_questions_are_ordered_and_taken_off(cast, event):
    made = form(cast, event=event, questions=[question(label="Jabatan"), question(label="Kota")])
    changed = {"tanya-3-ORDER": "0", "tanya-2-DELETE": "on"}
    assert posts(cast.sari, event, **changed).status_code == 302
    labels = made.questions.filter(is_active=True).values_list("number", "label")
    assert list(labels) == [(1, "Kota"), (2, "Nama lengkap"), (3, "Alamat surel")]


def test_an_untouched_form_makes_no_new_words(cast, event):
    form(cast, event=event)
    count = Snapshot.objects.filter(object_type=FORM).count()
    assert posts(cast.sari, event).status_code == 302
    assert Snapshot.objects.filter(object_type=FORM).count() == count


def test_moments_are_those_of_the_events_zone(cast, event):
    event.time_zone = "WIT"
    event.save()
    posts(cast.sari, event, opens_at="1 Januari 2027 08.00", closes_at="2 Januari 2027 pukul 08.00 WIB")
    made = RegistrationForm.objects.get()
    assert made.opens_at.isoformat() == "2026-12-31T23:00:00+00:00"
    assert made.closes_at.isoformat() == "2027-01-02T01:00:00+00:00"
    assert 'value="1 Januari 2027, 08.00 WIT"' in words(client_of(cast.sari).get(at(event, "formulir/")))


def test_units_domains_and_invitations(cast, event):
    assert "access" in posts(cast.sari, event, access="units").context["form"].errors
    posts(cast.sari, event, access="units", **{f"unit_{cast.humas.pk}": "on"})
    assert list(RegistrationForm.objects.get().units.all()) == [cast.humas]
    assert "domains" in posts(cast.sari, event, access="domains").context["form"].errors
    assert "domains" in posts(cast.sari, event, access="domains", domains="a b").context["form"].errors
    posts(cast.sari, event, access="domains", domains="@Contoh.go.id")
    assert RegistrationForm.objects.get().domains == ["contoh.go.id"]
    bad = posts(cast.sari, event, access="invited", invited="bunga@contoh.example\nbukan")
    assert bad.context["form"].errors == {"invited": ["Ini bukan alamat surel: bukan"]}
    assert "bunga@contoh.example" in words(bad)
    posts(cast.sari, event, access="invited", invited="Bunga@contoh.example\nbunga@contoh.example")
    assert list(Invitation.objects.values_list("address", flat=True)) == ["bunga@contoh.example"]
    assert "1 alamat ada dalam daftar undangan." in words(client_of(cast.sari).get(at(event, "formulir/")))


class TestTwoTabs:
    def raced(self, cast, event, mine, theirs):
        first, second = client_of(cast.sari), client_of(cast.rina)
        opened = first.get(at(event, "formulir/"))
        assert posts(cast.rina, event, **theirs).status_code == 302
        return first, first.post(at(event, "formulir/"), filled(opened, **mine)), second

    def test_what_one_did_not_touch_takes_the_newest_words(self, cast, event):
        made = form(cast, event=event, questions=[question(label="Kota")])
        theirs = {
            "intro": "Dari Rina",
            "tanya-2-help": "Petunjuk Rina",
            f"unit_{cast.humas.pk}": "on",
            f"unit_{cast.protokol.pk}": "on",
        }
        client, answer, _ = self.raced(cast, event, {"tanya-2-label": "Kota asal"}, theirs)
        assert answer.status_code == 409
        assert "Rina menyimpan perubahan" in words(answer)
        assert "Isian Anda" not in words(answer).partition("<main")[2].partition("clash")[2]
        assert client.post(at(event, "formulir/"), filled(answer)).status_code == 302
        made.refresh_from_db()
        kept = made.questions.get(is_active=True, key="", number=3)
        assert (made.intro, kept.label, kept.help) == ("Dari Rina", "Kota asal", "Petunjuk Rina")
        assert made.units.count() == 2

    def test_what_both_changed_stands_beside_each_other(self, cast, event):
        form(cast, event=event)
        mine, theirs = {"tanya-0-purpose": "Tujuan Sari"}, {"tanya-0-purpose": "Tujuan Rina"}
        _client, answer, _ = self.raced(cast, event, mine, theirs)
        assert '<h3 class="clash__label">Pertanyaan 1, Tujuan</h3>' in words(answer)
        assert Question.objects.get(key="name").purpose == "Tujuan Rina"

    def test_two_first_forms(self, cast, event):
        first = client_of(cast.sari)
        opened = first.get(at(event, "formulir/"))
        posts(cast.rina, event)
        answer = first.post(at(event, "formulir/"), filled(opened))
        assert answer.status_code == 409
        assert RegistrationForm.objects.count() == 1


class TestRelease:
    def test_another_editor_opens_it_and_sees_what_changes(self, cast, event):
        made = form(cast, event=event, by=cast.rina, released=False)
        inbox = words(client_of(cast.joko).get("/redaksi/"))
        assert "Formulir pendaftaran" in inbox
        assert at(event) in inbox
        page = words(client_of(cast.joko).get(at(event)))
        assert "<dt>Pertanyaan 1, tujuan</dt>" in page
        assert "Formulir belum disetujui" in page
        seen = {"terlihat": newest(FORM, made.pk).pk}
        own = client_of(cast.rina).post(f"/redaksi/halaman/pendaftaran/{made.pk}/setujui/", seen)
        assert own.url == at(event)
        assert not Release.objects.filter(object_type=FORM).exists()
        client_of(cast.joko).post(f"/redaksi/halaman/pendaftaran/{made.pk}/setujui/", seen)
        assert Release.objects.of(FORM, made.pk).current().count() == 1
        assert "Formulir pendaftaran" not in words(client_of(cast.joko).get("/redaksi/"))

    def test_a_change_is_shown_word_by_word(self, cast, event):
        form(cast, event=event)
        posts(cast.sari, event, **{"tanya-0-purpose": "Mencetak kartu nama"})
        page = client_of(cast.joko).get(at(event))
        assert [line.label for line in page.context["standing"].differences] == ["Pertanyaan 1, tujuan"]

    def test_strangers_to_the_unit_release_nothing(self, cast, event):
        made = form(cast, event=event, released=False)
        for who, code in ((cast.wayan, 403), (cast.sari, 403), (cast.adi, 403)):
            answer = client_of(who).post(f"/redaksi/halaman/pendaftaran/{made.pk}/setujui/")
            assert (who.name, answer.status_code) == (who.name, code)

    def test_it_is_taken_off_the_portal(self, cast, event):
        made = form(cast, event=event)
        client_of(cast.joko).post(f"/redaksi/halaman/pendaftaran/{made.pk}/tarik/")
        assert not Release.objects.of(FORM, made.pk).current().exists()


def test_registration_ends_early_and_goes_on(cast, event):
    made = form(cast, event=event)
    client = client_of(cast.sari)
    client.post(at(event, "tutup/"), {"tutup": "1"})
    made.refresh_from_db()
    assert made.closed_at is not None
    page = words(client.get(at(event)))
    assert "Pendaftaran ditutup lebih awal." in page
    client.post(at(event, "tutup/"), {"tutup": "0"})
    made.refresh_from_db()
    assert made.closed_at is None


def closes(who, event, made, closed="1"):
    answer = client_of(who).post(at(event, "tutup/"), {"tutup": closed})
    made.refresh_from_db()
    return answer.status_code, made.closed_at is not None


def test_what_an_editor_ended_only_an_editor_opens_again(cast, event):
    made = form(cast, event=event)
    assert closes(cast.rina, event, made) == (302, True)
    page = words(client_of(cast.sari).get(at(event)))
    assert "Buka kembali" not in page
    assert "hanya editor yang dapat membukanya kembali" in page
    assert closes(cast.sari, event, made, "0") == (403, True)
    assert closes(cast.sari, event, made) == (302, True)  # her own end on top does not help
    assert closes(cast.sari, event, made, "0") == (403, True)
    assert "Buka kembali" in words(client_of(cast.joko).get(at(event)))
    assert closes(cast.joko, event, made, "0") == (302, False)
    assert closes(cast.sari, event, made) == (302, True)
    assert closes(cast.budi, event, made, "0") == (302, False)


def test_the_preview_shows_the_newest_words_and_the_notice(cast, event):
    form(cast, event=event, questions=[question(label="Alergi", kind="choices", choices=["Udang", "Kacang"])])
    posts(cast.sari, event, intro="Bawa kartu pegawai.")
    page = words(client_of(cast.sari).get(at(event, "pratinjau/")))
    for said in ("Bawa kartu pegawai.", "Udang", "Menghubungi peserta", "Disimpan 90 hari setelah acara"):
        assert said in page


@pytest.mark.parametrize("text", [*HOSTILE, "x" * 100_000])
def test_hostile_words_break_nothing(cast, event, text):
    form(cast, event=event)
    client = client_of(cast.sari)
    sheet = filled(client.get(at(event, "formulir/")))
    for wrong in (
        {name: text for name in sheet},
        {name: text for name in sheet if "FORMS" not in name},
        {name: text for name in sheet if not name.startswith(("tanya", "initial-tanya"))},
    ):
        assert client.post(at(event, "formulir/"), {**sheet, **wrong}).status_code in (200, 400, 409)


@pytest.mark.parametrize("text", ["\x00", "9" * 30])
def test_one_hostile_field_breaks_nothing(cast, event, text):
    form(cast, event=event)
    client = client_of(cast.sari)
    sheet = filled(client.get(at(event, "formulir/")))
    for name in [name for name in sheet if "tanya-1-" not in name]:
        answer = client.post(at(event, "formulir/"), {**sheet, name: text})
        assert (name, answer.status_code in (200, 302, 400, 409)) == (name, True)
