"""Who of those registered a person of a meeting may be. It proposes; somebody decides."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from events.attending.meeting import Guest
from text.nearness import trigrams

SURE = 0.75  # from here on a proposal is ticked beforehand
WORTH_A_LOOK = 0.35  # below, nobody is proposed
WHOLE_NAME = 0.85  # how much of a registered name must be there to be sure: a unit alone makes nobody known
TITLES = re.compile(r"\b(?:drs|dra|dr|ir|prof|hj|h)\.|,.*$", re.IGNORECASE | re.DOTALL)
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Known:
    """A registration as it can be compared."""

    registration_id: int
    name: str
    institution: str
    address: str


@dataclass(frozen=True)
class Proposal:
    """`score` is from 0 to 1; 1 only for the same mail address. `known` is None where nobody comes near."""

    guest: Guest
    known: Known | None
    score: float

    @property
    def is_sure(self) -> bool:
        return self.score >= SURE

    @property
    def by_address(self) -> bool:
        return self.score == 1.0


def proposals(guests: Iterable[Guest], known: Sequence[Known]) -> list[Proposal]:
    """One for each person of the meeting. Nobody is proposed twice: the nearest pair goes first, and of two
    people who are equally near to somebody neither is sure."""
    by_address = {one.address: one for one in known if one.address}
    index = Index(known)
    pairs, found = [], {}
    for place, guest in enumerate(guests):
        same = by_address.get(guest.address) if guest.address else None
        found[place] = Proposal(guest, None, 0.0)
        near = [(1.0, same)] if same else index.near(guest.name)
        pairs += [(score, place, one) for score, one in near]
    taken: set[int] = set()
    for score, place, one in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if found[place].known is None and one.registration_id not in taken:
            taken.add(one.registration_id)
            found[place] = Proposal(found[place].guest, one, score)
    return [found[place] for place in sorted(found)]


class Index:
    """Registrations by the trigrams of their names, so that not everyone is compared with everyone."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.known = list(known)
        self.grams = [grams(one.name) for one in self.known]
        self.whole = [grams(f"{one.name} {one.institution}") for one in self.known]
        self.holders: dict[str, set[int]] = {}
        for place, parts in enumerate(self.whole):
            for part in parts:
                self.holders.setdefault(part, set()).add(place)

    def near(self, name: str, most: int = 5) -> list[tuple[float, Known]]:
        """The nearest, best first. People write their unit into their name, so both are compared. Of two who
        are as near as each other neither is sure."""
        asked = grams(name)
        shared: dict[int, int] = {}
        for part in asked:
            for place in self.holders.get(part, ()):
                shared[place] = shared.get(place, 0) + 1
        likely = sorted(shared, key=lambda place: -shared[place])[:20]
        scored = [(self.score(asked, place), self.known[place]) for place in likely]
        best = sorted((one for one in scored if one[0] >= WORTH_A_LOOK), key=lambda one: -one[0])[:most]
        if len(best) > 1 and best[0][0] - best[1][0] < 0.05:
            return [(min(score, SURE - 0.01), one) for score, one in best]
        return best

    def score(self, asked: frozenset[str], place: int) -> float:
        name = self.grams[place]
        score = max(alike(asked, name), alike(asked, self.whole[place])) * 0.99
        has_the_name = bool(name) and len(asked & name) >= WHOLE_NAME * len(name)
        return score if has_the_name else min(score, SURE - 0.01)


def grams(words: str) -> frozenset[str]:
    """Trigrams of the words without titles, in any order of the words."""
    plain = TITLES.sub(" ", words).casefold()
    return frozenset(part for word in WORD.findall(plain) for part in trigrams(word))


def alike(one: Collection[str], other: Collection[str]) -> float:
    """Dice's coefficient: 1 for the same set, 0 for nothing in common."""
    if not one or not other:
        return 0.0
    return 2 * len(frozenset(one) & frozenset(other)) / (len(one) + len(other))
