"""Permanent addresses of imported items, and the old addresses that lead to them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from articles.importing.item import OldItem
from articles.models import Article, FormerAddress
from text.slugs import slugify_title
from text.unique import first_free


def settle_addresses(items: Sequence[OldItem], now: datetime) -> list[str]:
    """Permanent addresses as a release gives them: rubrik, local day, words of the title; each once."""
    zone = ZoneInfo(settings.TIME_ZONE)
    days = [(item.moment or now).astimezone(zone) for item in items]
    stems = [
        f"/{item.kind}/{day:%Y/%m/%d}/{slugify_title(item.title)}"
        for item, day in zip(items, days, strict=True)
    ]
    wanted = [f"{stem}/" for stem in stems]
    used = {
        *answered(wanted),
        *(path for item in items for path in item.paths),
    }
    settled = []
    for stem in stems:
        address = (
            f"{stem}/" if f"{stem}/" not in used else f"{first_free(stem, lambda name: taken(name, used))}/"
        )
        used.add(address)
        settled.append(address)
    return settled


def taken(stem: str, used: set[str]) -> bool:
    address = f"{stem}/"
    return (
        address in used
        or Article.objects.filter(address=address).exists()
        or FormerAddress.objects.filter(path=address).exists()
    )


def answered(paths: Iterable[str]) -> set[str]:
    """Which of these old addresses an article answers at already, as former or present address."""
    wanted = set(paths)
    present_addresses = Article.objects.filter(address__in=wanted).values_list("address", flat=True)
    former = FormerAddress.objects.filter(path__in=wanted).values_list("path", flat=True)
    return {*former, *(address for address in present_addresses if address)}
