"""What an import finds beside the words: units, pictures; and its report."""

import hashlib
import json
import resource
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from django.conf import settings
from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from articles.importing.item import OldItem, Rejected
from contributors.models import User, WorkUnit
from library.actions import add_photo
from library.models import Photo
from library.pictures import BadPicture, read_picture


class Units:
    """Finds units by slug, name or short name, whatever the case."""

    def __init__(self, fallback: str | None) -> None:
        units = list(WorkUnit.objects.all())
        self.names = {
            name.casefold(): unit for unit in units for name in (unit.short_name, unit.name, unit.slug)
        }
        self.fallback = next((unit for unit in units if unit.slug == fallback), None)
        if fallback and self.fallback is None:
            raise CommandError(_("Tidak ada unit kerja dengan alamat %s.") % f"“{fallback}”")

    def find(self, name: str) -> tuple[WorkUnit, list[str]]:
        """The unit of an item, with notes. Raises Rejected when there is none."""
        unit = self.names.get(name.casefold())
        if unit:
            return unit, []
        if self.fallback is None:
            raise Rejected(
                _("Unit kerja “%s” tidak dikenal.") % name if name else _("Unit kerja tidak disebut.")
            )
        return self.fallback, [_("Unit kerja “%s” tidak dikenal.") % name] if name else []


class Pictures:
    """Takes the pictures that lie beside the file."""

    def __init__(self, folder: Path, *, dry_run: bool) -> None:
        self.folder, self.dry_run = folder.resolve(), dry_run

    def take(self, item: OldItem, unit: WorkUnit, by: User) -> tuple[Photo | None, list[str]]:
        """The photo of an item, from the library when the same file came before. Raises Rejected."""
        if not item.image:
            return None, []
        if "://" in item.image:
            return None, [_("Gambar di alamat lain tidak diambil: %s") % item.image[:200]]
        raw = self.read(item.image)
        known = Photo.objects.filter(sha256=hashlib.sha256(raw).hexdigest(), uploaded_by=by).first()
        try:
            if known or self.dry_run:
                read_picture(BytesIO(raw), len(raw))
                return known, []
            photo = add_photo(
                file=BytesIO(raw),
                size=len(raw),
                caption="",
                alt=item.title[:250],
                credit=(item.byline or item.source)[:120],
                unit=unit,
                by=by,
            )
        except BadPicture as error:
            raise Rejected(f"{item.image[:100]}: {error}") from None
        return photo, []

    def read(self, name: str) -> bytes:
        path = self.found(name)
        if not path.is_relative_to(self.folder):
            raise Rejected(_("Gambar %s tidak berada di folder berkas impor.") % name[:100])
        try:
            if path.is_file():  # a named pipe would keep us waiting for ever
                with path.open("rb") as file:
                    return file.read(settings.PHOTO_MAX_BYTES + 1)
        except OSError:
            pass
        raise Rejected(_("Gambar %s tidak ditemukan.") % name[:100])

    def found(self, name: str) -> Path:
        """Where the name leads, links followed. Raises Rejected for links that lead in a circle."""
        try:
            return (self.folder / name).resolve()
        except (OSError, RuntimeError):
            raise Rejected(_("Gambar %s tidak ditemukan.") % name[:100]) from None


class Report:
    """Counts, and two files beside the input that hold what a person must look at."""

    def __init__(self, file: Path) -> None:
        self.paths = {name: file.with_name(f"{file.stem}.{name}.jsonl") for name in ("rejects", "notes")}
        self.imported = self.present = self.rejected = self.noted = 0
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

    def reject(self, line: int, reason: str, data: dict[str, Any] | None = None, raw: bytes = b"") -> None:
        """Say which line did not come in, and why; enough of it to find it again."""
        self.rejected += 1
        found = {key: value for key, value in (data or {}).items() if key in ("id", "title")}
        shown = {"text": raw[:200].decode(errors="replace").strip()} if raw else {}
        self.write("rejects", {"line": line, "reason": reason, **found, **shown})

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
        done = self.imported + self.present + self.rejected
        lines = [
            _("Uji coba: tidak ada yang disimpan.") if dry_run else "",
            _("%(imported)d masuk, %(present)d sudah ada, %(rejected)d ditolak, %(noted)d dengan catatan.")
            % vars(self),
            _("%(done)d baris dalam %(seconds).1f detik (%(rate).0f per detik).")
            % {"done": done, "seconds": seconds, "rate": done / seconds if seconds else 0},
            _("Memori puncak %d MB.") % (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024),
            *(
                f"{label}: {self.paths[name]}"
                for name, label, count in (
                    ("rejects", _("Yang ditolak"), self.rejected),
                    ("notes", _("Catatan"), self.noted),
                )
                if count
            ),
        ]
        return "\n".join(line for line in lines if line)
