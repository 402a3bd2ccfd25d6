"""Two people at one form of the registry: the newest words where I changed nothing, mine where I did.

What each form was made from comes back with it (desk/forms/memory.py). Registry words that the portal does
not show, such as other spellings, have no snapshot, so the forms and not the snapshots are compared.
"""

from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from audit.models import Entry
from desk.rowmerge import Found, Rows, Sheet, merge_rows, merge_sheet, write_rows

M = TypeVar("M", bound=Model)


@dataclass
class Meanwhile(Found):
    """What somebody else saved since a form was opened, and the data with it; False when nobody did."""

    name: str = ""
    data: Any = field(default_factory=QueryDict)

    def __bool__(self) -> bool:
        return bool(self.clashes or self.taken)


def held(rows: QuerySet[M], request: HttpRequest) -> QuerySet[M]:
    """Locked to the end of the transaction when the request saves, so that two savers take turns."""
    return rows.select_for_update(no_key=True, of=("self",)) if request.method == "POST" else rows


def since_opened(object_type: str, data: QueryDict, stored: BaseForm, rows: Rows | None = None) -> Meanwhile:
    """Compare what was posted with what is stored now: `stored` and the forms of `rows` are unbound."""
    pk = getattr(stored, "instance").pk  # noqa: B009  # a ModelForm of any model
    found = Meanwhile(data=data)
    if pk is None:
        return found
    sheet: Sheet = {name: str(data[name]) for name in data}
    merge_sheet(stored, sheet, found)
    lines = merge_rows(rows, data, found) if rows else []
    if found:
        found.name = last_saver(object_type, pk)
        found.data = data.copy()
        put(found.data, sheet)
        if rows:
            write_rows(found.data, rows, lines)
    return found


def put(data: QueryDict, sheet: Sheet) -> None:
    for name in [name for name in data if name not in sheet]:
        del data[name]
    for name, value in sheet.items():
        data[name] = value


def last_saver(object_type: str, object_id: int) -> str:
    """Who saved last; an approval for the portal changes no words."""
    saves = Entry.objects.filter(object_type=object_type, object_id=object_id)
    last = saves.exclude(action__in=["release", "withdraw_release"]).last()
    return last.actor_name if last else _("Seseorang")
