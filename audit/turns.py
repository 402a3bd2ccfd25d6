"""Named locks, for what no row can be locked for yet."""

from django.db import connection


def take_turns(name: str) -> None:
    """Wait for the named lock and hold it to the end of the transaction.

    Two people who save new objects of one title at once would otherwise find the same address free.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [name])
