"""What a word was probably meant to be."""

from articles.models import Lexeme, Publication
from audit.models import Release
from portal.search.question import Term
from text.nearness import allowed, distance, trigrams
from text.vectors import quoted

TRIED = 60
ORDER = """
SELECT word, spelled FROM articles_lexeme
WHERE trigrams && %s::varchar(3)[] AND length(word) BETWEEN %s AND %s AND spelled > 0
ORDER BY (SELECT count(*) FROM unnest(trigrams) one WHERE one = ANY(%s)) DESC, spelled DESC LIMIT %s
"""


def nearest(term: Term) -> str:
    """The most usual word within a slip or two that is public now, or ""."""
    word, most = term.typed, allowed(term.typed)
    if not most or not word.isalpha():
        return ""
    all_trigrams = trigrams(word)
    rows = Lexeme.objects.raw(ORDER, [pieces(word), len(word) - most, len(word) + most, all_trigrams, TRIED])
    near = [(distance(word, row.word, most), -row.spelled, row.word) for row in rows]
    fitting = sorted(one for one in near if 0 < one[0] <= most)
    return next((word for _slips, _spelled, word in fitting[:3] if is_public(word)), "")


def pieces(word: str) -> list[str]:
    """Trigrams side by side: with few slips one of them at least is whole."""
    padded = f"_{word}_"
    found = [padded[at : at + 3] for at in range(0, len(padded) - 2, 3)]
    return [*found, padded[-3:]]


def is_public(word: str) -> bool:
    """Whether anything that is public now holds the word: the lexicon also knows of texts that ended."""
    query = quoted(word)
    return (
        Publication.objects.published().filter(search__finds=query).exists()
        or Release.objects.current().filter(search__finds=query).exists()
    )
