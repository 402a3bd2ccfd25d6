"""Public things for the portal's tests, made the way the newsroom makes them."""

from datetime import date, time, timedelta

from django.utils import timezone

from articles import actions
from articles.content import speaker_words, topics
from audit.models import Snapshot
from events.actions import (
    release_event,
    save_event,
    save_session,
    set_appearances,
    set_status,
    wearing,
)
from events.models import Appearance, Event, EventStatus, Session
from speakers.actions import release_speaker, save_speaker
from speakers.models import Appointment, Speaker
from tests import cast as people
from tests.cast import complete, move, seen, started

SECRET = "Kata-kata yang belum disetujui"


def newest(object_type, object_id):
    return Snapshot.objects.filter(object_type=object_type, object_id=object_id).last()


def published(cast, title="Biro Humas Gelar Sesi Berbagi", *, kind="berita", **words):
    """A publication of these words, approved by an editor who wrote none of them."""
    edition = complete(started(cast, kind=kind), by=cast.sari, title=title, **words)
    for name, who in (
        ("submit", cast.sari),
        ("claim", cast.rina),
        ("approve", cast.rina),
        ("publish", cast.rina),
    ):
        move(name, edition, who)
    return edition.publications.get()


def release(cast, edition):
    move("submit", edition, cast.sari)
    for name in ("claim", "approve", "publish"):
        move(name, edition, cast.rina)


def draft(cast, **words):
    return complete(started(cast), by=cast.sari, title=SECRET, topics=topics(["Rahasia"]), **words)


def scheduled(cast):
    edition = people.approved(cast, title=SECRET, topics=topics(["Rahasia"]))
    move("schedule", edition, cast.rina, at=timezone.now() + timedelta(hours=1))
    return edition


def corrected(cast, publication, note="Jumlah peserta yang benar 26 orang.", **words):
    """The next edition of a published article, public as well."""
    actions.perform(
        move="new_edition",
        edition=publication.edition,
        by=cast.sari,
        request=seen(publication.edition, change_kind="ralat"),
    )
    edition = publication.article.editions.order_by("-number").first()
    content = {**edition.latest.content, "change": {"kind": "ralat", "note": note}, **words}
    complete(edition, by=cast.sari, **content)
    for name, who in (
        ("submit", cast.sari),
        ("claim", cast.rina),
        ("approve", cast.rina),
        ("publish", cast.rina),
    ):
        move(name, edition, who)
    return edition.publications.get()


def speaker(cast, name="Haryo Nugroho", *, released=True, **words):
    person = Speaker(name=name, **words)
    post = Appointment(
        position="Kepala Biro Hukum", organisation="Kementerian Contoh", starts_on=date(2016, 3, 1)
    )
    save_speaker(speaker=person, appointments=[post], by=cast.sari)
    if released:
        release_speaker(speaker=person, seen=newest("speaker", person.pk), by=cast.rina)
    return person


def event(cast, title="Sharing Session", *, speakers=(), released=True, starts_on=date(2018, 5, 8)):
    made = Event(title=title, unit=cast.humas, venue="Aula Serbaguna", city="Jakarta", starts_on=starts_on)
    save_event(event=made, by=cast.sari)
    session = Session(event=made, number=1, title="Sesi pembuka", starts_at=time(9), ends_at=time(11, 30))
    save_session(session=session, by=cast.sari)
    named = [
        wearing(speaker=one, appointment=one.appointments.first(), role="narasumber") for one in speakers
    ]
    set_appearances(session=session, appearances=named, by=cast.sari)
    if released:
        release_event(event=made, seen=newest("event", made.pk), by=cast.rina)
    return made


def announced(cast, made, status, reason="Banjir di sekitar gedung.", *, released=True, **days):
    """An event with another status, written by a contributor and let out by an editor."""
    made = set_status(event=made, status=EventStatus(status), reason=reason, by=cast.sari, **days)
    if released:
        release_event(event=made, seen=newest("event", made.pk), by=cast.rina)
    return made


def changed(cast, made, number=1, **values):
    """Change a session of a public event and let it out."""
    session = made.sessions.get(number=number)
    vars(session).update(values)
    save_session(session=session, by=cast.sari)
    release_event(event=made, seen=newest("event", made.pk), by=cast.rina)


def hat(person):
    return speaker_words(person, Appearance.objects.filter(speaker=person).first())
