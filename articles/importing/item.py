"""One item of an older system, read and found usable."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from articles.importing.papers import OldPaper
from articles.importing.pictures import OldPicture

DEFAULT_SOURCE = "portal lama"


class Rejected(Exception):
    """The item cannot come in; str() is the sentence for the report, `found` what is known of the item."""

    def __init__(self, reason: str, found: dict[str, Any] | None = None) -> None:
        super().__init__(reason)
        self.found = found or {}


class Skipped(Rejected):
    """The item is left out on purpose, such as a draft."""


@dataclass(frozen=True)
class OldItem:
    """What an older system published. `moment` is None when it does not say when; `unit` is a slug or name.

    `former_path` is where readers found it and is its own; `other_paths` led there too, as far as no other
    item has them. `pictures` stand in the body, by their places; `papers` are linked from it.
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
    lead: OldPicture | None = None
    pictures: tuple[OldPicture, ...] = ()
    papers: tuple[OldPaper, ...] = ()
    former_path: str = ""
    other_paths: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def paths(self) -> tuple[str, ...]:
        """All its old addresses."""
        return (*((self.former_path,) if self.former_path else ()), *self.other_paths)

    @property
    def key(self) -> tuple[str, str]:
        return self.source, self.id
