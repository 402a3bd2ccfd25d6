"""Speakers, events and units whose released name answers a question."""

from collections import Counter
from typing import Any

from django.db.models import FloatField
from django.db.models.expressions import RawSQL

from audit.models import Release
from portal import queries
from portal.search.question import Question
from text.vectors import TITLE, either

MOST_OF_A_TYPE = 3
LOOKED_AT = 12
NEEDED = 0.6  # share of the words that must be in the name


def named(question: Question) -> list[dict[str, Any]]:
    """Released words with `type`, the best first."""
    if not question.terms or question.restriction:
        return []
    some = "|".join(term.query for term in question.terms)
    parts, parameters = [], []
    for term in question.terms:
        parts.append(
            "(CASE WHEN audit_release.search @@ %s::tsquery THEN 1.0"
            " WHEN audit_release.search @@ %s::tsquery THEN 0.3 ELSE 0 END)"
        )
        title = [f"{TITLE}{lexeme}" for lexeme in term.lexemes]
        parameters += ["|".join((either(title), *term.also)), term.query]
    score = RawSQL(" + ".join(parts), parameters, output_field=FloatField())  # noqa: S611 -- values are parameters
    found = (
        Release.objects.current()
        .filter(search__finds=some)
        .select_related("snapshot")
        .annotate(score=score)
        .order_by("-score", "-id")[:LOOKED_AT]
    )
    shown: Counter[str] = Counter()
    answers = []
    for release in found:
        shown[release.object_type] += 1
        is_near = release.score >= NEEDED * len(question.terms)
        if is_near and shown[release.object_type] <= MOST_OF_A_TYPE:
            answers.append({**queries.words(release), "type": release.object_type})
    return answers
