"""The figures as a table of Markdown."""

from newsroom.bench.measuring import Figures
from newsroom.bench.rows import ROWS, Row

HEAD = (
    "| page | Wagtail 8, tuned | Wagtail + page cache | WordPress | target | **ours, uncached** "
    "| × bare view | target | **ours, kept** | × bare view | × nginx file |"
)


def table(uncached: Figures, kept: Figures, floors: Figures, before: Figures | None) -> str:
    """All rows, and how much each grew since `before` (figures of a smaller newsroom)."""
    lines = [HEAD + (" grown |" if before else ""), "|---" * (12 if before else 11) + "|"]
    for row in ROWS:
        grown = f" {ratio(uncached[row.name], before.get(row.name))} |" if before else ""
        lines.append(line(row, uncached[row.name], kept[row.name], floors) + grown)
    lines += [
        "",
        f"Floors: a WSGI constant {figure(floors['constant'])}, a bare Django view {figure(floors['bare'])}, "
        f"nginx with a static file {figure(floors['nginx'], 3)}.",
    ]
    return "\n".join(lines)


def line(row: Row, uncached: float | None, kept: float | None, floors: Figures) -> str:
    bare, file = floors["bare"], floors["nginx"]
    cells = (
        row.label,
        row.wagtail,
        row.wagtail_kept,
        row.wordpress,
        row.target,
        f"**{figure(uncached)}**",
        ratio(uncached, bare),
        row.target_kept,
        f"**{figure(kept)}**",
        ratio(kept, bare),
        ratio(kept, file),
    )
    return f"| {' | '.join(cells)} |"


def figure(value: float | None, digits: int = 2) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def ratio(value: float | None, by: float | None) -> str:
    return "–" if value is None or not by else f"{value / by:.1f}"
