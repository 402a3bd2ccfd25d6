"""What a person was told, as far as they may still know of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from articles.models import Edition
from contributors.models import User
from notices.models import Notice


@dataclass(frozen=True)
class Told:
    """One notice; `path` is empty and the words are general when its text is closed to the person now."""

    pk: int
    subject: str
    body: str
    path: str
    created_at: datetime
    read_at: datetime | None


def told(user: User, notices: Sequence[Notice]) -> list[Told]:
    """Notices of a person, one query. People leave units; notices about their texts stay."""
    about = {notice.pk: edition_of(notice) for notice in notices}
    asked = [edition for edition in about.values() if edition is not None]
    known = set(Edition.objects.visible_to(user).filter(pk__in=asked).values_list("pk", flat=True))
    return [shown(notice, about[notice.pk] is None or about[notice.pk] in known) for notice in notices]


def edition_of(notice: Notice) -> int | None:
    """The edition whose page the notice leads to."""
    try:
        page = resolve(notice.path)
    except Resolver404:
        return None
    return int(page.kwargs["pk"]) if page.view_name == "desk:write" else None


def shown(notice: Notice, may_know: bool) -> Told:
    closed = _("Kabar tentang naskah yang tidak lagi terbuka bagi Anda.")
    return Told(
        pk=notice.pk,
        subject=notice.subject if may_know else closed,
        body=notice.body if may_know else "",
        path=notice.path if may_know else "",
        created_at=notice.created_at,
        read_at=notice.read_at,
    )
