"""The only writers of the search index and of the lexicon beside it, apart from a release itself."""

from collections import Counter
from collections.abc import Iterable

from django.db import connection, transaction

from articles.clock import database_now
from articles.finding import fields, marks, search_vector
from articles.models import Acronym, Lexeme, Publication, Tally
from audit.finding import fields as released_fields
from audit.models import Release
from audit.turns import take_turns
from text.acronyms import acronyms_in, acronyms_of_unit
from text.nearness import trigrams
from text.stems import folded, stems, words
from text.vectors import TITLE, Field

CHUNK = 500
COUNTED = "lexicon"
ADD = """
INSERT INTO articles_lexeme (word, documents, spelled, trigrams)
SELECT word, documents, spelled, grams::varchar(3)[]
FROM unnest(%s::text[], %s::int[], %s::int[], %s::text[]) added (word, documents, spelled, grams)
ON CONFLICT (word) DO UPDATE SET
    documents = articles_lexeme.documents + EXCLUDED.documents,
    spelled = articles_lexeme.spelled + EXCLUDED.spelled,
    trigrams = CASE WHEN articles_lexeme.spelled = 0 THEN EXCLUDED.trigrams ELSE articles_lexeme.trigrams END
"""


def index_again(publications: Iterable[Publication]) -> None:
    """Derive the search index of these publications again."""
    for one in publications:
        found = search_vector(one.content, kind=one.kind, unit=one.unit_id, first=one.first_published_at)
        Publication.objects.filter(pk=one.pk).update(search=found)


@transaction.atomic
def forget_counts() -> None:
    """Empty the lexicon; `count_more` fills it again."""
    take_turns(COUNTED)
    for model in (Lexeme, Acronym, Tally):
        model.objects.all().delete()


@transaction.atomic
def count_more(limit: int = CHUNK) -> int:
    """Count the words of what became public since the last call, at most `limit` texts; how many it were.

    Only what is public now is counted, so that no suggestion tells of a text to come.
    """
    take_turns(COUNTED)
    tally = Tally.objects.first() or Tally()
    now = database_now()
    fresh = Publication.objects.published()
    texts = list(fresh.filter(pk__gt=tally.publication).order_by("pk")[:limit])
    is_all = len(texts) < limit
    if tally.at and is_all:
        # scheduled before the last count, public since
        texts += fresh.filter(pk__lte=tally.publication, visible_from__gt=tally.at, visible_from__lte=now)
    releases = list(
        Release.objects.current().filter(pk__gt=tally.release).select_related("snapshot").order_by("pk")
    )
    if not texts and not releases:
        return 0
    add_counts(texts, releases)
    tally.publication = max([tally.publication, *(one.pk for one in texts)])
    tally.release = max([tally.release, *(one.pk for one in releases)])
    if is_all:
        tally.at = now
    tally.save()
    return len(texts) + len(releases)


def add_counts(texts: list[Publication], releases: list[Release]) -> None:
    """Add the words and acronyms of these texts to the lexicon."""
    lexemes: Counter[str] = Counter()
    spelled: Counter[str] = Counter()
    short_forms: set[tuple[str, str]] = set()
    for one in texts:
        found = fields(one.content)
        lexemes.update(marks(one.content, kind=one.kind, unit=one.unit_id, first=one.first_published_at))
        tell(found, lexemes, spelled)
        short_forms.update(acronyms_in(" . ".join(text for _weight, text in found)))
    for released in releases:
        found = released_fields(released.snapshot.content)
        tell(found, Counter(), spelled)
        short_forms.update(acronyms_in(" . ".join(text for _weight, text in found)))
        short_forms.update(acronyms_of_unit(released.snapshot.content))
    write_lexemes(lexemes, spelled)
    Acronym.objects.bulk_create(
        [Acronym(short=short, long=long) for short, long in sorted(short_forms)], ignore_conflicts=True
    )


def tell(found: list[Field], lexemes: Counter[str], spelled: Counter[str]) -> None:
    """Count the lexemes and words of one text, each once; numbers are not worth a row."""
    seen: set[str] = set()
    written: set[str] = set()
    for weight, text in found:
        for word in set(words(text)):
            forms = stems(word)
            if forms and forms[0].isalpha():
                seen.update(forms)
                written.add(folded(word))
                if weight == "A":
                    seen.update(f"{TITLE}{form}" for form in forms)
    lexemes.update(seen)
    spelled.update(written)


def write_lexemes(lexemes: Counter[str], spelled: Counter[str]) -> None:
    """Add to the counts that are there. Arrays go as literals: Django would look at every letter of each."""
    names = sorted(lexemes.keys() | spelled.keys())
    grams = ["{" + ",".join(trigrams(name)) + "}" if spelled[name] else "{}" for name in names]
    counts = ([lexemes[name] for name in names], [spelled[name] for name in names])
    with connection.cursor() as cursor:
        cursor.execute(ADD, [names, *counts, grams])
