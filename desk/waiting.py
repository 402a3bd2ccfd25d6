"""Registry words that wait for this editor's eyes."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from audit.models import Snapshot
from contributors.models import User
from contributors.roles import Permission

PAGES = {"event": "desk:event", "speaker": "desk:speaker", "unit": "desk:unit"}


@dataclass(frozen=True)
class WaitingRelease:
    """One page whose newest words are not public yet. `path` is the desk page where it is released."""

    label: str
    title: str
    path: str
    author: str
    since: datetime


def waiting_releases(user: User) -> list[WaitingRelease]:
    """Events, speakers and units that this user may release, oldest first; one query however many."""
    if not user.may(Permission.RELEASE_REGISTRY):
        return []
    snapshots = Snapshot.objects.unreleased().releasable_by(user.pk).filter(object_type__in=PAGES)
    return [
        WaitingRelease(
            label=label(snapshot.object_type),
            title=snapshot.content.get("title") or snapshot.content["name"],
            path=reverse(PAGES[snapshot.object_type], args=[snapshot.object_id]),
            author=snapshot.author_name,
            since=snapshot.at,
        )
        for snapshot in snapshots
    ]


def label(object_type: str) -> str:
    return {"event": _("Acara"), "speaker": _("Narasumber"), "unit": _("Unit kerja")}[object_type]
