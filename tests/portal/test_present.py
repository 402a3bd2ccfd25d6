"""Saya hadir: only who has the personal link and the code of the room is marked, and nothing is told."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.actions import EVENT, release_event, set_hours
from events.attending import hall
from events.models import AttendanceMark, Session, SessionHours
from events.registering.links import link_token
from tests.events.attending import on_stage, open_now, standing
from tests.events.registering import comes
from tests.portal import public

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(cast):
    made, (morning, _) = on_stage(cast, title="Rapat Rahasia")
    return open_now(cast, morning), comes(made, "satu@contoh.example", name="Bunga Rahasia")


def code(session):
    return hall.code_at(session.pk, timezone.now())


def place(session, token=""):
    return reverse(
        "portal:present_own" if token else "portal:present", args=[session.pk, *filter(None, [token])]
    )


def test_link_and_code_together_mark(client, room):
    session, who = room
    own = f"https://portal.example/pendaftaran/{link_token(who.nonce)}/"
    shown = code(session)
    page = client.post(place(session), {"link": own, "code": f"{shown[:4]} {shown[4:]}"})
    assert "Kehadiran Anda tercatat pukul" in page.content.decode()
    assert standing(session) == [(who.pk, "in")]
    again = client.post(place(session), {"link": own, "code": code(session)})
    assert "Anda sudah tercatat pukul" in again.content.decode()
    assert not page.cookies
    assert AttendanceMark.objects.get().by is None


def test_a_scanned_code_gives_time_to_find_the_link(client, room):
    session, who = room
    page = client.get(place(session), {"kode": code(session)}).content.decode()
    ticket = re.search(r'name="ticket" value="([^"]+)"', page)[1]
    client.post(place(session), {"link": link_token(who.nonce), "ticket": ticket})
    assert standing(session) == [(who.pk, "in")]


def test_a_ticket_of_another_room_or_time_is_none(client, room, cast):
    session, who = room
    _, (elsewhere, _) = on_stage(cast, title="Lain")
    for ticket in (hall.ticket_for(elsewhere.pk, code(elsewhere)), f"{session.pk}:abc:def"):
        assert ticket
        page = client.post(place(session), {"link": link_token(who.nonce), "ticket": ticket})
        assert page.status_code == 422
    assert standing(session) == []


@pytest.mark.parametrize("link", ["", "A" * 32, "https://portal.example/", "\x00", "x" * 100_000])
def test_without_the_link_nobody_is_marked(client, room, link):
    session, _ = room
    assert client.post(place(session), {"link": link, "code": code(session)}).status_code == 422
    assert standing(session) == []


@pytest.mark.parametrize("typed", ["", "SALAH", "\x00", "1" * 100_000])
def test_without_the_code_nobody_is_marked(client, room, typed):
    session, who = room
    page = client.post(place(session), {"link": link_token(who.nonce), "code": typed})
    assert page.status_code == 422
    assert standing(session) == []


def test_the_page_tells_nothing_and_is_not_kept(client, room):
    session, who = room
    pages = [
        client.get(place(session)),
        client.get(place(session), {"kode": code(session)}),
        client.get(place(session, link_token(who.nonce))),
        client.post(place(session), {"link": link_token(who.nonce), "code": code(session)}),
        client.get(reverse("portal:present", args=[10**18])),
    ]
    for page in pages:
        assert page.status_code == 200
        assert "Rahasia" not in page.content.decode()
        assert "no-store" in page.headers["Cache-Control"]
        assert page.headers["Referrer-Policy"] == "no-referrer"


def test_the_link_serves_its_own_event_only(client, room, cast):
    _, who = room
    _, (elsewhere, _) = on_stage(cast, title="Lain")
    elsewhere = open_now(cast, elsewhere)
    page = client.post(place(elsewhere), {"link": link_token(who.nonce), "code": code(elsewhere)})
    assert page.status_code == 422
    assert not AttendanceMark.objects.exists()


def test_the_personal_page_leads_to_the_door_while_it_is_open(client, cast, room):
    session, who = room
    release_event(event=session.event, seen=public.newest(EVENT, session.event_id), by=cast.rina)
    page = client.get(f"/pendaftaran/{link_token(who.nonce)}/").content.decode()
    assert place(session, link_token(who.nonce)) in page
    afternoon = Session.objects.filter(event=session.event).exclude(pk=session.pk).get()
    assert place(afternoon, link_token(who.nonce)) not in page
    hours = SessionHours.objects.get(session=session)
    hours.in_opens, hours.in_closes = timedelta(0), timedelta(seconds=1)
    set_hours(hours=hours, by=cast.sari)
    page = client.get(f"/pendaftaran/{link_token(who.nonce)}/").content.decode()
    assert place(session, link_token(who.nonce)) not in page
