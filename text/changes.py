"""The result of a comparison: lines in reading order, each in parts that stayed, came or went."""

from dataclasses import dataclass

from text.lines import Line, Word

KEPT, ADDED, REMOVED = "kept", "added", "removed"


@dataclass(frozen=True)
class Part:
    """One word and what became of it. A word that is only a gap is a space that came or went."""

    fate: str
    word: Word


@dataclass(frozen=True)
class Change:
    """One line. `fate` is that of the line as a whole; a kept line may hold added and removed parts.

    `opens` says which of the line's wrappers begin with it, where both versions agree.
    """

    fate: str
    line: Line
    parts: tuple[Part, ...]
    opens: tuple[bool, ...] = ()

    @property
    def is_change(self) -> bool:
        return self.fate != KEPT or any(part.fate != KEPT for part in self.parts)
