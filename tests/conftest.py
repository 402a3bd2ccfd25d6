"""Fixtures of every test."""

import pytest
from django.db.backends.postgresql.operations import DatabaseOperations

from tests.cast import assemble

FIXED = {"articles_transition"}  # written by migrations only


@pytest.fixture(scope="session", autouse=True)
def flush_past_the_guards():
    """Transactional tests empty all tables; the guards refuse TRUNCATE, so the flush runs as a replica would."""
    original = DatabaseOperations.sql_flush

    def sql_flush(self, style, tables, **options):
        statements = original(self, style, [table for table in tables if table not in FIXED], **options)
        return [
            "SET session_replication_role = replica",
            *statements,
            "SET session_replication_role = DEFAULT",
        ]

    DatabaseOperations.sql_flush = sql_flush
    yield
    DatabaseOperations.sql_flush = original


@pytest.fixture
def cast(db):
    """The people and units of every test."""
    return assemble()
