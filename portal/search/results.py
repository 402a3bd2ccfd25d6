"""One page of answers, from what was typed to what is shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.content import documents_of
from articles.models import Kind, Publication
from portal.prepared import Prepared
from portal.search import filters as narrowing
from portal.search.candidates import SHOWN, Found, find
from portal.search.filters import Filters, Group, read_filters
from portal.search.mending import meant, nearest
from portal.search.plan import Plan, plan
from portal.search.question import Question, mended, names_in, read, same_words
from portal.search.registry import named
from portal.search.snippets import Marker
from text.stems import stems
from text.vectors import plain_body

SIZE = 10
NEWEST = 6
FEW = 3
SAME_WORDS = same_words()
OTHER_NAMES = """
SELECT short, long FROM articles_acronym WHERE short = ANY(%s::text[]) UNION
SELECT short, long FROM articles_acronym WHERE long = ANY(%s::text[])
"""


@dataclass(frozen=True)
class Result:
    """A publication as the list shows it, with the words of the question marked."""

    publication: Publication
    title: SafeString
    snippet: SafeString
    document: SafeString | None = None


@dataclass(frozen=True)
class Answer:
    """All that the page of results shows. `proposal` is a question that may have been meant."""

    question: Question
    filters: Filters
    results: list[Result] = field(default_factory=list)
    count: int = 0
    is_cut: bool = False
    named: list[dict[str, Any]] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    mended: str = ""
    proposal: str = ""
    newest: list[Publication] = field(default_factory=list)
    older: str = ""
    newer: str = ""

    @property
    def proposal_link(self) -> str:
        return self.filters.asking(self.proposal).address()

    @property
    def bare_link(self) -> str:
        """The same question without filters."""
        return Filters(self.question.text, {}).address()


def answer(given: Mapping[str, str]) -> Answer:
    """The answer to a query string; anything may stand in it."""
    question = expanded(read(given.get("q", "")))
    filters = read_filters(question.text, given)
    if question.is_empty:
        return Answer(question, filters, newest=newest() if question.text else [])
    planned = plan(question, filters.marks)
    question, planned = with_slips_mended(question, planned, filters.marks)
    found = find(question, filters.marks, planned)
    at = min(page_number(given.get("hal", "")), max(1, -(-len(found.rows) // SIZE)))
    results = shown(question, found.ids[(at - 1) * SIZE : at * SIZE])
    is_first = at == 1 and not filters.chosen
    return Answer(
        question,
        filters,
        results,
        count=len(found.rows),
        is_cut=found.is_cut,
        named=named(question) if is_first else [],
        groups=groups(filters, found, results),
        mended=correction(question),
        proposal=proposal(question, planned) if len(found.rows) < FEW else "",
        newest=[] if results else newest(),
        older=filters.address(at + 1) if at * SIZE < min(len(found.rows), SHOWN) else "",
        newer=filters.address(at - 1) if at > 1 else "",
    )


def expanded(question: Question) -> Question:
    """The question with the other names of what it names."""
    names = names_in(question)
    if not names:
        return question
    with connection.cursor() as cursor:
        cursor.execute(OTHER_NAMES, [names, names])
        known = cursor.fetchall()
    spoken = set(names)
    return question.pairs([*known, *(pair for pair in SAME_WORDS if not spoken.isdisjoint(pair))])


def with_slips_mended(question: Question, planned: Plan, marks: list[str]) -> tuple[Question, Plan]:
    """Words that no counted text holds also stand for what they were probably meant to be."""
    terms = [
        mended(one.term, word)
        if not one.documents and not one.term.also and (word := meant(one.term))
        else one.term
        for one in planned.weighed
    ]
    if terms == list(question.terms):
        return question, planned
    question = replace(question, terms=tuple(terms))
    return question, plan(question, marks)


def correction(question: Question) -> str:
    """The mended words, for the sentence that names them."""
    return ", ".join(f"“{term.mended}”" for term in question.terms if term.mended)


def proposal(question: Question, planned: Plan) -> str:
    """The question with rare words exchanged for near ones that are far more usual, or ""."""
    changed = question.text
    for one in planned.weighed:
        word = "" if one.term.mended or one.documents > FEW else nearest(one.term)
        if word:
            changed = " ".join(
                word if stems(part)[:1] == (one.term.typed,) else part for part in changed.split()
            )
    return "" if changed == question.text else changed


def page_number(value: str) -> int:
    return max(1, int(value)) if narrowing.is_number(value) else 1


def newest() -> list[Publication]:
    return list(Publication.objects.published().cards()[:NEWEST])


@Prepared
def with_numbers(ids: str) -> QuerySet[Publication]:
    """The public ones among the literal of an array of numbers."""
    listed = Publication.objects.published().filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [ids]))
    return listed.order_by().only("address", "kind", "sha256", "canonical", "first_published_at")


def shown(question: Question, ids: list[int]) -> list[Result]:
    """The publications with these numbers, in their order, that are still public."""
    marker = Marker.of(wanted(question))
    found = {row.pk: row for row in with_numbers(f"{{{','.join(map(str, ids))}}}")} if ids else {}
    return [result(found[pk], marker) for pk in ids if pk in found]


def wanted(question: Question) -> set[str]:
    """The lexemes to mark."""
    mendings = {stem for term in question.terms for word in term.mended.split() for stem in stems(word)}
    return mendings.union(*(term.lexemes for term in question.terms), *map(stems, question.spoken))


def result(publication: Publication, marker: Marker) -> Result:
    content = publication.content
    summary = content["summary"]
    snippet = marker.snippet(plain_body(content["body"])) or marker.marked(summary)
    titles = (one["title"] for one in documents_of(content))
    document = next((marker.marked(title) for title in titles if marker.hits(title)), None)
    return Result(publication, marker.marked(content["title"]), snippet, document)


def groups(filters: Filters, found: Found, results: list[Result]) -> list[Group]:
    """The filters that this answer can be narrowed by."""
    cards = [one.publication.content for one in results]
    labels = dict(Kind.choices)
    kinds = dict.fromkeys(row[1] for row in found.rows)
    years = sorted({row[3] for row in found.rows}, reverse=True)
    offered: list[tuple[str, str, Iterator[tuple[str, str]]]] = [
        (narrowing.RUBRIK, _("Rubrik"), ((kind, str(labels[kind])) for kind in kinds)),
        (narrowing.UNIT_KERJA, _("Unit kerja"), units(cards)),
        (narrowing.YEAR, _("Tahun"), ((str(year), str(year)) for year in years)),
        (narrowing.ACARA, _("Acara"), events(cards)),
        (narrowing.NARASUMBER, _("Narasumber"), speakers(cards)),
    ]
    made = [narrowing.group(filters, name, label, values) for name, label, values in offered]
    return [one for one in made if one.choices]


def units(cards: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    return ((str(card["unit"]["id"]), card["unit"]["name"]) for card in cards)


def events(cards: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    return ((str(card["event"]["id"]), card["event"]["title"]) for card in cards if card["event"])


def speakers(cards: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    return ((str(person["id"]), person["name"]) for card in cards for person in card["speakers"])
