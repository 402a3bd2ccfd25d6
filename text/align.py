"""Which items of two sequences belong together: first those that stand once in each, then the rest."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

# beyond this many pairs a stretch without anchors counts as rewritten, so that hostile texts cost little
MAX_PAIRS = 40_000


def matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs of positions of equal items, rising on both sides."""
    numbers: dict[Hashable, int] = {}  # small numbers compare and hash faster than what they stand for
    a, b = ([numbers.setdefault(item, len(numbers)) for item in side] for side in (old, new))
    return list(_matches(a, b, 0, len(a), 0, len(b)))


def opcodes(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Stretches (equal, old from, old to, new from, new to) that cover both sequences in order."""
    i = j = 0
    for a, b in [*matches(old, new), (len(old), len(new))]:
        if i < a or j < b:
            yield False, i, a, j, b
        if a < len(old):
            yield True, a, a + 1, b, b + 1
        i, j = a + 1, b + 1


def _matches(
    old: list[int], new: list[int], i: int, i_end: int, j: int, j_end: int
) -> Iterator[tuple[int, int]]:
    while i < i_end and j < j_end and old[i] == new[j]:
        yield i, j
        i, j = i + 1, j + 1
    same_tail = 0
    while i < i_end and j < j_end and old[i_end - 1] == new[j_end - 1]:
        i_end, j_end, same_tail = i_end - 1, j_end - 1, same_tail + 1
    if i < i_end and j < j_end:
        yield from _middle(old, new, i, i_end, j, j_end)
    yield from ((i_end + at, j_end + at) for at in range(same_tail))


def _middle(
    old: list[int], new: list[int], i: int, i_end: int, j: int, j_end: int
) -> Iterator[tuple[int, int]]:
    anchors = _anchors(old[i:i_end], new[j:j_end])
    if not anchors:
        if (i_end - i) * (j_end - j) <= MAX_PAIRS:
            matcher = SequenceMatcher(None, old[i:i_end], new[j:j_end], autojunk=False)
            for block in matcher.get_matching_blocks():
                yield from ((i + block.a + at, j + block.b + at) for at in range(block.size))
        return
    first_i, first_j = i, j
    for a, b in anchors:
        yield from _matches(old, new, i, first_i + a, j, first_j + b)
        yield first_i + a, first_j + b
        i, j = first_i + a + 1, first_j + b + 1
    yield from _matches(old, new, i, i_end, j, j_end)


def _anchors(old: list[int], new: list[int]) -> list[tuple[int, int]]:
    """The longest rising chain of items that stand exactly once on each side."""
    count_old, count_new = Counter(old), Counter(new)
    place = {item: at for at, item in enumerate(new) if count_new[item] == 1}
    pairs = [(at, place[item]) for at, item in enumerate(old) if count_old[item] == 1 and item in place]
    ends: list[int] = []  # smallest last position of a chain of each length
    tops: list[int] = []  # the pair that ends it
    before: list[int] = []
    for at, (_, position) in enumerate(pairs):
        length = bisect_left(ends, position)
        ends[length : length + 1] = [position]
        tops[length : length + 1] = [at]
        before.append(tops[length - 1] if length else -1)
    chain: list[tuple[int, int]] = []
    at = tops[-1] if tops else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
