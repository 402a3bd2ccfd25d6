"""Which feeds changed lately, for the hub.

Nobody has to remember to tell it: a text comes and goes by the clock, so what came or went is looked up.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db.models import CharField, Exists, F, OuterRef, Value
from django.db.models.functions import Cast, Concat, Now
from django.urls import reverse

from articles.models import Publication
from articles.models.publication import PublicationQuerySet
from notices.models import Ping
from portal import queries
from portal.addresses import absolute
from portal.feeds.views import FORMS

SETTLED: Final = timedelta(seconds=3)  # by then no kept feed is older than the change
LATEST: Final = timedelta(days=1)  # after a longer rest of the worker hubs have long come by themselves
HELPING: Final = 100

Change = tuple[str, list[str]]


def changes() -> list[Change]:
    """What came or went and is not queued yet: keys and addresses for notices.pinging. None without a hub."""
    if not settings.WEBSUB_HUB:
        return []
    until = Now() - SETTLED
    came = Publication.objects.filter(
        imported=False, visible_from__gt=until - LATEST, visible_from__lte=until
    )
    went = Publication.objects.filter(visible_until__gt=until - LATEST, visible_until__lte=until)
    came, went = came.ever_public(), went.filter(visible_until__gt=F("visible_from"))
    return [*untold("mulai", came), *untold("akhir", went)]


def untold(word: str, publications: PublicationQuerySet) -> Iterator[Change]:
    key = Concat(Value(f"{word}:"), Cast(OuterRef("pk"), CharField()))
    queued = Ping.objects.filter(key=key)
    for one in publications.filter(~Exists(queued)).cards().order_by("pk")[:HELPING]:
        yield f"{word}:{one.pk}", addresses_of(one)


def addresses_of(publication: Publication) -> list[str]:
    """Every feed that shows a publication, in all forms."""
    speakers = queries.released_by_id("speaker", publication.speakers).values()
    places: list[tuple[str, dict[str, str]]] = [
        ("feed", {}),
        ("feed-rubrik", {"kind": publication.kind}),
        ("feed-unit", {"slug": publication.unit.slug}),
        *(("feed-topic", {"slug": topic}) for topic in publication.topics),
        *(("feed-speaker", {"slug": speaker["slug"]}) for speaker in speakers),
    ]
    return [
        absolute(reverse(f"portal:{name}", kwargs={**which, "form": form}))
        for name, which in places
        for form in FORMS
    ]
