from library.models.document import Document, Format
from library.models.photo import CARD_SHAPE, WIDTHS, Heavy, Photo, card_widths, new_token, widths

__all__ = [
    "CARD_SHAPE",
    "WIDTHS",
    "Document",
    "Format",
    "Heavy",
    "Photo",
    "card_widths",
    "new_token",
    "widths",
]
