"""Fixtures of every test."""

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations

from portal import planned, queries
from portal.search import plan
from portal.templatetags import speed
from tests.cast import assemble

pytest_plugins = ["tests.browser"]

FIXED = {"articles_transition", "events_registrationtransition"}  # written by migrations only


def pytest_configure():
    """Pages of tests name static files plainly: hashed names would need them collected first."""
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"


@pytest.fixture(scope="session", autouse=True)
def folders_of_this_run(tmp_path_factory):
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")
    settings.CERTIFICATE_ROOT = tmp_path_factory.mktemp("certificates")
    settings.STATIC_ROOT = tmp_path_factory.mktemp("static")


@pytest.fixture(scope="session", autouse=True)
def flush_past_the_guards():
    """Transactional tests empty all tables; the guards refuse TRUNCATE, so it runs as on a replica."""
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


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Threads of a live server may still hold a session when the test database is dropped."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(autouse=True)
def nothing_rendered_before():
    """What a process renders or reads once holds for its settings and its database, and tests change both."""
    speed.kept.clear()
    queries.coming_up.cache_clear()
    queries.units_at.cache_clear()
    planned.bounds_at.cache_clear()
    planned.years_at.cache_clear()
    plan.months.cache_clear()
