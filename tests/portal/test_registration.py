"""Registering as strangers do it: over HTTP, by mail and by the secret link."""

import email
import email.policy
import json
import os
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from articles.public_state import public_state
from audit.models import Release
from events.actions import close_form, perform, release_form, save_form, set_capacity, withdraw_form
from events.models import Answer, Consent, Registration, RegistrationLetter
from events.registering.links import link_token
from events.registering.terms import FORM
from newsroom.management.commands.worker import drain
from portal.registering import stamp
from tests.events.registering import comes, coming_event, crowd, form, question
from tests.portal import public

NASTY = ["=CMD()|'/C calc'!A0", "‮gnuB‬", "B" * 300, "B", "Bunga 🌺 Lestari", "<b>Bunga</b>"]

# a thousand where time is
POSTS = 1000 if int(os.environ.get("NEWSROOM_STEPS", "0")) >= 20_000 else 150


@pytest.fixture(autouse=True)
def letters_in_memory(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def address_of(made):
    return f"/agenda/{made.event.slug}/daftar/"


def drawn(made, seconds=60):
    """A stamp as of a form that was drawn some time ago."""
    from unittest.mock import patch  # the clock, not our code

    with patch("portal.registering.stamp.time.time", return_value=timezone.now().timestamp() - seconds):
        return stamp.stamp(made.pk)


def send(client, made, address="bunga@contoh.example", *, headers=None, **more):
    fields = {"email": address, "name": "Bunga Lestari", "cap": drawn(made), "situs_web": "", **more}
    return client.post(address_of(made), fields, headers=headers)


def last_mail():
    drain()
    return mail.outbox[-1]


def link_in(message):
    return re.search(r"/pendaftaran/[A-Z2-7]{32}/", message.body)[0]


def words(response):
    return " ".join(response.content.decode().split())


def test_from_the_form_to_the_place_and_away(cast, client):
    made = form(cast, capacity=5)
    assert "Masih ada tempat" not in words(client.get(address_of(made)))
    asked = send(client, made)
    assert "Periksa kotak surat" in words(asked)
    assert asked.cookies == {}
    own = link_in(last_mail())
    page = client.get(own)
    assert "Ya, saya mendaftar" in words(page)
    assert Registration.objects.get().status == "unconfirmed"
    assert "Anda terdaftar" in words(client.post(own, {"langkah": "confirm"}, follow=True))
    told = last_mail()
    assert told.subject == "Anda terdaftar: Sharing Session"
    assert link_in(told) == own
    page = client.get(own)
    assert '<svg viewBox="0 0' in words(page)
    assert client.get(f"{own}batal/").status_code == 200
    assert Registration.objects.get().status == "confirmed"
    assert "Pendaftaran dibatalkan" in words(client.post(own, {"langkah": "cancel"}, follow=True))
    assert last_mail().subject == "Pendaftaran dibatalkan: Sharing Session"


@pytest.mark.parametrize("path", ["", "ubah/", "batal/", "hapus/", "data/"])
def test_personal_pages_are_nobody_elses(cast, client, path):
    one = comes(form(cast), "bunga@contoh.example")
    response = client.get(f"/pendaftaran/{link_token(one.nonce)}/{path}")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response["X-Robots-Tag"]
    assert response.cookies == {}
    forged = client.get(f"/pendaftaran/{'A' * 32}/{path}")
    assert forged.status_code == 404
    assert "bunga" not in words(forged)


def test_the_same_answer_for_known_and_new(cast, client):
    made = form(cast)
    comes(made, "bunga@contoh.example")
    drain()
    known, new = send(client, made), send(client, made, "baru@contoh.example")
    assert known.content == new.content
    drain()
    subjects = {message.to[0]: message.subject for message in mail.outbox[-2:]}
    assert subjects == {
        "bunga@contoh.example": "Anda sudah mendaftar: Sharing Session",
        "baru@contoh.example": "Konfirmasi pendaftaran: Sharing Session",
    }


def test_a_list_of_invited_tells_nobody_who_is_on_it(cast, client):
    made = form(cast, access="invited")
    made.invitations.create(address="tamu@contoh.example")
    guest, stranger = send(client, made, "tamu@contoh.example"), send(client, made, "lain@contoh.example")
    assert guest.content == stranger.content
    drain()
    assert [message.to for message in mail.outbox] == [["tamu@contoh.example"]]


def test_errors_stand_at_their_field_and_nothing_typed_is_lost(cast, client):
    color = question(kind="choice", label="Warna", choices=["Merah", "Biru"], required=True)
    made = form(cast, questions=[color], access="domains", domains=["contoh.go.id"])
    response = send(client, made, "bunga@lain.example", name="Nama & panjang")
    page = words(response)
    assert "Acara ini untuk pemilik alamat surel dari: contoh.go.id." in page
    assert 'value="Nama &amp; panjang"' in page
    assert 'value="bunga@lain.example"' in page
    assert page.count('class="field__error"') == 2
    assert not Registration.objects.exists()


@pytest.mark.parametrize("name", NASTY)
def test_names_pass_unchanged_through_pages_letters_and_download(cast, client, name):
    made = form(cast)
    assert "Periksa kotak surat" in words(send(client, made, name=name))
    assert Answer.objects.get().values == [name]
    own = link_in(last_mail())
    page = client.get(own).content.decode()
    assert "<b>Bunga" not in page
    downloaded = json.loads(client.get(f"{own}data/").content)
    assert downloaded["answers"][0]["values"] == [name]


@pytest.mark.parametrize(
    "bad",
    [
        {"name": "a\0b"},
        {"name": "x" * 100_000},
        {"email": "x" * 100_000},
        {"email": "a@b\r\nBcc: c@d.example"},
        {"cap": "forged"},
        {"cap": "\0"},
        {"name": "  "},
        {"sesi": "999999999999999999999"},
    ],
)
def test_bad_input_gets_a_clear_answer(cast, client, bad):
    made = form(cast, chooses_sessions=True)
    response = send(client, made, **bad)
    assert response.status_code == 200
    assert "Kirim pendaftaran" in words(response)
    assert not Registration.objects.exists()


def test_programs_are_slowed(cast, client, settings):
    made = form(cast)
    assert "Periksa kotak surat" in words(send(client, made, situs_web="http://spam.example"))
    assert "terlalu cepat" in words(send(client, made, cap=drawn(made, 1)))
    assert "lama terbuka" in words(send(client, made, cap=drawn(made, 25 * 3600)))
    assert send(client, made, headers={"Origin": "https://lain.example"}).status_code == 403
    assert not Registration.objects.exists()
    settings.REGISTRATION_FORMS_PER_NETWORK = 1
    assert send(client, made).status_code == 200
    assert send(client, made, "dua@contoh.example").status_code == 429
    assert Registration.objects.count() == 1


def test_one_network_does_not_make_the_form_busy_for_others(cast, client, settings):
    settings.REGISTRATION_LETTERS_PER_NETWORK = 1
    made = form(cast)
    assert send(client, made, "satu@contoh.example").status_code == 200
    assert send(client, made, "dua@contoh.example").status_code == 429
    client.defaults["REMOTE_ADDR"] = "203.0.113.7"
    assert send(client, made, "tiga@contoh.example").status_code == 200
    assert Registration.objects.count() == 2


def test_a_thousand_spam_forms_take_no_place_and_send_few_letters(cast, client, settings):
    settings.REGISTRATION_LETTERS_PER_HOUR = 40
    made = form(cast, capacity=3)
    hours = {timezone.now().hour}
    for number in range(POSTS):
        host = f"203.0.{number % 250}.7"
        fields = {"email": f"spam{number}@contoh.example", "name": "Spam", "cap": drawn(made)}
        client.post(address_of(made), fields, REMOTE_ADDR=host)
    hours.add(timezone.now().hour)  # the clock may strike meanwhile
    drain()
    assert 40 <= len(mail.outbox) <= 40 * len(hours)
    assert not Registration.objects.holding().exists()
    assert [one.status for one in crowd_by_hand(made)] == ["confirmed"] * 3


def crowd_by_hand(made):
    """People whose letters went out in another hour."""
    from notices.models import Tally

    Tally.objects.all().delete()
    return crowd(made, 3)


def test_the_box_says_how_it_stands(cast, client):
    made = form(cast, capacity=12)
    page = f"/agenda/{made.event.slug}/"

    def box():
        return re.search(r'<section class="registration-box".*?</section>', words(client.get(page)))[0]

    assert "Masih ada tempat" in box()
    people = crowd(made, 3)
    assert "Tempat tinggal sedikit" in box()
    set_capacity(form=made, capacity=3, by=cast.sari)
    assert "Anda masih dapat masuk daftar tunggu" in box()
    perform(move="cancel", registration=people[0])
    assert "Tempat tinggal sedikit" in box()
    close_form(form=made, by=cast.sari)
    assert "Pendaftaran sudah ditutup" in box()
    assert "Pendaftaran sudah ditutup" in words(client.get(address_of(made)))
    withdraw_form(shown=Release.objects.of(FORM, made.pk).current().get(), by=cast.rina)
    assert "registration-box" not in words(client.get(page))
    assert client.get(address_of(made)).status_code == 404


@pytest.mark.parametrize(
    ("opens", "closes", "said"), [(1, 2, "Dibuka"), (-2, -1, "Pendaftaran sudah ditutup")]
)
def test_before_and_after_its_time(cast, client, opens, closes, said):
    now = timezone.now()
    made = form(cast, opens_at=now + timedelta(hours=opens), closes_at=now + timedelta(hours=closes))
    assert said in words(client.get(f"/agenda/{made.event.slug}/"))
    assert "Kirim pendaftaran" not in words(client.get(address_of(made)))
    assert "Kirim pendaftaran" not in words(send(client, made))
    assert not Registration.objects.exists()


def test_words_that_nobody_released_do_not_show(cast, client):
    hidden = form(cast, released=False, event=coming_event(cast, title="Belum"), intro=public.SECRET)
    assert client.get(address_of(hidden)).status_code == 404
    assert "registration-box" not in words(client.get(f"/agenda/{hidden.event.slug}/"))
    made = form(cast, intro="Sudah disetujui")
    made.intro = public.SECRET
    asked = [*made.questions.all(), question(label=public.SECRET)]
    save_form(form=made, questions=asked, capacity=2, by=cast.sari)
    page = words(client.get(address_of(made)))
    assert "Sudah disetujui" in page
    assert public.SECRET not in page
    unreleased = public.event(cast, title="Rahasia", released=False, starts_on=timezone.localdate())
    secret = form(cast, event=unreleased)
    assert client.get(address_of(secret)).status_code == 404


def test_the_notice_names_every_field_with_its_duties(cast, client):
    made = form(cast, questions=[question(label="Golongan", purpose="Menghitung konsumsi", retention_days=7)])
    page = words(client.get(address_of(made)))
    for said in ("Golongan", "Menghitung konsumsi", "sampai 7 hari setelah acara", "Panitia dan editor"):
        assert said in page
    assert "panitia@contoh.example" in page


def test_a_participant_corrects_and_withdraws_a_consent(cast, client):
    agree = question(kind="consent", basis="consent", label="Foto saya boleh dimuat", required=True)
    made = form(cast, questions=[agree])
    one = comes(made, "bunga@contoh.example", **{f"q{agree.pk}": ["ya"]})
    own = f"/pendaftaran/{link_token(one.nonce)}/"
    page = words(client.get(f"{own}ubah/"))
    assert 'value="Bunga Lestari"' in page
    assert "checked" in page
    saved = client.post(f"{own}ubah/", {"name": "Bunga Baru"}, follow=True)
    assert "Bunga Baru" in words(saved)
    assert Consent.objects.get().withdrawn_at
    assert client.post(f"{own}ubah/", {"name": ""}).status_code == 200
    assert Answer.objects.get().values == ["Bunga Baru"]


def test_offers_are_answered_by_the_link(cast, client):
    made = form(cast, capacity=1)
    first, second = crowd(made, 2)
    drain()
    own = f"/pendaftaran/{link_token(second.nonce)}/"
    assert "nomor 1 dalam daftar tunggu" in words(client.get(own))
    perform(move="cancel", registration=first)
    assert last_mail().subject in {
        "Ada tempat untuk Anda: Sharing Session",
        "Pendaftaran dibatalkan: Sharing Session",
    }
    assert "Terima tempat ini" in words(client.get(own))
    assert "Anda terdaftar" in words(client.post(own, {"langkah": "accept"}, follow=True))
    late = client.post(own, {"langkah": "accept"})
    assert late.status_code == 409
    assert "berstatus Terdaftar" in words(late)
    assert client.post(own, {"langkah": "remove"}).status_code == 404


def test_erasing_by_the_link(cast, client):
    one = comes(form(cast), "bunga@contoh.example")
    own = f"/pendaftaran/{link_token(one.nonce)}/"
    assert "Data Anda sudah dihapus" in words(client.post(own, {"langkah": "erase"}))
    assert client.get(own).status_code == 404
    drain()
    assert mail.outbox == []


def test_letters_that_are_true_no_more_are_not_sent(cast, client):
    made = form(cast, capacity=1)
    comes(made, "bunga@contoh.example")
    perform(move="cancel", registration=Registration.objects.get())
    drain()
    assert [message.subject for message in mail.outbox] == ["Pendaftaran dibatalkan: Sharing Session"]
    assert not RegistrationLetter.objects.deliverable().exists()


def test_letters_are_escaped_and_name_the_reason(cast):
    made = form(cast, event=coming_event(cast, title="Rapat <b>&</b> Sesi"))
    one = comes(made, "bunga@contoh.example")
    perform(move="remove", registration=one, by=cast.budi, reason="Hanya <i>pegawai</i>.")
    message = last_mail()
    assert "Hanya <i>pegawai</i>." in message.body
    parts = email.message_from_bytes(message.message().as_bytes(), policy=email.policy.default)
    html = parts.get_body(["html"]).get_content()
    assert "Rapat &lt;b&gt;&amp;&lt;/b&gt; Sesi" in html
    assert "&lt;i&gt;pegawai" in html


def test_kept_pages_end_with_the_moment_of_opening(cast):
    made = form(cast, released=False)

    def token():
        with connection.cursor() as cursor:
            return public_state(cursor.cursor).token

    before = token()
    made.opens_at = timezone.now() - timedelta(minutes=1)
    save_form(form=made, questions=list(made.questions.all()), capacity=2, by=cast.sari)
    assert token() == before
    release_form(form=made, seen=public.newest(FORM, made.pk), by=cast.rina)
    released = token()
    assert released != before
    comes(made, "bunga@contoh.example")
    assert token() == released
    comes(made, "kedua@contoh.example")
    assert token() != released


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_for_one_and_many(cast, client, django_assert_num_queries, count):
    extra = [question(label=f"Pertanyaan {number}") for number in range(count)]
    made = form(cast, capacity=9, questions=extra)
    one = crowd(made, count)[0]
    client.get(address_of(made))
    with django_assert_num_queries(4):
        client.get(address_of(made))
    with django_assert_num_queries(7):  # with the certificate and the doors
        client.get(f"/pendaftaran/{link_token(one.nonce)}/")


def test_in_english_the_frame_is_english_and_approved_words_say_what_they_are(cast, client):
    color = question(
        kind="choice", label="Warna", help="Pilih satu.", choices=["Merah", "Biru"], required=True
    )
    own_name = question(key="position", label="Jabatan di unit kerja", required=True)
    made = form(cast, questions=[color, own_name], access="domains", domains=["contoh.go.id"], intro="Mari.")
    page = words(client.get(f"/en{address_of(made)}"))
    for approved in ("Warna", "Pilih satu.", "Merah", "Jabatan di unit kerja"):
        assert f'<span lang="id">{approved}</span>' in page
    assert '<p class="measure" lang="id">Mari.</p>' in page
    assert "Full name" in page
    assert "Nama lengkap" not in page
    assert 'rel="canonical"' not in page
    refused = words(client.post(f"/en{address_of(made)}", {"email": "bunga@lain.example"}))
    assert "This event is for holders of an email address at: contoh.go.id." in refused
    there = words(client.get(address_of(made)))
    assert "lang=" not in there.partition("<main")[2].partition("</main")[0]


def test_the_personal_page_in_english(cast, client):
    color = question(kind="choice", label="Warna", choices=["Merah", "Biru"])
    made = form(cast, questions=[color])
    key = f"q{made.questions.get(label='Warna').pk}"
    one = comes(made, "bunga@contoh.example", **{key: ["Merah"]})
    own = f"/en/pendaftaran/{link_token(one.nonce)}/"
    page = words(client.get(own))
    assert "You are registered" in page
    assert '<dt><span lang="id">Warna</span></dt><dd><bdi><span lang="id">Merah</span></bdi></dd>' in page
    assert "<dt>Full name</dt><dd><bdi>Bunga Lestari</bdi></dd>" in page
    perform(move="remove", registration=one, by=cast.rina, reason="Acara khusus <b>editor</b>.")
    assert '<p><span lang="id">Acara khusus &lt;b&gt;editor&lt;/b&gt;.</span></p>' in words(client.get(own))
    refused = words(client.post(own, {"langkah": "cancel"}))
    assert "The status of this registration is: Cancelled." in refused
