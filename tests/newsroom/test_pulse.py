"""A server that only recovers slowly is left alone, longer each time."""

import pytest
from django.db import connections

from newsroom import pulse
from newsroom.pulse import FIRST_PATIENCE, Pulse, database_is_recovering


@pytest.fixture
def clock(monkeypatch):
    """A clock that the test moves."""
    hands = [0.0]
    monkeypatch.setattr(pulse.time, "monotonic", lambda: hands[0])

    def forward(seconds):
        hands[0] += seconds

    return forward


def test_a_server_that_answers_is_never_lost(clock):
    watched = Pulse(lambda: False)
    for _ in range(100):
        clock(5)
        assert not watched.is_lost()


def test_silence_is_a_loss_and_the_next_one_takes_twice_as_long(clock):
    watched = Pulse(lambda: True)
    losses = []
    for second in range(1, 200):
        clock(1)
        if watched.is_lost():
            losses.append(second)
    assert [round(losses[0] / FIRST_PATIENCE), round((losses[1] - losses[0]) / FIRST_PATIENCE)] == [1, 2]


def test_a_database_that_serves_is_not_recovering(db):
    assert database_is_recovering() is False


def test_a_database_that_is_away_is_not_recovering(db, monkeypatch):
    monkeypatch.setitem(connections.settings["default"], "HOST", "/nowhere")
    assert database_is_recovering() is False
