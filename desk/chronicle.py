"""The versions of an edition, each with what it changed and who signed it."""

from dataclasses import dataclass
from typing import Any

from articles.models import Edition, Revision
from desk.redlines import Comparison

# comparing is work: of a very long history, or of very long texts, the newest versions tell how many words
# changed; in tags and words of the compared bodies, about a second
COMPARED = 40
COMPARED_SIZE = 40_000


@dataclass(frozen=True)
class Version:
    """One revision; `words` None when there is nothing to compare it with."""

    revision: Revision
    words: int | None
    signers: list[str]


def versions_of(edition: Edition) -> list[Version]:
    """Newest first; three queries."""
    revisions = edition.revisions.select_related("author").prefetch_related("signatures__signer")
    newest = list(revisions.order_by("-number"))
    words = words_changed(newest[:COMPARED])
    return [
        Version(
            revision,
            words.get(revision.number),
            [signature.signer.name for signature in revision.signatures.all()],
        )
        for revision in newest
    ]


def words_changed(newest: list[Revision]) -> dict[int, int]:
    """Number of the revision → words that it changed, until COMPARED_SIZE is spent."""
    found: dict[int, int] = {}
    spent = 0
    for before, revision in zip(newest[1:], newest, strict=False):
        comparison = Comparison(before.content, revision.content)
        spent += comparison.size
        if spent > COMPARED_SIZE:
            break
        found[revision.number] = comparison.words
    return found


def asked_pair(edition: Edition, query: Any) -> tuple[Revision, Revision] | None:
    """The two versions that `?dari=` and `?ke=` name, the older first; None when one is unknown."""
    numbers = [query.get("dari", ""), query.get("ke", "")]
    if not all(number.isascii() and number.isdigit() and len(number) < 9 for number in numbers):
        return None
    first, second = sorted(int(number) for number in numbers)
    found = {each.number: each for each in edition.revisions.filter(number__in=(first, second))}
    if first not in found or second not in found:
        return None
    return found[first], found[second]
