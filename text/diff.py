"""What changed between two versions of a text, word by word inside their blocks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from text.align import opcodes
from text.changes import ADDED, KEPT, REMOVED, Change, Part
from text.html import sanitise
from text.lines import Line, Word, body_lines, text_words
from text.redline import render
from text.tree import parsed

__all__ = ["Change", "changed_words", "compare", "compare_text", "count_changes", "render", "size"]

LEAST_LIKENESS = 0.3
# beyond this many pairs of lines in one stretch, lines are paired in their order
MAX_PAIRED = 2_500
# tags and words of two bodies; articles of 5,000 words stay well below
MAX_COMPARED = 30_000


def compare(old_html: str, new_html: str) -> list[Change]:
    """All lines of both bodies in reading order; use `is_change` to know whether anything differs.

    Words with other marks, other link targets, other pictures or other descriptions count as changed.
    Of bodies beyond MAX_COMPARED together, lines are marked as a whole.
    """
    is_same = old_html == new_html
    old_html, old = _read(old_html)
    new_html, new = (old_html, old) if is_same else _read(new_html)
    changes = list(_compared(old, new, whole=size(old_html) + size(new_html) > MAX_COMPARED))
    if old_html != new_html and not any(change.is_change for change in changes):
        # only the borders of lists, quotes or tables moved: show the lines that stand at another border
        changes = list(_compared(old, new, borders=True))
    return changes


def size(html: str) -> int:
    """What comparing costs grows with this: the tags and the words."""
    return html.count("<") + html.count(" ") + 1


def _read(html: str) -> tuple[str, list[Line]]:
    html = sanitise(html)
    return html, body_lines(parsed(html))


def compare_text(old: str, new: str) -> list[Change]:
    """The comparison of two plain texts of one line, such as titles."""
    return [_pair(Line("", text_words(old)), Line("", text_words(new)))]


def changed_words(old_html: str, new_html: str) -> int:
    """How many words of the bodies differ; 0 only when nothing does."""
    return count_changes(compare(old_html, new_html))


def count_changes(changes: Sequence[Change]) -> int:
    """Words added or removed, a replaced word once; a change without words (a picture) is one."""
    return sum(_count(change) for change in changes if change.is_change)


def _count(change: Change) -> int:
    total = 0
    for is_kept, group in groupby(change.parts, key=lambda part: part.fate == KEPT):
        if not is_kept:
            fates = Counter(part.fate for part in group if part.word.text)
            total += max(fates[ADDED], fates[REMOVED])
    return max(total, 1)


def _compared(
    old: list[Line], new: list[Line], *, borders: bool = False, whole: bool = False
) -> Iterator[Change]:
    keys = [[(line.kind, line.words, line.opens if borders else ()) for line in side] for side in (old, new)]
    for is_equal, i, i_end, j, j_end in opcodes(*keys):
        if is_equal:
            yield _pair(old[i], new[j])
        else:
            yield from _rewritten(old[i:i_end], new[j:j_end], borders or whole)


def _rewritten(old: list[Line], new: list[Line], whole: bool) -> Iterator[Change]:
    i = j = 0
    for a, b in [*(() if whole else _alike(old, new)), (len(old), len(new))]:
        yield from (_whole(REMOVED, line) for line in old[i:a])
        yield from (_whole(ADDED, line) for line in new[j:b])
        if a < len(old):
            yield _pair(old[a], new[b])
        i, j = a + 1, b + 1


def _alike(old: list[Line], new: list[Line]) -> list[tuple[int, int]]:
    """The rising pairs of lines with the greatest likeness in sum."""
    if len(old) * len(new) > MAX_PAIRED:
        return [(at, at) for at in range(min(len(old), len(new))) if _likeness(old[at], new[at])]
    best: list[list[tuple[float, tuple[tuple[int, int], ...]]]] = [[(0.0, ())] * (len(new) + 1)]
    for i, line in enumerate(old):
        row: list[tuple[float, tuple[tuple[int, int], ...]]] = [(0.0, ())]
        for j, other in enumerate(new):
            score, pairs = best[i][j]
            likeness = _likeness(line, other)
            paired = (score + likeness, (*pairs, (i, j))) if likeness else (0.0, ())
            row.append(max(best[i][j + 1], row[j], paired, key=lambda entry: entry[0]))
        best.append(row)
    return list(best[-1][-1][1])


def _likeness(old: Line, new: Line) -> float:
    """0 (other kind, or too few common words) to 1."""
    if old.kind != new.kind:
        return 0.0
    if old.picture or not (old.words or new.words):
        return 1.0
    common = Counter(word.text for word in old.words) & Counter(word.text for word in new.words)
    likeness = 2 * common.total() / (len(old.words) + len(new.words))
    return likeness if likeness >= LEAST_LIKENESS else 0.0


def _whole(fate: str, line: Line) -> Change:
    return Change(fate, line, tuple(Part(fate, word) for word in line.words), line.opens)


def _pair(old: Line, new: Line) -> Change:
    opens = tuple(a and b for a, b in zip(old.opens, new.opens, strict=True))
    return Change(KEPT, new, tuple(_parts(old.words, new.words)), opens)


def _parts(old: tuple[Word, ...], new: tuple[Word, ...]) -> Iterator[Part]:
    for is_equal, i, i_end, j, j_end in opcodes(old, new):
        if is_equal:
            yield from _gap(old[i].gap, new[j].gap)
            yield Part(KEPT, new[j] if old[i].gap == new[j].gap else replace(new[j], gap=""))
        else:
            yield from (Part(REMOVED, word) for word in old[i:i_end])
            yield from (Part(ADDED, word) for word in new[j:j_end])


def _gap(old: str, new: str) -> Iterator[Part]:
    if old != new:
        yield Part(REMOVED if old else ADDED, Word("", gap=" "))
