"""The only writers of articles."""

from articles.actions.front import arrange_front
from articles.actions.moves import perform
from articles.actions.reading import count_reading, forget_readers
from articles.actions.writing import autosave, discard_autosave, remark, resolve_remark, save, start_article

__all__ = [
    "arrange_front",
    "autosave",
    "count_reading",
    "discard_autosave",
    "forget_readers",
    "perform",
    "remark",
    "resolve_remark",
    "save",
    "start_article",
]
