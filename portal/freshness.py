"""When something public last came, changed or went."""

from datetime import UTC, datetime

from django.db import connection
from django.http import HttpResponse
from django.utils.http import http_date

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


# three looks at the end of an index; composing this anew for each feed took longer than the looks
LAST_CHANGE = """
SELECT greatest(
    (SELECT max(visible_from) FROM articles_publication WHERE visible_from <= now()),
    (SELECT max(visible_until) FROM articles_publication WHERE visible_until <= now()),
    (SELECT at FROM audit_release ORDER BY id DESC LIMIT 1)
)
"""


def last_change() -> datetime:
    """The newest moment at which a publication began or ended or words of the registry were released.

    Newer than any item of a list: what was withdrawn a minute ago changed the list a minute ago.
    """
    with connection.cursor() as cursor:
        cursor.execute(LAST_CHANGE)
        [found] = cursor.fetchone() or [None]
    return found or EPOCH


def dated(response: HttpResponse, at: datetime | None = None) -> HttpResponse:
    """`response` with the moment of the last change in its head."""
    response["Last-Modified"] = http_date((at or last_change()).timestamp())
    return response
