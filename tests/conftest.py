"""Fixtures of every test."""

import pytest

from tests.cast import assemble


@pytest.fixture
def cast(db):
    """The people and units of every test."""
    return assemble()
