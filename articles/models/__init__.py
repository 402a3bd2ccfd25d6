from articles.models.article import Article, ChangeKind, Edition, Kind, Transition
from articles.models.placement import Placement
from articles.models.publication import FormerAddress, Publication, Shelf, Withdrawal
from articles.models.reading import ReaderMark, Reading
from articles.models.revision import Autosave, Remark, Revision, Signature, StatusChange

__all__ = [
    "Article",
    "Autosave",
    "ChangeKind",
    "Edition",
    "FormerAddress",
    "Kind",
    "Placement",
    "Publication",
    "ReaderMark",
    "Reading",
    "Remark",
    "Revision",
    "Shelf",
    "Signature",
    "StatusChange",
    "Transition",
    "Withdrawal",
]
