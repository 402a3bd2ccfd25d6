"""One range of bytes of a file (RFC 9110, 14): browsers read long documents page by page."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.http import HttpRequest, HttpResponse

ONE = re.compile(r"bytes=([0-9]{0,12})-([0-9]{0,12})")


@dataclass(frozen=True)
class Part:
    """Bytes `start` to before `end` of `size`; none at all when the file ends before them."""

    start: int
    end: int
    size: int

    def of(self, path: Path) -> HttpResponse:
        if self.start >= self.end:
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{self.size}"})
        with path.open("rb") as file:
            file.seek(self.start)
            data = file.read(self.end - self.start)
        told = f"bytes {self.start}-{self.end - 1}/{self.size}"
        return HttpResponse(data, status=206, headers={"Content-Range": told})


def asked_range(request: HttpRequest, etag: str, size: int) -> Part | None:
    """The part that is asked for; None for the whole, also when the range is none that we know."""
    found = ONE.fullmatch(request.headers.get("Range", "").strip())
    if not found or found[0] == "bytes=-" or request.headers.get("If-Range", etag) != etag:
        return None
    if not found[1]:
        return Part(max(0, size - int(found[2])), size, size)
    start, last = int(found[1]), int(found[2] or size - 1)
    return Part(start, min(last + 1, size), size) if last >= start or not found[2] else None
