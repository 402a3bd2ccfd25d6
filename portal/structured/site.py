"""The ministry, its portal and the way to a page, in schema.org's words."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.addresses import absolute
from portal.identity import logo
from portal.languages import here

Node = dict[str, Any]
CONTEXT = "https://schema.org"


def node(kind: str, **properties: Any) -> Node:
    """A node without the properties of which nothing is known."""
    return {"@type": kind, **{name: value for name, value in properties.items() if value}}


def page(*nodes: Node) -> list[Node]:
    """The nodes that stand in one page, each readable alone."""
    return [{"@context": CONTEXT, **one} for one in nodes]


def home() -> list[Node]:
    search = node(
        "SearchAction",
        target=node("EntryPoint", urlTemplate=absolute(here("/cari/") + "?q={q}")),
        **{"query-input": "required name=q"},
    )
    portal = node(
        "WebSite",
        name=settings.MINISTRY_NAME,
        url=absolute(here("/")),
        inLanguage=get_language(),
        publisher={"@id": absolute("/#kementerian")},
        potentialAction=search,
    )
    return page(ministry(), portal)


def ministry() -> Node:
    return node(
        "GovernmentOrganization",
        **{"@id": absolute("/#kementerian")},
        name=settings.MINISTRY_NAME,
        alternateName=settings.MINISTRY_SHORT_NAME,
        url=absolute("/"),
        logo=emblem(),
        sameAs=[address for _label, address in settings.SOCIAL_ACCOUNTS],
    )


def emblem() -> Node | None:
    """The ministry's logo: in dots where there is one, which all readers know; None without a logo."""
    found = logo.in_dots() or logo.shown()
    if found is None:
        return None
    return node(
        "ImageObject", url=absolute(found.address), width=round(found.width), height=round(found.height)
    )


def unit(words: Node) -> Node:
    """A unit as articles and events name it."""
    return node("GovernmentOrganization", name=words["name"], url=absolute(f"/unit/{words['slug']}/"))


def unit_page(words: Node) -> list[Node]:
    """The page of a unit, by its released words, or by those of its newest article."""
    told = node(
        "GovernmentOrganization",
        name=words["name"],
        alternateName=words.get("short_name"),
        description=words.get("description"),
        url=absolute(f"/unit/{words['slug']}/"),
        parentOrganization=unit(words["parent"]) if words.get("parent") else ministry(),
    )
    return page(told, trail((f"/unit/{words['slug']}/", words["name"])))


def listing(path: str, name: str) -> list[Node]:
    """A list of articles: a rubrik or a topic."""
    return page(trail((path, str(name))))


def trail(*steps: tuple[str, str]) -> Node:
    """The way from the front page to a page: paths and names."""
    way = [(here("/"), _("Beranda")), *steps]
    items = [
        node("ListItem", position=number, name=name, item=absolute(path))
        for number, (path, name) in enumerate(way, start=1)
    ]
    return node("BreadcrumbList", itemListElement=items)
