"""One request for all styles: in production the parts of a sheet are laid into it, with no build step.

While developing, browsers follow the @imports; `collectstatic` writes the same layers into one file.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]

SHEETS = ("css/site.css", "css/desk.css", "css/widget.css")
IMPORT = re.compile(r'@import url\("([^"]+)"\) layer\(([a-z]+)\);')


def laid_in(sheet: str, name: str, read: Callable[[str], str]) -> str:
    """`sheet` with each @import replaced by its file, in its layer; `read` gives a file by its name."""

    def part(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), found[1]))
        return f"@layer {found[2]} {{\n{read(path)}}}"

    return IMPORT.sub(part, sheet)


class StylesheetStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed and compressed static files, with the sheets of both faces in one piece each."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return str(file.read().decode())

        for name in [] if dry_run else SHEETS:
            whole = laid_in(read(name), name, read)
            self.delete(name)
            self._save(name, ContentFile(whole.encode()))
            paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)
