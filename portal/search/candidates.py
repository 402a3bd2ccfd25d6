"""Which publications answer a question, best first: what is public, and never more than can be ranked."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import connection

from articles.models import Publication
from portal.search.plan import ENOUGH, Plan
from portal.search.question import Question
from text.vectors import TITLE, either

SHOWN = 100
MOST_HITS = 3000  # a guard for a wrong estimate
TITLED = 50  # of those that are ranked for their title alone
FEW = 10
COMMON = 0.2  # share of texts beyond which a word alone finds nothing particular
WEIGHTS = "{0.1, 0.12, 0.4, 1}"  # of marks, such as a year, of the text, around it, of the title
QUERY = "'?'"  # stands where the tsquery comes
NEWEST = "(SELECT * FROM ({hits} LIMIT {most}) hit ORDER BY first_published_at DESC, id DESC LIMIT {enough})"
SCORED = """
WITH newest AS MATERIALIZED (SELECT DISTINCT ON (id) * FROM ({newest}) newest),
ranked AS (
    SELECT newest.*, ranks.* FROM newest, LATERAL (
        SELECT {ranks} OFFSET 0
    ) ranks
)
SELECT id, kind, unit_id, extract(year FROM first_published_at AT TIME ZONE %s)::int, {score} AS score
FROM ranked ORDER BY score DESC, first_published_at DESC, id DESC LIMIT {shown}
"""
# falls to a third in two years
FRESHNESS = "0.25 * exp(extract(epoch FROM first_published_at - now())::float8 / 63e6)"
NEARNESS = 0.4
OTHER_NAME = 0.9  # an acronym's long form counts a little less

Row = tuple[int, str, int, int, float]


@dataclass(frozen=True)
class Found:
    """Rows of (publication, rubrik, unit, year, score), best first; `is_cut` when there are more."""

    rows: list[Row]
    is_cut: bool

    @property
    def ids(self) -> list[int]:
        return [row[0] for row in self.rows]


def find(question: Question, marks: list[str], plan: Plan) -> Found:
    """The best answers: texts with all words, then texts with some."""
    fixed = [part for part in (question.restriction, *map(one_of, marks)) if part]
    rows: dict[int, Row] = {}
    every = [one.term.query for one in plan.weighed]
    expected = plan.expected([one.documents for one in plan.weighed])
    titled = titles(fixed, plan) if plan.stretch(expected) else []
    take_newest(rows, [*every, *fixed], expected, plan, beside=titled)
    if len(rows) < FEW and len(plan.weighed) > 1:
        add_some(rows, fixed, plan)
    best = sorted(rows.values(), key=lambda row: (-row[4], -row[0]))
    return Found(best[:SHOWN], len(best) >= SHOWN)


def one_of(mark: str) -> str:
    return either([mark])


def titles(fixed: list[str], plan: Plan) -> list[str]:
    """Parts of the tsquery of texts, also older ones, that hold all words in their title."""
    titled = [either(f"{TITLE}{lexeme}" for lexeme in one.term.lexemes) for one in plan.weighed]
    expected = plan.expected([one.titles for one in plan.weighed])
    return [*titled, *fixed, plan.stretch(expected)]


def add_some(rows: dict[int, Row], fixed: list[str], plan: Plan) -> None:
    """Texts that hold one of the telling words; when there are none, one of the others."""
    telling = [one for one in plan.weighed if one.documents < COMMON * plan.total]
    for chosen in (telling, list(plan.weighed)):
        if chosen and not (rows and chosen is not telling):
            some = "(" + "|".join(one.term.query for one in chosen) + ")"
            expected = plan.expected([sum(one.documents for one in chosen)])
            take_newest(rows, [some, *fixed], expected, plan)


def take_newest(
    rows: dict[int, Row], parts: list[str], expected: float, plan: Plan, beside: Sequence[str] = ()
) -> None:
    """Take from the newest months that should hold enough; from all time when they do not.

    `beside` are the parts of a second tsquery that is looked for at the same time.
    """
    stretch = plan.stretch(expected)
    take(rows, [[*parts, stretch], *([beside] if beside else [])], plan)
    if stretch and len(rows) < FEW:
        take(rows, [parts], plan)


def take(rows: dict[int, Row], searches: list[Sequence[str]], plan: Plan) -> None:
    """Add the publications that meet all parts of one of the tsqueries."""
    hits, given = hits_sql()
    newest = [
        NEWEST.format(hits=hits, most=MOST_HITS, enough=enough)
        for enough, _parts in zip((ENOUGH, TITLED), searches, strict=False)
    ]
    ranks, parameters = ranking(plan)
    sql = SCORED.format(newest=" UNION ALL ".join(newest), shown=SHOWN, ranks=ranks, score=scoring(plan))
    inner = []
    for parts in searches:
        query = "&".join(part for part in parts if part)
        inner += [query if one is QUERY else one for one in given]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*inner, *parameters, settings.TIME_ZONE])
        for row in cursor.fetchall():
            rows.setdefault(row[0], row)


@lru_cache(maxsize=1)
def hits_sql() -> tuple[str, tuple[Any, ...]]:
    """SQL of what is public and meets a tsquery, spelled once by the one definition of what is public."""
    hits = Publication.objects.published().filter(search__finds=QUERY).order_by()
    chosen = hits.values_list("id", "first_published_at", "kind", "unit_id", "search")
    sql, parameters = chosen.query.sql_with_params()
    return sql, tuple(parameters)


def ranking(plan: Plan) -> tuple[str, list[Any]]:
    """SQL columns: r0, r1 … how well each word is met, 0 when it is not, and how near they stand together.

    ts_rank spreads over all alternatives, of which a text holds but some.
    """
    parts, parameters = [], list[Any]()
    for at, one in enumerate(plan.weighed):
        lexemes, also = one.term.lexemes, "|".join(one.term.also)
        rank = "ts_rank(%s::float4[], search, %s::tsquery) * %s"
        parameters += [WEIGHTS, either(lexemes), len(lexemes)]
        if also:
            rank = f"greatest({rank}, CASE WHEN search @@ %s::tsquery THEN {rank} ELSE 0 END)"
            parameters += [also, WEIGHTS, also, OTHER_NAME]
        parts.append(f"{rank} AS r{at}")
    near = "0"
    if len(plan.weighed) > 1:
        near = "least(1, ts_rank_cd(%s::float4[], search, %s::tsquery))"
        parameters += [WEIGHTS, "&".join(one.term.query for one in plan.weighed)]
    return ", ".join([*parts, f"{near} AS near"]), parameters


def scoring(plan: Plan) -> str:
    """SQL of the score: which share of the words, where they stand, how near each other, how fresh."""
    total = sum(plan.rarity(one) for one in plan.weighed) or 1.0
    shares = [plan.rarity(one) / total for one in plan.weighed]
    words = [f"{share:.4f} * ((r{at} > 0)::int + r{at})" for at, share in enumerate(shares)]
    return " + ".join([FRESHNESS, f"{NEARNESS} * near", *words])
