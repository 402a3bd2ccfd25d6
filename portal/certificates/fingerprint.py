"""The SHA-256 of a file that somebody sends, taken while it streams by: nothing of it is kept."""

import hashlib
from typing import Final

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

LARGEST: Final = 5 * 1024 * 1024  # bytes; ours have less than 100 kB


class Fingerprint(FileUploadHandler):
    """Hashes the first file of a form; a larger one stops the upload."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.hash = hashlib.sha256()
        self.size = 0
        self.files = 0

    def new_file(self, *args: object, **more: object) -> None:
        super().new_file(*args, **more)  # type: ignore[arg-type]
        self.files += 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.files > 1:
            return
        self.size += len(raw_data)
        if self.size > LARGEST:
            raise StopUpload(connection_reset=True)
        self.hash.update(raw_data)

    def file_complete(self, file_size: int) -> None:
        return None

    @property
    def is_too_large(self) -> bool:
        return self.size > LARGEST


def taken(request: HttpRequest) -> Fingerprint:
    """Read the form of a request and return what was seen; nothing may have read it before."""
    seen = Fingerprint(request)
    request.upload_handlers = [seen]
    _read = request.FILES
    return seen
