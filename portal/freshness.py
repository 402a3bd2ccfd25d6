"""When something public last came, changed or went."""

from datetime import UTC, datetime

from django.db.models import QuerySet
from django.db.models.functions import Now
from django.http import HttpResponse
from django.utils.http import http_date

from articles.models import Publication
from audit.models import Release

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def last_change() -> datetime:
    """The newest moment at which a publication began or ended or words of the registry were released.

    Newer than any item of a list: what was withdrawn a minute ago changed the list a minute ago.
    """
    begun = Publication.objects.filter(visible_from__lte=Now()).order_by("-visible_from")
    ended = Publication.objects.filter(visible_until__lte=Now()).order_by("-visible_until")
    moments: QuerySet[Publication, datetime] = begun.values_list("visible_from", flat=True)[:1].union(
        ended.values_list("visible_until", flat=True)[:1],
        Release.objects.order_by("-pk").values_list("at", flat=True)[:1],
    )
    return max(moments, default=EPOCH)


def dated(response: HttpResponse, at: datetime | None = None) -> HttpResponse:
    """`response` with the moment of the last change in its head."""
    response["Last-Modified"] = http_date((at or last_change()).timestamp())
    return response
