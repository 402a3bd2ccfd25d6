"""One item of an older system, read and found usable."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

DEFAULT_SOURCE = "portal lama"


class Rejected(Exception):
    """The item cannot come in; str() is the sentence for the report."""


@dataclass(frozen=True)
class OldItem:
    """What an older system published. `moment` is None when it does not say when; `unit` is a slug or name.

    `more` holds keys of a revision's content that go beyond the import format.
    """

    id: str
    title: str
    source: str = DEFAULT_SOURCE
    moment: datetime | None = None
    kind: str = "berita"
    body: str = ""
    summary: str = ""
    byline: str = ""
    unit: str = ""
    topics: tuple[str, ...] = ()
    image: str = ""
    former_path: str = ""
    notes: tuple[str, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        return self.source, self.id
