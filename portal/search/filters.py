"""Narrowing a search by rubrik, unit, year, event and speaker: links that keep the rest of the address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from articles.finding import EVENT, KIND, SPEAKER, TIME, UNIT
from articles.models import Kind

MOST_OFFERED = 6
# names in the address
RUBRIK, UNIT_KERJA, YEAR, ACARA, NARASUMBER = "rubrik", "unit", "tahun", "acara", "narasumber"
MARKS = {RUBRIK: KIND, UNIT_KERJA: UNIT, YEAR: TIME, ACARA: EVENT, NARASUMBER: SPEAKER}
NAMED = {UNIT_KERJA, ACARA, NARASUMBER}
LONGEST_NUMBER = 12


@dataclass(frozen=True)
class Filters:
    """`chosen` maps a name in the address to its value; what is no filter is not in it."""

    text: str
    chosen: Mapping[str, str]

    @property
    def marks(self) -> list[str]:
        return [f"{MARKS[name]}{value}" for name, value in self.chosen.items()]

    def without(self, name: str) -> "Filters":
        return replace(self, chosen={key: value for key, value in self.chosen.items() if key != name})

    def asking(self, text: str) -> "Filters":
        return replace(self, text=text)

    def address(self, page: int = 1) -> str:
        """The query of the address, from the question mark on."""
        more = {"hal": str(page)} if page > 1 else {}
        return "?" + urlencode({"q": self.text, **self.chosen, **more})


def read_filters(text: str, given: Mapping[str, str]) -> Filters:
    """The filters of an address; values that cannot be are left out."""
    chosen = {}
    for name in MARKS:
        value = given.get(name, "")
        if value in Kind.values if name == RUBRIK else is_number(value):
            chosen[name] = value
    return Filters(text, chosen)


def is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= LONGEST_NUMBER


@dataclass(frozen=True)
class Choice:
    """One link: what it says, where it leads, whether it is chosen (then it leads back)."""

    label: str
    href: str
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """The choices of one filter; `is_named` when they are names and titles, not our own words."""

    label: str
    choices: list[Choice]
    is_named: bool = False


def group(filters: Filters, name: str, label: str, offered: Iterator[tuple[str, str]]) -> Group:
    """The links of one filter from (value, label); a chosen one stands alone and leads back."""
    seen: dict[str, str] = {}
    chosen = filters.chosen.get(name)
    for value, says in offered:
        if len(seen) < MOST_OFFERED or value == chosen:
            seen.setdefault(value, says)
    if chosen is not None:
        back = filters.without(name).address()
        return Group(label, [Choice(seen.get(chosen, chosen), back, True)], name in NAMED)
    address = filters.address()  # values need no escaping, they are numbers and rubriks
    choices = [Choice(says, f"{address}&{name}={value}", False) for value, says in seen.items()]
    return Group(label, choices if len(choices) > 1 else [], name in NAMED)
