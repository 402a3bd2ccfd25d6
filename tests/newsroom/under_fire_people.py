"""Run inside the newsroom under fire: people, drafts, and signed-in sessions, printed as JSON."""

import json
import sys

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from tests.cast import assemble, complete, started

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def prepare():
    cast = assemble()
    people = {person.name: session_of(person) for person in (cast.sari, cast.budi, cast.rina)}
    drafts = [started(cast).pk for _ in range(3)]
    ready = [
        complete(started(cast, by=cast.budi), by=cast.budi, title=f"Siap terbit {number}").pk
        for number in range(60)
    ]
    sys.stdout.write(json.dumps({"sessions": people, "drafts": drafts, "ready": ready}))


def session_of(user):
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return session.session_key
