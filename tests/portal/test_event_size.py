"""Large programmes and speakers who appear everywhere: pages stay light and bounded."""

from datetime import date, time, timedelta

import brotli
import pytest

from contributors.actions import release_unit, save_unit
from contributors.models import WorkUnit
from events.actions import release_event, save_event, set_appearances, wearing
from events.models import Session
from portal.views.people import SHOWN
from tests.portal.public import event, newest, published, speaker
from tests.portal.test_weight import weight

LIMIT = 100_000  # bytes over the wire, without pictures


def large(cast):
    """30 sessions, 60 appearances, 60 articles about it."""
    people = [speaker(cast, f"Narasumber Kegiatan Nomor {number}") for number in range(10)]
    made = event(cast, "Pekan Informasi Publik", speakers=[people[0]])
    sessions = [
        Session(
            title=f"Sesi tentang bagian ke-{number}", topic="Materi " * 20, starts_at=time(9), room="Aula"
        )
        for number in range(30)
    ]
    save_event(event=made, sessions=sessions, by=cast.sari)
    for number, session in enumerate(sessions):
        named = [people[(number * 2 + one) % 10] for one in (0, 1)]
        hats = [
            wearing(speaker=one, appointment=one.appointments.first(), role="narasumber") for one in named
        ]
        set_appearances(session=session, appearances=hats, by=cast.sari)
    release_event(event=made, seen=newest("event", made.pk), by=cast.rina)
    words = {"id": made.pk, "slug": made.slug, "title": made.title}
    for number in range(60):
        published(cast, f"Berita ke-{number} dari Pekan Informasi Publik", event=words)
    return made


@pytest.mark.django_db
def test_a_large_programme_stays_light(client, cast):
    page = client.get(f"/agenda/{large(cast).slug}/").content.decode()
    assert page.count("programme__time") >= 30
    assert page.count("Berita ke-") >= 60
    parts = weight(page)
    assert parts["html"] == len(brotli.compress(page.encode(), quality=5))
    assert sum(parts.values()) <= LIMIT, parts


@pytest.mark.django_db
def test_a_speaker_with_many_events_shows_the_newest(client, cast):
    person = speaker(cast)
    for number in range(SHOWN + 2):
        event(cast, f"Acara {number}", speakers=[person], starts_on=date(2018, 1, 1) + timedelta(number))
    page = client.get(f"/narasumber/{person.slug}/")
    assert len(page.context["events"]) == SHOWN
    assert page.context["events"][0]["title"] == f"Acara {SHOWN + 1}"
    assert "Kegiatan yang lebih lama ada di agenda" in page.content.decode()


@pytest.mark.django_db
def test_units_and_speakers_lead_to_their_calendars(client, cast):
    person = speaker(cast)
    event(cast, speakers=[person])
    page = client.get(f"/narasumber/{person.slug}/").content.decode()
    assert page.count(f"/narasumber/{person.slug}/kalender.ics") == 3
    published(cast)
    humas = WorkUnit.objects.get(pk=cast.humas.pk)
    assert "kalender.ics" not in client.get(f"/unit/{humas.slug}/").content.decode()  # no released words
    release_unit_words(cast, humas)
    assert client.get(f"/unit/{humas.slug}/").content.decode().count("/unit/humas/kalender.ics") == 3
    assert client.get("/unit/humas/kalender.ics").status_code == 200


def release_unit_words(cast, unit):
    save_unit(unit=unit, by=cast.adi)
    release_unit(unit=unit, seen=newest("unit", unit.pk), by=cast.rina)
