from articles.models.article import Article, ChangeKind, Edition, Kind, Transition
from articles.models.lexicon import Acronym, Lexeme, Tally
from articles.models.publication import FormerAddress, Publication, Withdrawal
from articles.models.revision import Autosave, Remark, Revision, Signature, StatusChange

__all__ = [
    "Acronym",
    "Article",
    "Autosave",
    "ChangeKind",
    "Edition",
    "FormerAddress",
    "Kind",
    "Lexeme",
    "Publication",
    "Remark",
    "Revision",
    "Signature",
    "StatusChange",
    "Tally",
    "Transition",
    "Withdrawal",
]
