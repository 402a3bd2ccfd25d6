"""A comparison as HTML: what came in <ins>, what went in <del>, inside the blocks of the text."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.utils.translation import gettext as _

from text.changes import ADDED, KEPT, REMOVED, Change, Part
from text.characters import escaped
from text.lines import BREAK, Word, Wrapper

_TAGS = {ADDED: "ins", REMOVED: "del"}


def render(changes: Sequence[Change]) -> str:
    """Safe HTML of the tags that a body may hold, with ins and del.

    Links are not live: the target follows in brackets. Descriptions of pictures are printed. What the author
    did not write (targets, labels, signs for empty lines) stands in <small>.
    """
    out: list[str] = []
    stack: list[Wrapper] = []
    for change in changes:
        _wrap(out, stack, change)
        out.append(_line(change))
    _close(out, stack, 0)
    return "".join(out)


def _wrap(out: list[str], stack: list[Wrapper], change: Change) -> None:
    """Closes and opens blocks until the line stands in its own."""
    wrappers = change.line.wrappers
    kept = 0
    while kept < min(len(stack), len(wrappers)) and stack[kept] == wrappers[kept] and not change.opens[kept]:
        kept += 1
    _close(out, stack, kept)
    for wrapper in wrappers[kept:]:
        out.append(f"<{wrapper.tag}{wrapper.attributes}>")
        stack.append(wrapper)


def _close(out: list[str], stack: list[Wrapper], kept: int) -> None:
    while len(stack) > kept:
        out.append(f"</{stack.pop().tag}>")


def _line(change: Change) -> str:
    leaf = change.line.leaf
    words = _words(change.parts) or _empty(change)
    if leaf == "figure":
        caption = f"<figcaption>{words}</figcaption>" if words else ""
        return f"<figure>{_fated(change.fate, change.line.picture)}{caption}</figure>"
    return f"<{leaf}>{words}</{leaf}>" if leaf else words


def _words(parts: Iterable[Part]) -> str:
    return "".join(
        _fated(fate, "".join(_word(part.word, fate) for part in group))
        for fate, group in groupby(parts, key=lambda part: part.fate)
    )


def _empty(change: Change) -> str:
    if change.fate == KEPT or change.line.picture:
        return ""
    return _fated(change.fate, f"<small>{_('(kosong)')}</small>")


def _fated(fate: str, html: str) -> str:
    return html if fate == KEPT else f"<{_TAGS[fate]}>{html}</{_TAGS[fate]}>"


def _word(word: Word, fate: str) -> str:
    if word.text == BREAK:
        return word.gap + ("<br>" if fate == KEPT else "<small>↵</small><br>")
    html = escaped(word.text)
    for tag, is_on in (("em", word.em), ("strong", word.strong), ("small", word.small or word.is_note)):
        html = f"<{tag}>{html}</{tag}>" if is_on else html
    return word.gap + html
