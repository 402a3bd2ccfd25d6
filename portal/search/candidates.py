"""Which publications answer a question, best first: what is public, and never more than can be ranked."""

from dataclasses import dataclass

from django.db import connection

from articles.models import Publication
from portal.search.plan import ENOUGH, Plan, Weighed
from portal.search.question import Question
from text.vectors import TITLE, either

SHOWN = 200
MOST_HITS = 3000  # a guard for a wrong estimate
FEW = 10
COMMON = 0.2  # share of texts beyond which a word alone finds nothing particular
WEIGHTS = "{0, 0.12, 0.4, 1}"
SCORED = """
WITH hit AS MATERIALIZED ({hits} LIMIT {most}),
newest AS (SELECT * FROM hit ORDER BY first_published_at DESC, id DESC LIMIT {enough})
SELECT id, kind, unit_id, extract(year FROM first_published_at AT TIME ZONE %s)::int, {score} AS score
FROM newest ORDER BY score DESC, first_published_at DESC, id DESC LIMIT {shown}
"""
FRESHNESS = (
    "0.25 * exp(-extract(epoch FROM now() - first_published_at) / 63e6)"  # falls to a third in 2 years
)

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
    stretch = plan.stretch(expected)
    take(rows, [*every, *fixed, stretch], question, plan)
    if stretch:
        add_titles(rows, fixed, question, plan)
    if stretch and len(rows) < FEW:
        take(rows, [*every, *fixed], question, plan)
    if len(rows) < FEW and len(plan.weighed) > 1:
        add_some(rows, fixed, question, plan)
    best = sorted(rows.values(), key=lambda row: (-row[4], -row[0]))
    return Found(best[:SHOWN], len(best) >= SHOWN)


def one_of(mark: str) -> str:
    return either([mark])


def add_titles(rows: dict[int, Row], fixed: list[str], question: Question, plan: Plan) -> None:
    """Older texts that hold all words in their title."""
    titled = [either(f"{TITLE}{lexeme}" for lexeme in one.term.lexemes) for one in plan.weighed]
    expected = plan.expected([one.titles for one in plan.weighed])
    take(rows, [*titled, *fixed, plan.stretch(expected)], question, plan)


def add_some(rows: dict[int, Row], fixed: list[str], question: Question, plan: Plan) -> None:
    """Texts that hold one of the telling words."""
    telling = [one for one in plan.weighed if one.documents < COMMON * plan.total] or list(plan.weighed)
    some = "(" + "|".join(one.term.query for one in telling) + ")"
    expected = plan.expected([sum(one.documents for one in telling)])
    take(rows, [some, *fixed, plan.stretch(expected)], question, plan)


def take(rows: dict[int, Row], parts: list[str], question: Question, plan: Plan) -> None:
    """Add the publications that meet all parts of a tsquery."""
    query = "&".join(part for part in parts if part)
    hits = Publication.objects.published().filter(search__finds=query).order_by()
    chosen = hits.values_list("id", "first_published_at", "kind", "unit_id", "search")
    inner, inner_parameters = chosen.query.sql_with_params()
    score, parameters = scoring(plan)
    sql = SCORED.format(hits=inner, most=MOST_HITS, enough=ENOUGH, shown=SHOWN, score=score)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*inner_parameters, connection.timezone_name, *parameters])
        for row in cursor.fetchall():
            rows.setdefault(row[0], row)


def scoring(plan: Plan) -> tuple[str, list[object]]:
    """SQL of the score: which share of the words, where they stand, how near each other, how fresh."""
    total = sum(plan.rarity(one) for one in plan.weighed) or 1.0
    parts, parameters = [FRESHNESS], list[object]()
    for one in plan.weighed:
        sql, more = of_word(one, plan.rarity(one) / total)
        parts.append(sql)
        parameters += more
    if len(plan.weighed) > 1:
        parts.append("0.4 * least(1, ts_rank_cd(%s::float4[], search, %s::tsquery))")
        parameters += [WEIGHTS, "&".join(one.term.query for one in plan.weighed)]
    return " + ".join(parts), parameters


def of_word(one: Weighed, weight: float) -> tuple[str, list[object]]:
    """SQL of what one word adds; ts_rank spreads over all alternatives, of which a text holds but some."""
    lexemes = one.term.lexemes
    rank = "ts_rank(%s::float4[], search, %s::tsquery) * %s"
    parameters: list[object] = [WEIGHTS, either(lexemes), len(lexemes)]
    if one.term.also:
        rank = f"greatest({rank}, CASE WHEN search @@ %s::tsquery THEN {rank} ELSE 0 END)"
        also = "|".join(one.term.also)
        parameters += [also, WEIGHTS, also, 0.9]
    met = "(CASE WHEN search @@ %s::tsquery THEN 1.0 ELSE 0 END)"
    return f"%s * ({met} + {rank})", [weight, one.term.query, *parameters]
