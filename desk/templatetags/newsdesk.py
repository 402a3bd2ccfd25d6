"""How moments, states and marks read at the desk."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.models import ChangeKind, Edition, Kind
from articles.queries import ratify_by
from articles.workflow import Status
from text.dates import ago, long_date, long_moment

register = template.Library()


@register.filter
def moment(at: datetime) -> str:
    """`Selasa, 8 Mei 2018, 14.05 WIB`."""
    return long_moment(at)


@register.filter
def since(at: datetime) -> str:
    """`3 jam lalu`; beyond a month the date."""
    return ago(at)


@register.filter
def day(value: str | date | None) -> str:
    """`Selasa, 8 Mei 2018` of an ISO date."""
    if not value:
        return ""
    return long_date(date.fromisoformat(value) if isinstance(value, str) else value)


@register.filter
def joined(keys: list[int]) -> str:
    """`12,5,7`, as a form sends keys back."""
    return ",".join(str(key) for key in keys)


@register.filter
def state(edition: Edition) -> str:
    """The state's value for its badge: a release to come is `scheduled`."""
    return "scheduled" if edition.is_scheduled else edition.status


@register.filter
def kind_label(kind: str) -> str:
    return str(Kind(kind).label)


@register.filter
def change_label(kind: str) -> str:
    return str(ChangeKind(kind).label)


@register.filter
def held_by(edition: Edition) -> str:
    """Whose turn it is, in a few words."""
    if edition.is_scheduled and edition.visible_from:
        return _("tampil %(moment)s") % {"moment": long_moment(edition.visible_from)}
    holder = {
        Status.DRAFT: edition.started_by,
        Status.CHANGES_REQUESTED: edition.submitted_by or edition.started_by,
        Status.IN_REVIEW: edition.reviewer,
    }.get(Status(edition.status))
    if holder:
        return _("pada %(name)s") % {"name": holder.name}
    waiting = {Status.SUBMITTED: _("menunggu editor"), Status.APPROVED: _("menunggu diterbitkan")}
    return waiting.get(Status(edition.status), "")


@register.filter
def hours_left(edition: Edition) -> str:
    """How long an urgent release may still wait for its second signature."""
    due = ratify_by(edition)
    if due is None:
        return ""
    left = int((due - timezone.now()).total_seconds() // 3600)
    if left < 0:
        return _("lewat %(hours)d jam dari batas 24 jam") % {"hours": -left}
    return _("sisa %(hours)d dari 24 jam") % {"hours": left} if left else _("sisa kurang dari satu jam")


@register.filter
def body_html(body: str) -> SafeString:
    """The body of a revision as a reader will see it; wide tables scroll in their own frame."""
    frame = f'<div class="table-frame" role="group" tabindex="0" aria-label="{_("Tabel")}"><table>'
    html = body.replace("<table>", frame).replace("</table>", "</table></div>")
    return mark_safe(html)  # noqa: S308 -- sanitised on every write, and held by hash since
