"""Speakers, events and units whose released name answers a question."""

import json
from collections import Counter
from functools import lru_cache
from typing import Any

from django.db import connection

from audit.models import Release
from portal.search.question import Question
from text.vectors import TITLE, either

MOST_OF_A_TYPE = 3
LOOKED_AT = 12
NEEDED = 0.6  # share of the words that must be in the name
QUERY = "'?'"  # stands where the tsquery comes
MET = "(CASE WHEN search @@ %s::tsquery THEN 1.0 WHEN search @@ %s::tsquery THEN 0.3 ELSE 0 END)::float8"
FOUND = """
SELECT object_type, object_id, slug, snapshot_id, canonical, score
FROM (SELECT *, {score} AS score FROM ({released}) released) scored
JOIN (SELECT id, canonical FROM audit_snapshot) snapshot ON snapshot.id = snapshot_id
ORDER BY score DESC, object_id DESC LIMIT {most}
"""

Row = tuple[str, int, str, int, str, float]


def named(question: Question) -> list[dict[str, Any]]:
    """Released words with `type`, `slug`, `id` and the number of their `snapshot`, the best first."""
    if not question.terms or question.restriction:
        return []
    shown: Counter[str] = Counter()
    answers = []
    for kind, number, slug, snapshot, canonical, score in best(question):
        shown[kind] += 1
        if score >= NEEDED * len(question.terms) and shown[kind] <= MOST_OF_A_TYPE:
            beside = {"type": kind, "id": number, "slug": slug, "snapshot": snapshot}
            answers.append({**json.loads(canonical), **beside})
    return answers


def best(question: Question) -> list[Row]:
    """Released objects that hold any of the words; a word in the name counts three times as much."""
    released, given = released_sql()
    parameters: list[Any] = []
    for term in question.terms:
        title = either(f"{TITLE}{lexeme}" for lexeme in term.lexemes)
        parameters += ["|".join((title, *term.also)), term.query]
    some = "|".join(term.query for term in question.terms)
    score = " + ".join([MET] * len(question.terms))
    inner = [some if one is QUERY else one for one in given]
    with connection.cursor() as cursor:
        sql = FOUND.format(score=score, released=released, most=LOOKED_AT)
        cursor.execute(sql, [*parameters, *inner])
        rows: list[Row] = cursor.fetchall()
    return rows


@lru_cache(maxsize=1)
def released_sql() -> tuple[str, tuple[Any, ...]]:
    """SQL of what is released now and meets a tsquery."""
    found = Release.objects.current().filter(search__finds=QUERY).order_by()
    chosen = found.values_list("object_type", "object_id", "slug", "snapshot_id", "search")
    sql, parameters = chosen.query.sql_with_params()
    return sql, tuple(parameters)
