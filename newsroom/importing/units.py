"""The unit of an old item."""

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from articles.importing.item import Rejected
from contributors.models import WorkUnit


class Units:
    """Finds units by slug, name or short name, whatever the case."""

    def __init__(self, fallback: str | None) -> None:
        units = list(WorkUnit.objects.all())
        self.names = {
            name.casefold(): unit for unit in units for name in (unit.short_name, unit.name, unit.slug)
        }
        self.fallback = next((unit for unit in units if unit.slug == fallback), None)
        if fallback and self.fallback is None:
            raise CommandError(_("Tidak ada unit kerja dengan alamat %s.") % f"“{fallback}”")

    def find(self, name: str) -> tuple[WorkUnit, list[str]]:
        """The unit of an item, with notes. Raises Rejected when there is none."""
        unit = self.names.get(name.casefold())
        if unit:
            return unit, []
        if self.fallback is None:
            raise Rejected(
                _("Unit kerja “%s” tidak dikenal.") % name if name else _("Unit kerja tidak disebut.")
            )
        return self.fallback, [_("Unit kerja “%s” tidak dikenal.") % name] if name else []
