"""Merging one form, or a set of rows, as it was typed with what is stored now."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm, BaseModelFormSet, Field
from django.http import QueryDict
from django.utils.translation import gettext as _

from desk.slices import whole

Sheet = dict[str, str]  # field → what was typed, `initial-field` → what the form was made from


@dataclass(frozen=True)
class Clash:
    """One field that both changed, in words."""

    label: str
    mine: str
    theirs: str


@dataclass
class Found:
    """Fields that both changed, and names of those that were taken over as the other saved them."""

    clashes: list[Clash] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Rows:
    """A set of rows as it is stored, unbound, and what a row is called."""

    stored: Any  # BaseModelFormSet of any model
    name: str


def merge_sheet(stored: BaseForm, sheet: Sheet, found: Found, head: str = "") -> None:
    """Bring what was typed up to what is stored, and note what differs under `head`."""
    for name, each in remembered(stored):
        new = text(stored[name].value())
        was = sheet.get(f"initial-{name}", new)
        mine = typed(each, sheet, name)
        sheet[f"initial-{name}"] = new
        if not differs(each, was, new) or not differs(each, new, mine):
            continue
        label = f"{head}, {each.label}" if head else str(each.label or name)
        if differs(each, was, mine):
            found.clashes.append(Clash(label, shown(each, mine), shown(each, new)))
        else:
            fill(each, sheet, name, new)
            found.taken.append(label)


def merge_rows(rows: Rows, data: QueryDict, found: Found) -> list[Sheet]:
    """Rows that are stored come first, those that only this person wrote after them."""
    forms = {str(form.instance.pk): form for form in rows.stored.initial_forms}
    posted = posted_rows(rows.stored, data)
    known = [row for row in posted if row.get("id") in forms]
    seen = {row["id"] for row in known}
    for number, row in enumerate(known, start=1):
        merge_row(forms[row["id"]], row, found, f"{rows.name} {number}")
    for pk, form in forms.items():
        if pk not in seen:
            known.append(as_stored(form))
            found.taken.append(_("%(row)s %(number)d (baru)") % {"row": rows.name, "number": len(known)})
    own = [row for row in posted if row.get("id") not in forms]
    return known + [row for row in own if stays(rows, row, found)]


def merge_row(form: BaseForm, row: Sheet, found: Found, head: str) -> None:
    """A row that I delete stays ticked, but it is told that somebody changed it."""
    if "DELETE" not in row:
        return merge_sheet(form, row, found, head)
    changed = any(
        differs(each, row.get(f"initial-{name}", text(form[name].value())), text(form[name].value()))
        for name, each in remembered(form)
        if name != "ORDER"
    )
    row.update(as_stored(form))
    if changed:
        found.clashes.append(Clash(head, _("dihapus"), summary(form, row)))
    return None


def stays(rows: Rows, row: Sheet, found: Found) -> bool:
    """Whether a row that is not stored stays: new ones do, and deleted ones that I had changed."""
    if not row.pop("id", ""):
        return True
    form = rows.stored.empty_form
    words = summary(form, row)
    touched = "DELETE" not in row and any(
        differs(each, row.get(f"initial-{name}", ""), typed(each, row, name))
        for name, each in remembered(form)
    )
    row.update({f"initial-{name}": "" for name, _each in remembered(form)})
    if touched:
        found.clashes.append(Clash(rows.name, words, _("dihapus")))
    else:
        found.taken.append(_("%(row)s dihapus: %(words)s") % {"row": rows.name, "words": words})
    return touched


def posted_rows(formset: "BaseModelFormSet[Any, Any]", data: QueryDict) -> list[Sheet]:
    count = min(whole(data.get(f"{formset.prefix}-TOTAL_FORMS")), formset.absolute_max)
    fields = list(formset.empty_form.fields)
    rows = []
    for place in range(count):
        heads = {f"{formset.prefix}-{place}-": "", f"initial-{formset.prefix}-{place}-": "initial-"}
        names = [(head + name, short + name) for head, short in heads.items() for name in fields]
        rows.append({short: str(data[full]) for full, short in names if full in data})
    return rows


def write_rows(data: QueryDict, rows: Rows, lines: list[Sheet]) -> None:
    """Put merged rows back under their numbers, so that a set of forms can be made from them."""
    prefix = rows.stored.prefix
    for name in [name for name in data if name.startswith((f"{prefix}-", f"initial-{prefix}-"))]:
        del data[name]
    data[f"{prefix}-TOTAL_FORMS"] = str(len(lines))
    data[f"{prefix}-INITIAL_FORMS"] = str(sum("id" in line for line in lines))
    for place, line in enumerate(lines):
        for name, value in line.items():
            short = name.removeprefix("initial-")
            data[f"{name[: -len(short)]}{prefix}-{place}-{short}"] = value


def remembered(form: BaseForm) -> Iterator[tuple[str, Field]]:
    return ((name, each) for name, each in form.fields.items() if each.show_hidden_initial)


def as_stored(form: Any) -> Sheet:
    sheet: Sheet = {"id": str(form.instance.pk)}
    for name, each in remembered(form):
        fill(each, sheet, name, text(form[name].value()))
        sheet[f"initial-{name}"] = text(form[name].value())
    return sheet


def fill(each: Field, sheet: Sheet, name: str, value: str) -> None:
    """Set a field as a browser would post it: a box that is not ticked is not there."""
    if typed(each, {}, name) == value == "False":
        sheet.pop(name, None)
    else:
        sheet[name] = value


def typed(each: Field, sheet: Sheet, name: str) -> str:
    return text(each.widget.value_from_datadict(sheet, {}, name))


def text(value: Any) -> str:
    return "" if value is None else str(value)


def differs(each: Field, old: str, new: str) -> bool:
    """Whether two typed values mean different things; what cannot be read differs from all but itself."""
    try:
        was = each.to_python(old)
    except ValidationError:
        return old != new
    return each.has_changed(was, new)


def shown(each: Any, value: str) -> str:
    """A typed value in words."""
    if value in ("True", "False"):
        return _("Ya") if value == "True" else _("Tidak")
    labels = {str(key): str(label) for key, label in getattr(each, "choices", ())}
    return labels.get(value, value) or _("kosong")


def summary(form: BaseForm, row: Sheet) -> str:
    """The words of a row in one line, without what every new row says."""
    fields = [(name, each) for name, each in remembered(form) if name != "ORDER"]
    told = [(name, each) for name, each in fields if row.get(name) and row[name] != each.initial]
    return ", ".join(shown(each, row[name]) for name, each in told)
