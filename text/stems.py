"""Indonesian words for the search: every stem that a word may have, so that two forms of it meet.

A stemmer alone mangles roots (peresmian → esmi), and a list of roots that may be used freely does not exist.
So a word is filed under itself and all candidates: the stemmer's, and those of our rules that give back the
letter which a prefix took from the root (menulis → tulis). Index and query use the same function.
"""

import re
import unicodedata
from functools import lru_cache
from threading import Lock

import snowballstemmer

from text.spelling import EXCEPTIONS, STANDARD, STOP_WORDS

LONGEST = 40  # letters; what is longer is no word
WORD = re.compile(r"[^\W_]+(?:['’‘`ʼ][^\W_]+)*")
VOWELS = "aiueo"
SHORTEST_ROOT = 4
# prefixes that swallow the first letter of a root that begins with it, and that letter; longest first
_SWALLOWED = (
    ("meny", "s"),
    ("peny", "s"),
    ("meng", "k"),
    ("peng", "k"),
    ("meng", ""),
    ("peng", ""),
    ("mem", "p"),
    ("pem", "p"),
    ("men", "t"),
    ("pen", "t"),
    ("per", "r"),
    ("ber", "r"),
    ("ter", "r"),
    ("per", ""),
    # as people speak: ngantor, ngurus, nyari
    ("ng", "k"),
    ("ng", ""),
    ("ny", "c"),
    ("ny", "s"),
)
# prefixes that leave the root whole
_WHOLE = re.compile("(?:di|memper|ber(?![aiueo])|[mp]e(?=[lmnrwy][aiueo]))(.+)")
_PREFIXED = ("me", "pe", "di", "ke", "se")
_STEMMER = snowballstemmer.stemmer("indonesian")
_ONE_AT_A_TIME = Lock()  # it keeps the word that it works on


def words(text: str) -> list[str]:
    """The words and numbers of plain text as they stand, in order."""
    return WORD.findall(text)


@lru_cache(maxsize=200_000)
def folded(word: str) -> str:
    """The one spelling of a word: small letters, no marks or apostrophes, standard for known variants."""
    letters = unicodedata.normalize("NFKD", word)
    plain = "".join(char for char in letters.lower() if char.isalnum())[:LONGEST]
    return STANDARD.get(plain, plain)


@lru_cache(maxsize=200_000)
def stems(word: str) -> tuple[str, ...]:
    """What a word is filed under: its one spelling first, then its stems; empty for stop words."""
    spelled = folded(word)
    if not spelled or spelled in STOP_WORDS:
        return ()
    if spelled in EXCEPTIONS:
        return tuple(dict.fromkeys((spelled, *EXCEPTIONS[spelled])))
    if len(spelled) <= SHORTEST_ROOT or not spelled.isalpha():
        return (spelled,)
    whole = () if spelled.startswith(_PREFIXED) else (_bare(spelled),)
    with _ONE_AT_A_TIME:
        stem = _STEMMER.stemWord(spelled)
    found = (spelled, stem, *_restored(spelled), *whole)
    return tuple(dict.fromkeys(stem for stem in found if len(stem) > 2))


def _restored(word: str) -> list[str]:
    """Roots without prefix and suffix, also those whose first letter the prefix may have taken."""
    swallowed = [
        _bare(letter + word[len(prefix) :])
        for prefix, letter in _SWALLOWED
        if word.startswith(prefix) and word[len(prefix) : len(prefix) + 1] in VOWELS
    ]
    whole = _WHOLE.fullmatch(word)
    roots = [*swallowed, _bare(whole[1])] if whole else swallowed
    return [root for root in roots if len(root) >= SHORTEST_ROOT]


def _bare(word: str) -> str:
    """The word without particle, possessive and suffix, as far as a root of four letters remains."""
    for endings in (("lah", "kah", "tah", "pun"), ("nya", "ku", "mu"), ("kan", "an", "i")):
        word = next((left for ending in endings if (left := _without(word, ending)) != word), word)
    return word


def _without(word: str, ending: str) -> str:
    """A diphthong keeps its i: pakai, pandai, nilai."""
    if len(word) - len(ending) < SHORTEST_ROOT or (ending == "i" and word.endswith(("ai", "oi"))):
        return word
    return word.removesuffix(ending)
