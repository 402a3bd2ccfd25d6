"""The worker's rounds."""

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import OperationalError

from newsroom.management.commands.worker import drain, survive
from notices import actions


def test_once_delivers_all_that_is_due(cast):
    for number in range(60):  # more than one helping
        actions.queue(key=f"a:{number}", to=cast.sari, subject="Kabar", path="/redaksi/")
    call_command("worker", "--once")
    assert len(mail.outbox) == 60


def test_a_round_that_works_is_told_from_one_without_a_database(db):
    assert survive(drain)

    def away():
        raise OperationalError("terminating connection")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsroom.management.commands.worker.connection.close", lambda: None)
        assert not survive(away)
