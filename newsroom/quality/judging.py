"""Judging the first ten answers by graded labels."""

import math
from dataclasses import dataclass
from pathlib import Path

from articles.models import Article
from portal.search.results import answer

SETS = ("labels", "blind")  # the developers' own; written by somebody who did not know the search
DEPTH = 10

Grades = dict[str, int]


@dataclass(frozen=True)
class Judgement:
    """One query: its normalised discounted cumulative gain at 10, its recall at 10, and what came."""

    query: str
    ndcg: float
    recall: float
    came: list[str]


def labels(name: str) -> list[tuple[str, Grades]]:
    """Queries of a set with the grade of each text that answers them."""
    lines = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    parted = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [
        (query, {name: int(grade) for name, _is, grade in (one.partition("=") for one in marked.split())})
        for query, marked in parted
    ]


def judge(query: str, grades: Grades) -> Judgement:
    numbers = [one.publication.article_id for one in answer({"q": query}).results]
    names = dict(Article.objects.filter(pk__in=numbers).values_list("pk", "source_id"))
    came = [names[number] for number in numbers][:DEPTH]
    ideal = sorted(grades.values(), reverse=True)[:DEPTH]
    met = len(grades.keys() & set(came)) / min(DEPTH, len(grades))
    return Judgement(query, gain([grades.get(name, 0) for name in came]) / gain(ideal), met, came)


def gain(grades: list[int]) -> float:
    """Discounted cumulative gain with gains of 2^grade - 1 (Burges et al., 2005)."""
    return sum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def judge_all(name: str) -> list[Judgement]:
    return [judge(query, grades) for query, grades in labels(name)]
