"""A line of text: words with marks, put into the one spelling that the editor writes too."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from text.characters import cleaned, escaped, is_blank, quoted


@dataclass(frozen=True)
class Run:
    """Text with the same marks; a line break is a run of its own, without marks."""

    text: str
    href: str | None = None
    strong: bool = False
    em: bool = False
    is_break: bool = False


BREAK = Run("", is_break=True)


def tidy(runs: Iterable[Run]) -> list[Run]:
    """The runs without junk, empty links and stray spaces; an empty list when a reader would see nothing."""
    line = _joined(runs)
    while (tidier := _trimmed(_joined(_visible_links(_cleaned(line))))) != line:
        line = tidier
    return [] if all(is_blank(run.text) for run in line) else line


def parted(line: list[Run]) -> Iterator[list[Run]]:
    """The line cut wherever two or more breaks stand together."""
    part: list[Run] = []
    breaks = 0
    for run in line:
        if run.is_break:
            breaks += 1
        elif run.text.strip():
            if breaks > 1:
                yield part
                part = []
            breaks = 0
        part.append(run)
    yield part


def html(runs: Iterable[Run]) -> str:
    """The runs as HTML: a outside strong outside em, no tag closed that the next run opens again."""
    out: list[str] = []
    open_tags: list[tuple[str, str]] = []
    for run in runs:
        tags = _tags(run)
        kept = 0
        while kept < min(len(tags), len(open_tags)) and tags[kept] == open_tags[kept]:
            kept += 1
        out += [f"</{name}>" for name, _ in reversed(open_tags[kept:])]
        out += [f"<{name}{attributes}>" for name, attributes in tags[kept:]]
        out.append("<br>" if run.is_break else escaped(run.text))
        open_tags = tags
    out += [f"</{name}>" for name, _ in reversed(open_tags)]
    return "".join(out)


def _tags(run: Run) -> list[tuple[str, str]]:
    link = [("a", f' href="{quoted(run.href)}"')] if run.href is not None else []
    return link + [("strong", "")] * run.strong + [("em", "")] * run.em


def _marks(run: Run) -> tuple[bool, str | None, bool, bool]:
    return run.is_break, run.href, run.strong, run.em


def _saying(run: Run, text: str) -> Run:
    """The run with another text; bodies hold thousands of runs, and most stay as they are."""
    return run if run.text == text else replace(run, text=text)


def _joined(runs: Iterable[Run]) -> list[Run]:
    joined: list[Run] = []
    for (is_break, *_), group in groupby(runs, key=_marks):
        members = list(group)
        text = "".join(run.text for run in members)
        joined += members if is_break else [_saying(members[0], text)] if text else []
    return joined


def _cleaned(runs: list[Run]) -> list[Run]:
    return [run if run.is_break else _saying(run, cleaned(run.text)) for run in runs]


def _visible_links(runs: list[Run]) -> list[Run]:
    """Links with nothing to see become plain text: hidden links are what intruders plant."""
    out: list[Run] = []
    for href, group in groupby(runs, key=lambda run: run.href):
        members = list(group)
        shown = href is None or not is_blank("".join(run.text for run in members))
        out += members if shown else [replace(run, href=None) for run in members]
    return out


def _trimmed(runs: list[Run]) -> list[Run]:
    """No space at the ends, next to a break or after another space; no break at the ends."""
    out: list[Run] = []
    for run in runs:
        if run.is_break:
            _drop_last_space(out)
            out += [BREAK] if out else []
        else:
            after_space = not out or out[-1].is_break or out[-1].text.endswith(" ")
            text = run.text.lstrip(" ") if after_space else run.text
            out += [_saying(run, text)] if text else []
    while out and (out[-1].is_break or out[-1].text == " "):
        out.pop()
    _drop_last_space(out)
    return out


def _drop_last_space(out: list[Run]) -> None:
    if out and out[-1].text.endswith(" "):
        text = out[-1].text.rstrip(" ")
        out[-1:] = [replace(out[-1], text=text)] if text else []
