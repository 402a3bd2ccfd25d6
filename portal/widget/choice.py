"""Which articles a widget shows: what the page that embeds it asked for."""

import re
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.models import Kind, Publication

USUAL = 5
MOST = 20
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,120}")
KNOWN = ("rubrik", "unit", "jumlah")


class BadChoice(Exception):
    """A parameter that we do not understand, with a sentence for who wrote it."""


@dataclass(frozen=True)
class Choice:
    kind: str = ""
    unit: str = ""
    count: int = USUAL

    def publications(self) -> list[Publication]:
        """The newest public articles that fit."""
        found = Publication.objects.published().cards()
        if self.kind:
            found = found.filter(kind=self.kind)
        if self.unit:
            found = found.filter(unit__slug=self.unit)
        return list(found[: self.count])

    @property
    def page(self) -> str:
        """Path of the page that shows more of the same."""
        if self.unit:
            return f"/unit/{self.unit}/"
        return f"/{self.kind}/" if self.kind else "/"


def chosen(given: QueryDict) -> Choice:
    """Raises BadChoice."""
    for name in given:
        if name not in KNOWN:
            raise BadChoice(_("Parameter tidak dikenal. Yang ada: rubrik, unit, jumlah."))
    return Choice(kind(given.get("rubrik", "")), unit(given.get("unit", "")), count(given.get("jumlah", "")))


def kind(value: str) -> str:
    if value and value not in Kind.values:
        known = ", ".join(Kind.values)
        raise BadChoice(_("Rubrik tidak dikenal. Yang ada: %(known)s.") % {"known": known})
    return value


def unit(value: str) -> str:
    if value and not SLUG.fullmatch(value):
        raise BadChoice(_("Tulis unit seperti pada alamat halamannya, misalnya humas."))
    return value


def count(value: str) -> int:
    if not value:
        return USUAL
    if not re.fullmatch(r"[0-9]{1,2}", value) or not 1 <= int(value) <= MOST:
        raise BadChoice(_("Jumlah harus bilangan dari 1 sampai %(most)s.") % {"most": MOST})
    return int(value)
