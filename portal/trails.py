"""Breadcrumbs: the way down from the front page, as pairs of address and label."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.languages import approved
from portal.rubrics import rubric_name

Trail = list[tuple[str, str]]


def home() -> Trail:
    return [(reverse("portal:home"), _("Beranda"))]


def rubrik(kind: str) -> Trail:
    return [*home(), (reverse("portal:rubrik", args=[kind]), rubric_name(kind))]


def unit(parent: dict[str, Any] | None) -> Trail:
    """Down to the unit above, where there is one."""
    if not parent:
        return home()
    return [*home(), (reverse("portal:unit", args=[parent["slug"]]), approved(parent["name"]))]


def agenda() -> Trail:
    return [*home(), (reverse("portal:agenda"), _("Agenda"))]


def agenda_year(year: int) -> Trail:
    return [*agenda(), (reverse("portal:agenda_year", args=[f"{year:04d}"]), str(year))]


def event(words: dict[str, Any]) -> Trail:
    return [*agenda(), (reverse("portal:event", args=[words["slug"]]), approved(words["title"]))]


def certificates() -> Trail:
    return [*home(), (reverse("portal:certificates"), _("Periksa sertifikat"))]


def article(kind: str, day: date) -> Trail:
    """Down to the rubrik and the day in the archive."""
    return [*rubrik(kind), (archive_address(day.year, day.month, day.day), date_format(day, "j F Y"))]


def archive(year: int | None = None, month: int | None = None) -> Trail:
    """Down to the archive, its year or its month."""
    steps = [*home(), (reverse("portal:archive"), _("Arsip"))]
    if year:
        steps.append((archive_address(year), str(year)))
    if year and month:
        steps.append((archive_address(year, month), date_format(date(year, month, 1), "F")))
    return steps


def archive_address(year: int, month: int | None = None, day: int | None = None) -> str:
    parts = [f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part)]
    return f"{reverse('portal:archive')}{'/'.join(parts)}/"
