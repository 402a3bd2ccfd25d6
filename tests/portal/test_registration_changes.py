"""What participants see and read when their event changes, is called off or is withdrawn."""

import pytest
from django.core import mail

from audit.models import Release
from events.actions import announce_due, perform, save_session, withdraw_event
from events.registering.links import link_token
from newsroom.management.commands.worker import drain
from tests.events.registering import asks, comes, coming_event, crowd, form
from tests.portal import public

LINK = "https://rapat.contoh.example/rahasia"


@pytest.fixture(autouse=True)
def letters_in_memory(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def own(client, one, path=""):
    one.refresh_from_db()
    return " ".join(client.get(f"/pendaftaran/{link_token(one.nonce)}/{path}").content.decode().split())


def letters():
    """What the worker sends to participants now."""
    mail.outbox.clear()
    drain()
    return [one for one in mail.outbox if one.to[0].endswith("@contoh.example")]


def current(made):
    return Release.objects.of("event", made.event.pk).current().get()


def test_a_cancelled_event_is_told_once_with_its_reason(cast, client):
    made = form(cast, capacity=2)
    people = crowd(made, 2)
    letters()
    public.announced(cast, made.event, "dibatalkan", "Banjir di sekitar gedung.")
    told = letters()
    assert [one.to[0] for one in told] == ["orang0@contoh.example", "orang1@contoh.example"]
    assert told[0].subject == "Perubahan acara: Sharing Session"
    assert "Acara dibatalkan. Banjir di sekitar gedung." in told[0].body
    assert f"/pendaftaran/{link_token(people[0].nonce)}/" in told[0].body
    assert letters() == []
    page = own(client, people[0])
    assert "Acara ini dibatalkan" in page
    assert "Banjir di sekitar gedung." in page
    assert "badge-code__drawing" not in page
    assert "Tunjukkan kode" not in page
    box = client.get(f"/agenda/{made.event.slug}/").content.decode()
    assert f"/agenda/{made.event.slug}/daftar/" not in box


def test_a_changed_room_stands_on_the_page_and_in_the_mail(cast, client):
    made = form(cast)
    one = comes(made, "bunga@contoh.example")
    letters()
    public.changed(cast, made.event, room="Ruang Anggrek")
    [told] = letters()
    sentence = "Ruang sesi “Sesi pembuka”: Ruang Anggrek."
    assert sentence in told.body
    assert sentence in told.alternatives[0][0]
    assert sentence in own(client, one)


def test_an_offer_is_not_asked_about_once_the_event_is_off(cast, client):
    made = form(cast, capacity=1)
    first, second = crowd(made, 2)
    perform(move="cancel", registration=first)
    assert "Terima tempat ini" in own(client, second)
    public.announced(cast, made.event, "ditunda")
    assert "Terima tempat ini" not in own(client, second)
    told = [one for one in letters() if one.to == [second.mail_to]]
    assert [one.subject for one in told if "Ada tempat" in one.subject] == []
    assert [one.subject for one in told if "Perubahan" in one.subject] == ["Perubahan acara: Sharing Session"]


def test_after_a_withdrawal_the_event_keeps_its_name_and_what_was_said_is_not_sent(cast, client):
    made = form(cast)
    one = comes(made, "bunga@contoh.example")
    letters()
    public.changed(cast, made.event, room="Ruang Rahasia")
    while announce_due():
        pass
    withdraw_event(shown=current(made), by=cast.rina)
    assert letters() == []
    page = own(client, one)
    assert "Sharing Session" in page
    assert f"/agenda/{made.event.slug}/" not in page
    assert "Ruang Rahasia" not in page
    perform(move="cancel", registration=one)
    [told] = letters()
    assert told.subject == "Pendaftaran dibatalkan: Sharing Session"
    assert "/agenda/" not in told.body


@pytest.mark.parametrize("end", ["withdrawn", "dibatalkan"])
def test_nobody_is_asked_about_what_does_not_take_place(cast, client, end):
    made = form(cast, capacity=1)
    asked = asks(made, "bunga@contoh.example")
    assert "Ya, saya mendaftar" in own(client, asked)
    if end == "withdrawn":
        withdraw_event(shown=current(made), by=cast.rina)
    else:
        public.announced(cast, made.event, end)
    assert letters() == []
    assert "Ya, saya mendaftar" not in own(client, asked)
    answer = client.post(f"/pendaftaran/{link_token(asked.nonce)}/", {"langkah": "confirm"})
    assert (answer.status_code, letters()) == (409, [])


def test_a_withdrawn_room_is_not_quoted_when_the_page_returns(cast):
    made = form(cast)
    comes(made, "bunga@contoh.example")
    public.changed(cast, made.event, room="Ruang Rahasia")
    letters()
    withdraw_event(shown=current(made), by=cast.rina)
    public.changed(cast, made.event, room="Ruang Anggrek")
    [told] = letters()
    assert "Halaman acara tampil kembali" in told.body
    assert "Ruang Rahasia" not in told.body


def test_the_confirmation_leads_to_the_calendar(cast):
    made = form(cast)
    comes(made, "bunga@contoh.example")
    [told] = [one for one in letters() if "Anda terdaftar" in one.subject]
    assert f"/agenda/{made.event.slug}/acara.ics" in told.body
    assert f"/agenda/{made.event.slug}/acara.ics" in told.alternatives[0][0]


def live_event(cast, **words):
    event = coming_event(cast, days=words.pop("days", 0))
    public.changed(cast, event, live_link=LINK, starts_at=None, ends_at=None, **words)
    return event


def test_the_live_link_is_for_who_has_a_place_in_its_window(cast, client):
    made = form(cast, event=live_event(cast), capacity=1)
    first = comes(made, "satu@contoh.example")
    second = comes(made, "dua@contoh.example")
    assert LINK in own(client, first)
    assert LINK not in own(client, second)
    assert LINK not in client.get(f"/agenda/{made.event.slug}/").content.decode()
    save_session(session=moved(made.event), by=cast.sari)
    public.announced(cast, made.event, "dibatalkan")
    assert LINK not in own(client, first)


def moved(event):
    session = event.sessions.get()
    session.topic = "Materi baru"
    return session


def test_the_live_link_waits_for_its_window(cast, client):
    made = form(cast, event=live_event(cast, days=3))
    page = own(client, comes(made, "satu@contoh.example"))
    assert LINK not in page
    assert "Tautannya tampil di sini mulai" in page


def test_the_live_link_of_a_session_that_was_not_chosen_is_not_told(cast, client):
    made = form(cast, event=live_event(cast), chooses_sessions=True, capacity=5)
    [session] = made.event.sessions.all()
    assert LINK not in own(client, comes(made, "satu@contoh.example"))
    assert LINK in own(client, comes(made, "dua@contoh.example", sessions=[session.pk]))


def test_a_withdrawn_page_takes_the_live_link_along(cast, client):
    made = form(cast, event=live_event(cast))
    one = comes(made, "satu@contoh.example")
    withdraw_event(shown=current(made), by=cast.rina)
    assert LINK not in own(client, one)
