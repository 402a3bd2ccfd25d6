"""Pictures of an old item, before they are in the library."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from library.models import Photo

_FIGURE = re.compile(
    r'<figure><img src="/media/([0-9a-f]{32})" alt="([^"]*)"[^>]*>'
    r"(?:<figcaption>(.*?)</figcaption>)?</figure>"
)


@dataclass(frozen=True)
class OldPicture:
    """A picture by the names of its file, the best first; all relative to the folder of the import.

    Of a picture that is not `needed` the item can do without, when the library does not take it.
    """

    names: tuple[str, ...]
    alt: str = ""
    caption: str = ""
    credit: str = ""
    needed: bool = True

    @property
    def name(self) -> str:
        """For the report."""
        return self.names[0]

    @property
    def place(self) -> str:
        """Stands for the token in a body until the picture is in the library: 32 characters 0-9a-f."""
        return hashlib.sha256("\n".join(self.names).encode(errors="replace")).hexdigest()[:32]


def placed(body: str, photos: Mapping[str, Photo | None]) -> str:
    """`body` with the photos where their places are; where there is none, the caption stays as a paragraph.

    `body` has the one spelling of text.html and keeps it.
    """

    def shown(figure: re.Match[str]) -> str:
        place, alt, caption = figure.groups(default="")
        photo = photos.get(place)
        if photo is None:
            words = re.sub("</?small>", "", caption)
            return f"<p>{words}</p>" if words else ""
        image = f'<img src="{photo.path}" alt="{alt}" width="{photo.width}" height="{photo.height}">'
        return f"<figure>{image}{f'<figcaption>{caption}</figcaption>' if caption else ''}</figure>"

    return _FIGURE.sub(shown, body) if photos else body
