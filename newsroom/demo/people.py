"""The demo's people and the units they write for."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audit.models import Snapshot
from contributors.actions import UNIT, release_unit, save_unit, save_user
from contributors.models import User, WorkUnit
from contributors.roles import ROLES

FOLDER = Path(__file__).parent
MAIL = "@demo.example"
PASSWORD = "sandi-demo-saja"  # noqa: S105 -- printed at every start of the demo


@dataclass(frozen=True)
class Team:
    """Who is there, by the keys of people.json and the slugs of units.json."""

    people: dict[str, User]
    units: dict[str, WorkUnit]


def rows(name: str) -> Any:
    """A data file of the demo."""
    return json.loads((FOLDER / "data" / f"{name}.json").read_text(encoding="utf-8"))


def logins() -> list[tuple[str, str, str]]:
    """Role, e-mail and password of everyone in the demo."""
    return [(str(ROLES[row["role"]].label), row["key"] + MAIL, PASSWORD) for row in rows("people")]


def is_loaded() -> bool:
    return User.objects.filter(email__endswith=MAIL).exists()


def assemble() -> Team:
    """Make everyone: the editors first, who then lay out the units that the others write for."""
    people = {row["key"]: User(**account(row)) for row in rows("people")}
    for user in people.values():
        save_user(user=user, units=(), by=None, password=PASSWORD)
    units = lay_units(by=people["ratih"], approver=people["damar"])
    for row in rows("people"):
        chosen = [units[slug] for slug in row["units"]]
        save_user(user=people[row["key"]], units=chosen, by=people["teguh"])
    return Team(people, units)


def account(row: dict[str, Any]) -> dict[str, str]:
    return {"email": row["key"] + MAIL, **{name: row[name] for name in ("name", "initials", "role")}}


def lay_units(*, by: User, approver: User) -> dict[str, WorkUnit]:
    """The tree of units, released by an editor who did not write it."""
    units: dict[str, WorkUnit] = {}
    for row in rows("units"):
        unit = WorkUnit(**{**row, "parent": units.get(row["parent"])})
        units[unit.slug] = save_unit(unit=unit, by=by)
        release_unit(unit=unit, seen=newest(UNIT, unit.pk), by=approver)
    return units


def newest(object_type: str, object_id: int) -> Snapshot:
    """The words an editor sees before releasing a registry page."""
    return Snapshot.objects.filter(object_type=object_type, object_id=object_id).order_by("-pk")[0]
