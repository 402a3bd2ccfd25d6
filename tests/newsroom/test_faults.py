"""`kill -9` of web, worker and PostgreSQL while people save and release.

What was acknowledged is there afterwards, and nothing half-released is public.
"""

import os
import signal
import socket
import sys
import time

import pytest

from tests.newsroom.newsroom_under_fire import (
    Client,
    Journal,
    Newsroom,
    dice,
    in_threads,
    kill_at_random,
    release_for_ever,
    write_for_ever,
)

SECONDS = int(os.environ.get("NEWSROOM_FAULT_SECONDS", "40"))

# the rule once more, in other words than the trigger's
UNSIGNED = """
    SELECT p.id FROM articles_publication p
    WHERE NOT p.imported AND (
        (SELECT count(*) FROM articles_signature s JOIN contributors_user u ON u.id = s.signer_id
         WHERE s.revision_id = p.revision_id AND u.role IN ('editor', 'chief_editor')) = 0
        OR EXISTS (
            SELECT r.author_id FROM articles_revision r WHERE r.edition_id = p.edition_id AND r.number > 0
            EXCEPT
            SELECT r.author_id FROM articles_revision r JOIN articles_signature s
            ON s.revision_id = p.revision_id AND s.signer_id <> r.author_id
            WHERE r.edition_id = p.edition_id))
"""
HALF = """
    SELECT e.id FROM articles_edition e
    LEFT JOIN articles_publication p ON p.edition_id = e.id
    LEFT JOIN articles_statuschange c ON c.edition_id = e.id AND c.move = 'publish'
    GROUP BY e.id
    HAVING (count(DISTINCT p.id), count(DISTINCT c.id)) NOT IN ((0, 0), (1, 1))
        OR (count(DISTINCT p.id) = 1) <> (e.status = 'released')
"""


@pytest.fixture
def newsroom(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    newsroom = Newsroom(tmp_path, port)
    try:
        newsroom.await_answer()
        yield newsroom
    finally:
        newsroom.end()


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_and_nothing_half_is_public(newsroom):
    people, journal, killed = newsroom.people(), Journal(), []
    until = time.monotonic() + SECONDS
    sari = Client(newsroom.port, people["sessions"]["Sari"])
    in_threads(
        *[(write_for_ever, sari, edition, journal, until) for edition in people["drafts"]],
        (release_for_ever, newsroom.port, people["sessions"], people["ready"], journal, until),
        (kill_at_random, newsroom, until, killed, dice(os.environ.get("NEWSROOM_SEED"))),
    )
    newsroom.await_answer()
    kept = set(newsroom.rows("SELECT edition_id, title FROM articles_revision"))
    public = {edition for (edition,) in newsroom.rows("SELECT edition_id FROM articles_publication")}
    sys.stdout.write(f"{len(killed)} kills, {len(journal.saves)} saves, {len(journal.releases)} releases\n")
    assert {"web", "postgres"} <= set(killed)
    assert len(journal.saves) > 5
    assert len(journal.releases) > 0
    assert set(journal.saves) - kept == set()
    assert set(journal.releases) - public == set()
    assert newsroom.rows(UNSIGNED) == []
    assert newsroom.rows(HALF) == []
    for address, title in newsroom.rows("SELECT address, card ->> 'title' FROM articles_publication"):
        status, _, page = Client(newsroom.port).get(address)
        assert (status, title in page) == (200, True)


@pytest.mark.slow
def test_a_killed_newsroom_leaves_nothing_running(newsroom):
    family = newsroom.processes()
    os.kill(newsroom.process.pid, signal.SIGKILL)
    newsroom.process.wait()
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and any(alive(pid) for pid in family):
        time.sleep(0.1)
    assert [pid for pid in family if alive(pid)] == []


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
