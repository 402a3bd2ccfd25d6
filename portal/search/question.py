"""What a reader asks for: words, "phrases", -words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from articles.finding import TIME
from text.characters import cleaned
from text.spelling import SAME
from text.stems import folded, stems, words
from text.vectors import either, phrase, quoted

LONGEST = 200  # characters
MOST_WORDS = 12
LONGEST_NAME = 8  # words of a long form
YEAR = re.compile("(?:19|20)[0-9]{2}")
_PART = re.compile(r'(-?)"([^"]*)"|(-?)(\S+)')

Pair = tuple[str, str]


@dataclass(frozen=True)
class Term:
    """One word of a question. `also` are tsqueries of other names for it, `mended` what it stands for."""

    typed: str
    lexemes: tuple[str, ...]
    also: tuple[str, ...] = ()
    mended: str = ""

    @property
    def query(self) -> str:
        """The tsquery that a text meets when it holds the word in any form or under another name."""
        return "(" + "|".join((either(self.lexemes), *self.also)) + ")"


@dataclass(frozen=True)
class Question:
    """`text` as typed, cut and cleaned; `phrases` and `without` are tsqueries."""

    text: str
    terms: tuple[Term, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    spoken: tuple[str, ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        return not self.terms and not self.phrases

    @property
    def restriction(self) -> str:
        """The tsquery that every result meets whatever its rank, or ""."""
        return "&".join((*self.phrases, *(f"!{one}" for one in self.without)))

    def pairs(self, known: Iterable[Pair]) -> "Question":
        """The same question, each name in it beside the other name of a pair of folded names."""
        terms = list(self.terms)
        for one, other in known:
            for name, alias in ((one, other), (other, one)):
                for at in places(name.split(), self.spoken):
                    for index in at:
                        spoken = self.spoken[index]
                        terms = [with_name(term, alias) if term.typed == spoken else term for term in terms]
        return replace(self, terms=tuple(terms))


def read(typed: str) -> Question:
    """The question in what was typed, whatever that is."""
    text = " ".join(cleaned(typed[: 4 * LONGEST]).split())[:LONGEST].strip()
    terms: dict[str, Term] = {}
    phrases: list[str] = []
    without: list[str] = []
    spoken: list[str] = []
    for part in _PART.finditer(text):
        no = part[1] or part[3]
        said = words(part[2] if part[2] is not None else part[4] or "")[:MOST_WORDS]
        together = phrase(said)
        if no and together:
            without.append(together)
        elif not no:
            if part[2] is not None and together:
                phrases.append(together)
            spoken += map(folded, said)
            terms.update((folded(word), term(word)) for word in said if stems(word))
    return Question(
        text, tuple(terms.values())[:MOST_WORDS], tuple(phrases), tuple(without), tuple(spoken[:MOST_WORDS])
    )


def term(word: str) -> Term:
    """A year also stands for the texts of that year."""
    year = (quoted(f"{TIME}{word}"),) if YEAR.fullmatch(word) else ()
    return Term(folded(word), stems(word), year)


def names_in(question: Question) -> list[str]:
    """All runs of words of the question that could be a name, folded."""
    spoken = question.spoken
    return [
        " ".join(spoken[start : start + length])
        for start in range(len(spoken))
        for length in range(1, min(LONGEST_NAME, len(spoken) - start) + 1)
    ]


def places(name: list[str], spoken: tuple[str, ...]) -> Iterator[range]:
    """Where the words of a name stand in a row."""
    for start in range(len(spoken) - len(name) + 1):
        if list(spoken[start : start + len(name)]) == name:
            yield range(start, start + len(name))


def with_name(term: Term, name: str) -> Term:
    query = phrase(name.split())
    return replace(term, also=(*term.also, query)) if query and query not in term.also else term


def same_words() -> list[Pair]:
    """Words of one meaning, in pairs."""
    return [(one, other) for group in SAME for at, one in enumerate(group) for other in group[at + 1 :]]


def mended(term: Term, meant: str) -> Term:
    """The term, also met by the word or the words that it was probably meant to be."""
    said = meant.split()
    also = (phrase(said),) if len(said) > 1 else tuple(map(quoted, stems(meant)))
    return replace(term, mended=meant, also=(*term.also, *also))
