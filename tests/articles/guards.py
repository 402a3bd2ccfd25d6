"""What the tests of the database's own refusals share."""

import pytest
from django.db import DatabaseError, connection, transaction


def refused(attempt, *, match="refused|never|immutable"):
    with pytest.raises(DatabaseError, match=match), transaction.atomic():
        attempt()


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
