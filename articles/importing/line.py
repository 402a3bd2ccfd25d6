"""One line of a JSONL file: from bytes to an object with an identity."""

import json
from typing import Any

from django.utils.translation import gettext as _

from articles.importing.item import DEFAULT_SOURCE, Rejected
from text.characters import cleaned

LONGEST_LINE = 8 * 1024 * 1024  # bytes
LONGEST_ID = 200
LONGEST_SOURCE = 300
BOM = b"\xef\xbb\xbf"

Line = dict[str, Any]


def decode(raw: bytes) -> Line:
    """The JSON object of a line. Raises Rejected."""
    if len(raw) > LONGEST_LINE:
        raise Rejected(_("Baris ini lebih panjang dari 8 MB."))
    try:
        data = json.loads(raw.removeprefix(BOM).decode())
    except UnicodeDecodeError as error:
        raise Rejected(_("Baris ini bukan UTF-8 (bita ke-%d).") % (error.start + 1)) from None
    except (ValueError, RecursionError):
        raise Rejected(_("Baris ini bukan JSON yang utuh.")) from None
    if not isinstance(data, dict):
        raise Rejected(_("Baris ini bukan objek JSON."))
    return data


def identity(data: Line) -> tuple[str, str]:
    """Source and id of an item, which tell whether it came in before. Raises Rejected."""
    number = data.get("id")
    if isinstance(number, int) and not isinstance(number, bool):
        number = str(number)
    name = text(number, "id")
    if not name:
        raise Rejected(_("Isian id wajib ada."))
    source = text(data.get("source"), "source") or DEFAULT_SOURCE
    if len(name) > LONGEST_ID or len(source) > LONGEST_SOURCE:
        raise Rejected(
            _("Isian id paling panjang %(id)d karakter, source %(source)d.")
            % {"id": LONGEST_ID, "source": LONGEST_SOURCE}
        )
    return source, name


def text(value: object, field: str) -> str:
    """A text on one line; "" for null. Spaces of every kind become plain ones. Raises Rejected."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Rejected(_("Isian %s harus berupa teks.") % field)
    return " ".join(cleaned(value).split())
