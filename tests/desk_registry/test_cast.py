"""Who appears at a session, entered at the desk."""

from datetime import date

import pytest

from events.actions import set_appearances
from events.models import Appearance
from tests.desk_registry.registry import a_speaker, an_event, appears


class TestCast:
    def form(self, *rows, **values):
        posted = {"orang-TOTAL_FORMS": len(rows), "orang-INITIAL_FORMS": 0}
        for place, (speaker, appointment, role) in enumerate(rows):
            posted |= {
                f"orang-{place}-speaker": speaker.pk,
                f"orang-{place}-appointment": appointment.pk if appointment else "tanpa",
                f"orang-{place}-role": role,
                f"orang-{place}-ORDER": place + 1,
            }
        return {**posted, **values}

    def address(self, event):
        return f"/redaksi/acara/{event.pk}/sesi/{event.sessions.get().pk}/"

    def test_search_add_and_save(self, cast, as_):
        event, speaker = an_event(cast), a_speaker(cast, aliases=["Pak Wic"])
        client = as_(cast.sari)
        page = client.post(self.address(event), self.form(cari="pak wic", telusuri=1)).content.decode()
        assert f'name="tambah" value="{speaker.pk}"' in page
        page = client.post(self.address(event), self.form(cari="pak wic", tambah=speaker.pk)).content.decode()
        assert f'name="orang-0-speaker" value="{speaker.pk}"' in page
        assert not Appearance.objects.exists()
        row = (speaker, speaker.appointments.get(), "moderator")
        client.post(self.address(event), self.form(row, simpan=1))
        found = Appearance.objects.get()
        assert (found.role, found.hat) == ("moderator", "Kepala Biro, Kementerian Contoh")

    @pytest.mark.parametrize(
        ("posts", "chosen"),
        [
            ([("Kepala", None, None)], "Kepala"),
            ([("Kepala", None, None), ("Dulu", None, date(2017, 1, 1))], "Kepala"),
            ([("Nanti", date(2019, 1, 1), None)], ""),
            ([("Kepala", None, None), ("Anggota", date(2018, 1, 1), None)], ""),
            ([], "tanpa"),
        ],
    )
    def test_the_only_post_held_on_the_day_is_proposed_and_others_are_asked_for(
        self, cast, as_, posts, chosen
    ):
        event, speaker = an_event(cast), a_speaker(cast, posts=())
        for position, first, last in posts:
            speaker.appointments.create(position=position, starts_on=first, ends_on=last)
        numbers = {post.position: str(post.pk) for post in speaker.appointments.all()}
        client = as_(cast.sari)
        for answer in (
            client.post(self.address(event), self.form(tambah=speaker.pk)),
            client.get(self.address(event), {"tambah": speaker.pk}),
        ):
            value = answer.context["cast"].forms[0]["appointment"].value()
            assert value == numbers.get(chosen, chosen)
            assert ("Pilih jabatan" in answer.content.decode()) == (chosen == "")
        saved = self.form((speaker, None, "narasumber"), simpan=1)
        answer = client.post(self.address(event), {**saved, "orang-0-appointment": value})
        if chosen:
            assert Appearance.objects.get().position == chosen.replace("tanpa", "")
            return
        assert "Pilih jabatan pada hari itu, atau “Tanpa jabatan”." in answer.content.decode()
        assert not Appearance.objects.exists()
        client.post(self.address(event), saved)
        assert Appearance.objects.get().position == ""

    def test_a_stored_person_without_post_stays_so(self, cast, as_):
        event, speaker = an_event(cast), a_speaker(cast)
        client = as_(cast.sari)
        client.post(self.address(event), self.form((speaker, None, "narasumber"), simpan=1))
        page = client.get(self.address(event)).content.decode()
        assert '<option value="tanpa" selected>Tanpa jabatan</option>' in page

    def test_nobody_twice_in_one_role(self, cast, as_):
        event, speaker = an_event(cast), a_speaker(cast)
        row = (speaker, None, "narasumber")
        page = as_(cast.sari).post(self.address(event), self.form(row, row, simpan=1)).content.decode()
        assert "sudah tercatat dengan peran yang sama" in page
        assert not Appearance.objects.exists()

    def test_borrowed_hats_and_unknown_people(self, cast, as_):
        event, speaker, other = an_event(cast), a_speaker(cast), a_speaker(cast, name="Lain")
        client = as_(cast.sari)
        client.post(
            self.address(event), self.form((speaker, other.appointments.get(), "narasumber"), simpan=1)
        )
        client.post(
            self.address(event),
            {**self.form((speaker, None, "moderator"), simpan=1), "orang-0-speaker": 10**25},
        )
        assert not Appearance.objects.exists()

    def test_the_words_of_the_day_stay_until_they_are_renewed(self, cast, as_):
        event, speaker = an_event(cast), a_speaker(cast)
        appears(event.sessions.get(), speaker, by=cast.sari)
        post = speaker.appointments.get()
        post.position = "Direktur"
        post.save()
        row = (speaker, post, "narasumber")
        as_(cast.sari).post(self.address(event), self.form(row, simpan=1))
        assert Appearance.objects.get().position == "Kepala Biro"
        as_(cast.sari).post(self.address(event), self.form(row, simpan=1, **{"orang-0-renew": "on"}))
        assert Appearance.objects.get().position == "Direktur"

    def test_removing_and_ordering(self, cast, as_):
        event = an_event(cast)
        first, second, third = (a_speaker(cast, name=name) for name in ("Satu", "Dua", "Tiga"))
        rows = [(person, None, "narasumber") for person in (first, second, third)]
        order = {"orang-0-ORDER": 3, "orang-1-ORDER": 1, "orang-2-DELETE": "on"}
        as_(cast.sari).post(self.address(event), self.form(*rows, simpan=1, **order))
        assert [found.speaker for found in Appearance.objects.all()] == [second, first]

    def test_two_tabs_lose_nobody(self, cast, as_):
        event, mine, theirs = an_event(cast), a_speaker(cast, name="Surya"), a_speaker(cast, name="Tomi")
        client = as_(cast.sari)
        mark = client.get(self.address(event)).context["mark"]
        appears(event.sessions.get(), theirs, by=cast.rina)
        row = (mine, mine.appointments.get(), "narasumber")
        answer = client.post(self.address(event), self.form(row, simpan=1, semula=mark))
        assert answer.status_code == 409
        assert "diubah orang lain" in answer.content.decode()
        assert [form.person for form in answer.context["cast"].forms] == [mine, theirs]
        assert [found.speaker for found in Appearance.objects.all()] == [theirs]
        both = self.form(row, (theirs, theirs.appointments.get(), "narasumber"), simpan=1)
        client.post(self.address(event), {**both, "semula": answer.context["mark"]})
        assert {found.speaker for found in Appearance.objects.all()} == {mine, theirs}

    def test_whoever_was_taken_off_meanwhile_is_told_and_stays_a_choice(self, cast, as_):
        event, speaker = an_event(cast), a_speaker(cast)
        session = event.sessions.get()
        appears(session, speaker, by=cast.sari)
        client = as_(cast.sari)
        mark = client.get(self.address(event)).context["mark"]
        set_appearances(session=session, appearances=[], by=cast.rina)
        form = self.form((speaker, speaker.appointments.get(), "narasumber"), simpan=1, semula=mark)
        answer = client.post(self.address(event), form)
        assert answer.status_code == 409
        assert not Appearance.objects.exists()
        client.post(self.address(event), {**form, "semula": answer.context["mark"]})
        assert Appearance.objects.get().speaker == speaker

    def test_a_search_keeps_what_the_form_was_opened_with(self, cast, as_):
        event, speaker = an_event(cast), a_speaker(cast)
        client = as_(cast.sari)
        mark = client.get(self.address(event)).context["mark"]
        appears(event.sessions.get(), speaker, by=cast.rina)
        page = client.post(self.address(event), self.form(cari="x", telusuri=1, semula=mark))
        assert page.context["mark"] == mark == ""
