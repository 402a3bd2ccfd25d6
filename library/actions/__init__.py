from library.actions.documents import add_document, may_add, may_title, title_document
from library.actions.lightening import lighten_due
from library.actions.photos import add_photo, describe_photo, focus_photo, may_describe, may_upload

__all__ = [
    "add_document",
    "add_photo",
    "describe_photo",
    "focus_photo",
    "lighten_due",
    "may_add",
    "may_describe",
    "may_title",
    "may_upload",
    "title_document",
]
