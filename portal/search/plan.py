"""How many texts a question may meet, and so which of them are looked at."""

import math
import time
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection
from django.utils import timezone

from articles.finding import TIME
from articles.models import Lexeme
from portal.search.question import Question, Term
from text.vectors import TITLE, either

ENOUGH = 100  # texts that are ranked
MARGIN = 1.5  # words keep company, so estimates are wrong
MONTHS_NAMED = 30  # beyond that years are named
MINUTE = 60
KNOWN = "SELECT word, documents FROM articles_lexeme WHERE word = ANY(%s::text[])"


@dataclass(frozen=True)
class Weighed:
    """A term, in how many texts it is, and in how many titles; 0 for a word that was never counted."""

    term: Term
    documents: int
    titles: int


@dataclass(frozen=True)
class Plan:
    """The words by weight and the sizes by which stretches of time are chosen. `total` is never 0."""

    weighed: tuple[Weighed, ...]
    total: int
    share: float  # of all texts that meet the filters

    def rarity(self, one: Weighed) -> float:
        return math.log(1 + self.total / (1 + one.documents))

    def expected(self, counts: list[int]) -> float:
        """How many texts hold all of several things that stand in `counts` texts each."""
        expected = self.total * self.share
        for count in counts:
            expected *= min(1.0, max(count, 1) / self.total)
        return expected

    def stretch(self, expected: float) -> str:
        """The tsquery of the newest months that should hold enough; "" when all time is needed."""
        if expected <= ENOUGH * MARGIN:
            return ""
        return newest_months(ENOUGH * MARGIN / expected)


def plan(question: Question, marks: list[str]) -> Plan:
    """What the lexicon knows of the question; `marks` are those of the filters."""
    names = {lexeme for term in question.terms for lexeme in term.lexemes}
    names |= {f"{TITLE}{name}" for name in names} | set(marks)
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, [list(names)])
        known = dict(cursor.fetchall())
    weighed = tuple(weigh(term, known) for term in question.terms)
    total = max(1, sum(months(int(time.time() // MINUTE)).values()))
    share = math.prod(known.get(mark, total) / total for mark in marks)
    return Plan(weighed, total, share)


def weigh(term: Term, known: dict[str, int]) -> Weighed:
    documents = max((known.get(lexeme, 0) for lexeme in term.lexemes), default=0)
    titles = max((known.get(f"{TITLE}{lexeme}", 0) for lexeme in term.lexemes), default=0)
    return Weighed(term, documents, titles)


@lru_cache(maxsize=1)
def months(_minute: int) -> dict[str, int]:
    """Texts of each month, `202611`: a number to plan by, so a minute old will do."""
    rows = Lexeme.objects.filter(word__startswith=TIME).order_by("-word").values_list("word", "documents")
    return {word[1:]: documents for word, documents in rows if len(word) == len("@202611")}


def newest_months(share: float) -> str:
    """The tsquery of the newest months that hold this share of all texts, and of all later months."""
    known = months(int(time.time() // MINUTE))
    needed, first = share * sum(known.values()), ""
    for month, documents in known.items():
        first = month
        needed -= documents
        if needed <= 0:
            break
    marks = since(first)
    return either(f"{TIME}{mark}" for mark in marks) if marks else ""


def since(month: str) -> list[str]:
    """The months from one to the present one, or their years when they are many."""
    if not month:
        return []
    now = timezone.localdate()
    first, last = int(month[:4]) * 12 + int(month[4:]) - 1, now.year * 12 + now.month - 1
    if last - first < MONTHS_NAMED:
        return [f"{at // 12}{at % 12 + 1:02d}" for at in range(first, last + 1)]
    return [str(year) for year in range(first // 12, last // 12 + 1)]
