"""What the frame of the desk shows around every page."""

from typing import Any

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse

from contributors.models import User, WorkUnit
from contributors.roles import Permission
from desk.places import Place, places_for

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_places(context: Context) -> list[dict[str, Any]]:
    """The places this user may go to, the one they are in marked as current."""
    user, path = context["user"], context["request"].path
    if not isinstance(user, User):
        return []
    found = [(place, href(place)) for place in places_for(user)]
    here = max((address for _, address in found if is_in(path, address)), key=len, default="")
    if here == reverse("desk:mine") != path and user.may(Permission.READ_ALL_ARTICLES):
        here = reverse("desk:articles")  # one of all, perhaps their own
    return [
        {"place": place, "href": address, "is_current": address == here}
        for place, address in found
        if address
    ]


@register.simple_tag(takes_context=True)
def desk_units(context: Context) -> str:
    """The units this user writes for, in one line."""
    user = context["user"]
    if not isinstance(user, User):
        return ""
    return ", ".join(WorkUnit.objects.of(user).values_list("short_name", flat=True))


def is_in(path: str, address: str) -> bool:
    """Whether a page lies in a place; every page lies below the inbox, so that one counts only itself."""
    return path == address or (address != reverse("desk:inbox") and path.startswith(address or "//"))


def href(place: Place) -> str:
    """Address of a place, empty while its page does not exist."""
    try:
        return reverse(place.address)
    except NoReverseMatch:
        return ""
