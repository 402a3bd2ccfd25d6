"""Processor time of a tree of processes, from /proc."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

TICKS: Final = os.sysconf("SC_CLK_TCK")


def seconds(roots: list[int]) -> float:
    """User and system seconds of `roots` and all below them, the dead ones that were waited for included."""
    parents, spent = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                parents[int(entry.name)] = int(fields[1])
                spent[int(entry.name)] = sum(map(int, fields[11:15]))
    front, total = set(roots), 0
    while front:
        total += sum(spent.get(pid, 0) for pid in front)
        front = {pid for pid, parent in parents.items() if parent in front}
    return total / TICKS
