"""A session that someone removes while another person writes about it."""

import threading
import time

import pytest
from django.db import connection, transaction

from articles.content import event_words, session_words
from articles.models import Article, Autosave, Revision
from events.actions import remove_sessions
from events.refusals import SessionInUse
from tests.cast import complete, started
from tests.desk.pages import address, posted, signed_in
from tests.desk_registry.registry import an_event

pytestmark = pytest.mark.django_db(transaction=True)
GONE = "Acara atau sesi ini sudah tidak ada. Pilih yang lain."


@pytest.fixture
def event(cast):
    return an_event(cast, sessions=("Satu", "Dua"))


def meanwhile(work):
    """Start `work` in a thread with a connection of its own; it waits for what this transaction holds."""
    results = []

    def run():
        try:
            results.append(work())
        except Exception as error:
            results.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    time.sleep(1)
    return thread, results


def test_a_save_about_it_is_told_and_loses_no_word(cast, event):
    edition = complete(started(cast), by=cast.sari)
    gone = event.sessions.last()
    data = posted(edition, cast.sari, occasion=f"s{gone.pk}", title="Judul yang tetap ada")
    client = signed_in(cast.sari)
    with transaction.atomic():
        remove_sessions(event=event, sessions=[gone], by=cast.rina)
        thread, answers = meanwhile(lambda: client.post(address("write", edition.pk), data))
    thread.join()
    page = answers[0].content.decode()
    assert answers[0].status_code == 409
    assert GONE in page
    assert "Judul yang tetap ada" in page
    assert Autosave.objects.get().data["title"] == ["Judul yang tetap ada"]
    assert not Revision.objects.filter(canonical__contains="tetap ada").exists()


def test_a_start_about_it_is_told(cast, event):
    gone = event.sessions.last()
    client = signed_in(cast.sari)
    data = {"kind": "berita", "unit": "humas", "occasion": f"s{gone.pk}"}
    with transaction.atomic():
        remove_sessions(event=event, sessions=[gone], by=cast.rina)
        thread, answers = meanwhile(lambda: client.post(address("start"), data))
    thread.join()
    assert answers[0].status_code == 422
    assert GONE in answers[0].content.decode()
    assert not Article.objects.exists()


def test_who_removes_it_is_told_of_a_text_saved_meanwhile(cast, event):
    edition, kept = complete(started(cast), by=cast.sari), event.sessions.last()
    with transaction.atomic():
        complete(edition, by=cast.sari, event=event_words(event), session=session_words(kept))
        thread, told = meanwhile(lambda: remove_sessions(event=event, sessions=[kept], by=cast.rina))
    thread.join()
    assert isinstance(told[0], SessionInUse)
    assert Article.objects.get().session == kept
