"""The files of the library: complete on disk before anything refers to them."""

import os
import secrets
import shutil
from pathlib import Path

from PIL import Image

from library.models import Photo
from library.pictures import card_cut, encode


def write_renditions(photo: Photo, picture: Image.Image) -> None:
    """Write all renditions into a temporary folder, then give it its name in one step."""
    draft = photo.folder.with_name(f".{photo.token}.part")
    try:
        draft.mkdir(parents=True)
        for width in photo.widths:
            for suffix, data in encode(picture, width).items():
                write_file(draft / f"{width}.{suffix}", data)
        write_cards(photo, picture, draft)
        draft.rename(photo.folder)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def write_cards(photo: Photo, picture: Image.Image, folder: Path) -> None:
    """The cuts for cards, around the photo's focal point; each file is replaced in one step."""
    cut = card_cut(picture, photo.focus_x, photo.focus_y)
    for width in photo.card_widths:
        for suffix, data in encode(cut, width).items():
            draft = folder / f"k{width}.{suffix}.part"
            write_file(draft, data)
            draft.rename(folder / f"k{width}.{suffix}")


def write_file(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def write_bytes(path: Path, data: bytes) -> None:
    """The file of a document, in one step; equal bytes are there already and are left alone."""
    if path.exists() and path.stat().st_size == len(data):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        write_file(draft, data)
        draft.rename(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
