"""What a word was probably meant to be."""

from django.db import connection

from articles.models import Lexeme, Publication
from audit.models import Release
from portal.search.question import Term
from text.nearness import allowed, distance, trigrams
from text.vectors import phrase, quoted

TRIED = 60
MOST_TRIED = 3
ORDER = """
SELECT word, spelled FROM articles_lexeme
WHERE trigrams && %s::varchar(3)[] AND length(word) BETWEEN %s AND %s AND spelled > 0
ORDER BY (SELECT count(*) FROM unnest(trigrams) one WHERE one = ANY(%s)) DESC, spelled DESC LIMIT %s
"""

KNOWN = "SELECT word, spelled FROM articles_lexeme WHERE word = ANY(%s::text[]) AND spelled > 0"
SHORTEST_PART = 3
SHORTEST_BEGINNING = 4


def meant(term: Term) -> str:
    """What a word that no text holds stands for: a longer word, two words, or one without a slip; or ""."""
    if not term.typed.isalpha():
        return ""
    return begun(term.typed) or parted(term.typed) or nearest(term)


def begun(word: str) -> str:
    """The most usual public word that begins so: people shorten names."""
    if len(word) < SHORTEST_BEGINNING:
        return ""
    longer = Lexeme.objects.filter(word__startswith=word, spelled__gt=0).order_by("-spelled", "word")
    found = longer.values_list("word", flat=True)[:MOST_TRIED]
    return next((one for one in found if is_public(quoted(one))), "")


def parted(word: str) -> str:
    """Two words that were written as one, if they stand together in something public."""
    places = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    halves = [(word[:at], word[at:]) for at in places]
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, [[half for pair in halves for half in pair]])
        known = dict(cursor.fetchall())
    both = [pair for pair in halves if known.keys() >= set(pair)]
    both.sort(key=lambda pair: -min(known[half] for half in pair))
    return next((" ".join(pair) for pair in both[:MOST_TRIED] if is_public(phrase(pair))), "")


def nearest(term: Term) -> str:
    """The most usual word within a slip or two that is public now, or ""."""
    word, most = term.typed, allowed(term.typed)
    if not most or not word.isalpha():
        return ""
    all_trigrams = trigrams(word)
    rows = Lexeme.objects.raw(ORDER, [pieces(word), len(word) - most, len(word) + most, all_trigrams, TRIED])
    near = [(distance(word, row.word, most), -row.spelled, row.word) for row in rows]
    fitting = sorted(one for one in near if 0 < one[0] <= most)
    return next((word for _slips, _spelled, word in fitting[:MOST_TRIED] if is_public(quoted(word))), "")


def pieces(word: str) -> list[str]:
    """Trigrams side by side: with few slips one of them at least is whole."""
    padded = f"_{word}_"
    found = [padded[at : at + 3] for at in range(0, len(padded) - 2, 3)]
    return [*found, padded[-3:]]


def is_public(query: str) -> bool:
    """Whether anything that is public now meets a tsquery: the lexicon also knows of texts that ended."""
    return (
        Publication.objects.published().filter(search__finds=query).exists()
        or Release.objects.current().filter(search__finds=query).exists()
    )
