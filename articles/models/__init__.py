from articles.models.article import Article, ChangeKind, Edition, Kind, Transition
from articles.models.lexicon import Acronym, Lexeme, Tally
from articles.models.placement import Placement
from articles.models.publication import (
    SITEMAP_PART,
    FormerAddress,
    Publication,
    Shelf,
    ShelfCount,
    Withdrawal,
)
from articles.models.reading import ReaderMark, Reading
from articles.models.revision import Autosave, Remark, Revision, Signature, StatusChange

__all__ = [
    "SITEMAP_PART",
    "Acronym",
    "Article",
    "Autosave",
    "ChangeKind",
    "Edition",
    "FormerAddress",
    "Kind",
    "Lexeme",
    "Placement",
    "Publication",
    "ReaderMark",
    "Reading",
    "Remark",
    "Revision",
    "Shelf",
    "ShelfCount",
    "Signature",
    "StatusChange",
    "Tally",
    "Transition",
    "Withdrawal",
]
