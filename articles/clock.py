"""The one clock: the database's. Web processes on other machines may be wrong; what is public may not."""

from datetime import datetime

from django.db import connection


def database_now() -> datetime:
    """Start of the running transaction by the database's clock, timezone-aware."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        moment: datetime = cursor.fetchone()[0]
    return moment
