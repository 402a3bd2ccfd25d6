"""Delivery through a real SMTP server: once, retried, parked."""

import socket

import pytest
from aiosmtpd.controller import Controller

from notices.actions import claim, deliver_due, mark_read, queue
from notices.models import Notice
from notices.retrying import ATTEMPTS

MOMENT = "2018-05-08T00:00:00Z"


class Mailbox:
    """Keeps what arrives; refuses while `closed`."""

    def __init__(self):
        self.messages, self.closed = [], False

    async def handle_DATA(self, server, session, envelope):
        if self.closed:
            return "451 try again later"
        self.messages.append(envelope.content.decode())
        return "250 OK"


@pytest.fixture
def mailbox(settings):
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield box
    controller.stop()


def note(cast, key="pesan"):
    queue(
        key=key,
        to=cast.sari,
        subject="Naskah dikembalikan: Judul",
        body="Lengkapi.",
        path="/redaksi/naskah/1/",
    )


def test_a_notice_goes_out_once(cast, mailbox):
    note(cast)
    assert deliver_due() == 1
    assert deliver_due() == 0
    assert len(mailbox.messages) == 1
    assert "Message-ID: <pesan:" in mailbox.messages[0]


def test_the_same_key_is_one_notice(cast):
    note(cast)
    note(cast)
    assert Notice.objects.count() == 1


def test_a_refused_mail_is_tried_again_and_parked_at_last(cast, mailbox):
    note(cast)
    mailbox.closed = True
    for _ in range(ATTEMPTS):
        assert deliver_due() == 0
        Notice.objects.update(leased_until=MOMENT)
    notice = Notice.objects.get()
    assert (notice.attempts, notice.parked_at is None) == (ATTEMPTS, False)
    assert "451" in notice.last_error


def test_a_mail_server_that_is_away_loses_nothing(cast, settings, mailbox):
    note(cast)
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert deliver_due() == 0
    settings.EMAIL_PORT = port
    Notice.objects.update(leased_until=MOMENT)
    assert deliver_due() == 1


def test_what_another_worker_holds_is_left_alone(cast, mailbox):
    note(cast)
    assert len(claim(10)) == 1
    assert deliver_due() == 0


def test_the_lease_of_a_dead_worker_runs_out(cast, mailbox):
    note(cast)
    claim(10)
    Notice.objects.update(leased_until=MOMENT)
    assert deliver_due() == 1


def test_notices_are_marked_read(cast):
    note(cast, "satu")
    note(cast, "dua")
    newest = Notice.objects.first().pk
    mark_read(by=cast.sari, since=newest, until=newest)
    assert [notice.key for notice in Notice.objects.of(cast.sari).unread()] == [f"satu:{cast.sari.pk}"]


def test_an_address_with_a_line_break_sends_nothing(cast, mailbox):
    note(cast)
    Notice.objects.update(subject="Judul\nBcc: x@example.test")
    assert deliver_due() == 0
    assert mailbox.messages == []
