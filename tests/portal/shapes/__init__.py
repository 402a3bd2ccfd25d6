"""Shapes of structured data: a small, strict part of JSON Schema, checked without a network.

Every object lists all its properties; those named with a trailing ? may be missing. A text is written as
"text", "url", "moment", "day-or-moment", "number"; "=…" is exactly that text; "@name" is the shape of that
name, "@one|@other" either of them; a list with one entry is a list of any length but empty.
"""

import json
import re
from pathlib import Path

FOLDER = Path(__file__).parent
MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(\+\d\d:\d\d)"
TEXTS = {
    "text": r"(?s)\S.*",
    "url": r"https://humas\.contoh\.example/[-#./a-zA-Z0-9]*",
    "moment": MOMENT,
    "day-or-moment": rf"\d{{4}}-\d\d-\d\d|{MOMENT}",
    "event-status": r"https://schema\.org/Event(Scheduled|Cancelled|Postponed|Rescheduled|MovedOnline)",
    "availability": r"https://schema\.org/(InStock|LimitedAvailability|SoldOut)",
    "attendance": r"https://schema\.org/(Offline|Online|Mixed)EventAttendanceMode",
}


def faults(value, shape, at="$"):
    """What is wrong with `value`: an empty list when it has the shape."""
    if isinstance(shape, str) and shape.startswith("@"):
        return min((faults(value, named(one[1:]), at) for one in shape.split("|")), key=len)
    if isinstance(shape, dict):
        return in_object(value, shape, at) if isinstance(value, dict) else [f"{at}: no object"]
    if isinstance(shape, list):
        if not isinstance(value, list) or not value:
            return [f"{at}: no list"]
        return [fault for n, one in enumerate(value) for fault in faults(one, shape[0], f"{at}[{n}]")]
    return [] if fits(value, shape) else [f"{at}: {value!r} is not {shape!r}"]


def in_object(value, shape, at):
    known = {name.rstrip("?") for name in shape}
    found = [f"{at}.{name}: unknown" for name in value if name not in known]
    for name, inner in shape.items():
        key = name.rstrip("?")
        if key in value:
            found += faults(value[key], inner, f"{at}.{key}")
        elif not name.endswith("?"):
            found.append(f"{at}.{key}: missing")
    return found


def fits(value, shape):
    if shape == "number":
        return isinstance(value, int) and not isinstance(value, bool)
    if isinstance(shape, bool):
        return value is shape
    if shape.startswith("="):
        return value == shape[1:]
    return isinstance(value, str) and re.fullmatch(TEXTS[shape], value) is not None


def named(name):
    return json.loads((FOLDER / f"{name}.json").read_text())
