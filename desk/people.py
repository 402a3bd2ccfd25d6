"""Finding speakers by any name they go by, and those a new name may mean."""

from collections.abc import Iterable

from django.db.models import F, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Lower

from speakers.models import Speaker
from text.characters import cleaned
from text.slugs import slugify_title

LEAST_LETTERS = 3


class Joined(Func):
    """All entries of a list of texts in one text."""

    function = "array_to_string"
    output_field = TextField()


def found_people(words: str) -> QuerySet[Speaker]:
    """Speakers whose name, alias, nickname or account name holds the words."""
    text = cleaned(words)[:100].strip()
    if not text:
        return Speaker.objects.all()
    aliases = Speaker.objects.alias(alias_text=Joined(F("aliases"), Value("\n")))
    return aliases.filter(
        Q(name__icontains=text)
        | Q(alias_text__icontains=text)
        | Q(nickname__icontains=text)
        | Q(handle__icontains=text)
    )


def similar_people(speaker: Speaker) -> list[Speaker]:
    """Others who may be the same person: one name holds all words of the other, spelling folded."""
    wanted = [folded(name) for name in (speaker.name, *speaker.aliases)]
    words = {word for name in wanted for word in name if len(word) >= LEAST_LETTERS}
    if not words:
        return []
    near = Q()
    for word in words:
        near |= Q(lower_name__contains=word[:4]) | Q(alias_text__icontains=word[:4])
    others: Iterable[Speaker] = (
        Speaker.objects.exclude(pk=speaker.pk)
        .alias(lower_name=Lower("name"), alias_text=Lower(Joined(F("aliases"), Value("\n"))))
        .prefetch_related("appointments")
        .filter(near)
        .order_by("pk")[:500]
    )
    return [other for other in others if is_like(wanted, other)][:5]


def is_like(wanted: list[frozenset[str]], other: Speaker) -> bool:
    names = [folded(name) for name in (other.name, *other.aliases)]
    return any(mine <= theirs or theirs <= mine for mine in wanted for theirs in names if mine and theirs)


def folded(name: str) -> frozenset[str]:
    """The words of a name without marks, doubled letters and the old spellings of Indonesian names."""
    letters = slugify_title(name, max_length=150)
    for old, new in (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("ch", "kh"), ("y", "i")):
        letters = letters.replace(old, new)
    return frozenset(undoubled(word) for word in letters.split("-") if len(word) > 1)


def undoubled(word: str) -> str:
    return "".join(letter for place, letter in enumerate(word) if letter != word[place - 1 : place])
