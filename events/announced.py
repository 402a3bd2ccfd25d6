"""What a release of an event says to those who registered: changes that they have to know to come."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from audit.models import Release
from events.changes import Change, changes

WEIGHTY = frozenset({"status", "days", "time", "place", "room", "removed"})


@dataclass(frozen=True)
class Announced:
    """The weighty changes of one release, heaviest first."""

    changes: tuple[Change, ...]

    def touching(self, others: frozenset[int]) -> list[Change]:
        """Those that touch somebody who does not come to the sessions `others`."""
        return [one for one in self.changes if not one.sessions or one.sessions - others]


def announced(release: Release) -> Announced:
    """A release compared with the words that stood before; nothing for the first.

    After a withdrawal what stood before is not quoted: only that there is something to look at again.
    """
    before = Release.objects.of(release.object_type, release.object_id).filter(pk__lt=release.pk)
    known = before.select_related("snapshot").order_by("-pk").first()
    if known is None:
        return Announced(())
    found = [one for one in changes(known.snapshot.content, release.snapshot.content) if one.what in WEIGHTY]
    if known.withdrawn and any(one.what != "status" for one in found):
        again = Change("page", _("Halaman acara tampil kembali. Periksa lagi hari, waktu, dan tempatnya."))
        found = [*(one for one in found if one.what == "status"), again]
    return Announced(tuple(found))
