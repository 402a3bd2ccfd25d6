"""Registry words that wait for this editor's eyes."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from audit.models import Snapshot
from contributors.models import User
from contributors.roles import Permission
from events.models import Event

PAGES = {
    "event": "desk:event",
    "speaker": "desk:speaker",
    "unit": "desk:unit",
    "registrationform": "desk:registration",
}


@dataclass(frozen=True)
class WaitingRelease:
    """One page whose newest words are not public yet. `path` is the desk page where it is released."""

    label: str
    title: str
    path: str
    author: str
    since: datetime


def waiting_releases(user: User) -> list[WaitingRelease]:
    """Registry words and forms that this user may release, oldest first; two queries however many."""
    if not user.may(Permission.RELEASE_REGISTRY):
        return []
    found = list(Snapshot.objects.unreleased().releasable_by(user.pk).filter(object_type__in=PAGES))
    words = [snapshot.content for snapshot in found]
    hosts = {each["event"] for each in words if "event" in each}
    titles = dict(Event.objects.filter(pk__in=hosts).values_list("pk", "title"))
    return [
        WaitingRelease(
            label=label(snapshot.object_type),
            title=each.get("title") or each.get("name") or titles[each["event"]],
            path=reverse(PAGES[snapshot.object_type], args=[each.get("event", snapshot.object_id)]),
            author=snapshot.author_name,
            since=snapshot.at,
        )
        for snapshot, each in zip(found, words, strict=True)
    ]


def label(object_type: str) -> str:
    labels = {
        "event": _("Acara"),
        "speaker": _("Narasumber"),
        "unit": _("Unit kerja"),
        "registrationform": _("Formulir pendaftaran"),
    }
    return labels[object_type]
