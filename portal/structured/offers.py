"""What an event's page tells machines about registration, while that is open."""

from typing import Any, Final

from django.urls import reverse

from events.registering.terms import Phase
from portal.addresses import absolute
from portal.registering.shown import Shown
from portal.structured import registry
from portal.structured.site import Node, node

IN_STOCK: Final = "https://schema.org/InStock"
FEW: Final = "https://schema.org/LimitedAvailability"
SOLD_OUT: Final = "https://schema.org/SoldOut"


def event_page(words: dict[str, Any], registration: Shown | None = None) -> list[Node]:
    """Nodes of an event's page with the offer of a place, where one can be asked for now."""
    return registry.event_page(words, offers(registration))


def offers(shown: Shown | None) -> list[Node]:
    """One offer while the form is open, if only for the waiting list; the number of places is not told."""
    if shown is None or not shown.is_open:
        return []
    places = FEW if shown.few_left else IN_STOCK
    return [
        node(
            "Offer",
            url=absolute(reverse("portal:registration", args=[shown.words["slug"]])),
            price="0",
            priceCurrency="IDR",
            availability=places if shown.phase == Phase.OPEN else SOLD_OUT,
            validFrom=shown.terms.opens_at.isoformat(),
            validThrough=shown.terms.closes_at.isoformat(),
        )
    ]
