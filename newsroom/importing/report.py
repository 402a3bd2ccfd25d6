"""The report of an import: counts, and the files a person must look at."""

import json
import resource
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from django.utils.translation import gettext as _

REPORTS = ("rejects", "skipped", "notes")


class Report:
    """Counts, and up to three files beside the input that hold what a person must look at."""

    def __init__(self, file: Path) -> None:
        self.paths = {name: file.with_name(f"{file.stem}.{name}.jsonl") for name in REPORTS}
        self.imported = self.present = self.rejected = self.noted = self.skipped = 0
        self.files: dict[str, IO[str]] = {}

    def __enter__(self) -> Self:
        self.files = {name: path.open("w", encoding="utf-8") for name, path in self.paths.items()}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for name, file in self.files.items():
            file.close()
            if not self.paths[name].stat().st_size:
                self.paths[name].unlink()

    def reject(self, line: int, reason: str, data: dict[str, Any]) -> None:
        """Say which item did not come in, and why; enough of it to find it again."""
        self.rejected += 1
        self.write("rejects", {"line": line, "reason": reason, **found(data)})

    def skip(self, line: int, reason: str, data: dict[str, Any]) -> None:
        """Say which item was left out because it was never public, or is none of the newsroom's."""
        self.skipped += 1
        self.write("skipped", {"line": line, "reason": reason, **found(data)})

    def note(self, line: int, name: str, notes: list[str]) -> None:
        """Say what is odd about an item that comes in."""
        if notes:
            self.noted += 1
            self.write("notes", {"line": line, "id": name, "notes": notes})

    def write(self, name: str, row: dict[str, Any]) -> None:
        text = json.dumps(row, ensure_ascii=False).encode(errors="replace").decode()
        self.files[name].write(text + "\n")
        self.files[name].flush()

    def summary(self, seconds: float, *, dry_run: bool) -> str:
        """What happened, for the person at the terminal."""
        done = self.imported + self.present + self.rejected + self.skipped
        lines = [
            _("Uji coba: tidak ada yang disimpan.") if dry_run else "",
            _("%(imported)d masuk, %(present)d sudah ada, %(rejected)d ditolak, %(noted)d dengan catatan.")
            % vars(self),
            _("%d dilewati.") % self.skipped if self.skipped else "",
            _("%(done)d baris dalam %(seconds).1f detik (%(rate).0f per detik).")
            % {"done": done, "seconds": seconds, "rate": done / seconds if seconds else 0},
            _("Memori puncak %d MB.") % (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024),
            *(
                f"{label}: {self.paths[name]}"
                for name, label, count in (
                    ("rejects", _("Yang ditolak"), self.rejected),
                    ("skipped", _("Yang dilewati"), self.skipped),
                    ("notes", _("Catatan"), self.noted),
                )
                if count
            ),
        ]
        return "\n".join(line for line in lines if line)


def found(data: dict[str, Any]) -> dict[str, Any]:
    """What of an item helps to find it again."""
    return {key: value for key, value in data.items() if key in ("id", "title", "text")}
