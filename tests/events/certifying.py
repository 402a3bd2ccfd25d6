"""A past event whose people get certificates, made the way units, participants and editors make it."""

from datetime import timedelta

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone

from events.actions import close_event, issue
from events.certifying.rule import Attended
from events.models import Certificate, Closing, Event
from tests.events.registering import comes, form
from tests.portal import public


def past_event(cast, title="Sharing Session", *, speakers=(), days=1, unit=None):
    """An event of yesterday, released; its form opened before it and nobody minds the date here."""
    made = public.event(
        cast, title=title, speakers=speakers, starts_on=timezone.localdate() - timedelta(days=days)
    )
    if unit:
        Event.objects.filter(pk=made.pk).update(unit=unit)
    return made


def people(cast, event, *names):
    """One registration each, confirmed."""
    made = form(cast, event=event, capacity=len(names) + 5)
    return [comes(made, f"orang{n}@contoh.example", name=name) for n, name in enumerate(names)]


def was_there(event, *registrations):
    """Rows as attendance gives them, of people who were at every session."""
    sessions = frozenset(event.sessions.values_list("pk", flat=True))
    return [Attended(one.pk, sessions, 120, 1.0) for one in registrations]


def closed(event, by, **words):
    given = {
        "by_post": "Kepala Bagian Media",
        "official_name": "Ratih Kusumaningtyas",
        "official_post": "Kepala Biro Hubungan Masyarakat",
        "hours": 4,
        **words,
    }
    return close_event(closing=Closing(event=event, **given), by=by)


def issued(cast, *names, title="Sharing Session", speakers=()):
    """Certificates of an event, closed by Rina and issued by Joko."""
    event = past_event(cast, title, speakers=speakers)
    came = people(cast, event, *names) if names else []
    closed(event, cast.rina)
    issue(event=event, attended=was_there(event, *came), by=cast.joko)
    return list(Certificate.objects.filter(event=event).with_status())


def refused(match, act):
    """What the database says at the end of a transaction."""

    def whole():
        with transaction.atomic():
            act()
            connection.check_constraints()

    with pytest.raises(Error, match=match):
        whole()


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
