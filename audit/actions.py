"""The only writers of the log and of registry releases."""

from collections.abc import Iterable
from typing import Any, Protocol

from django.db import connection, transaction
from django.utils.translation import gettext as _

from audit.finding import search_vector
from audit.models import Entry, Release, Snapshot
from text.canonical import canonical, digest


class Actor(Protocol):
    """What the log needs to know of a person."""

    pk: Any
    name: str


class OwnWords(Exception):
    """The approver wrote some of the words; another editor must release them."""


class StaleWords(Exception):
    """Newer words were saved since the approver's page was drawn; str() is the sentence to show."""


def record(
    *, by: Actor | None, action: str, object_type: str, object_id: int, data: dict[str, Any] | None = None
) -> None:
    """Append one line to the log. Call it last in a transaction: writers wait for each other here.

    What the commit would check is checked before: a commit that waits for a row while it holds the log's
    lock would wait for somebody who waits for the log.
    """
    connection.check_constraints()
    Entry.objects.create(
        actor_id=by.pk if by else None,
        actor_name=by.name if by else "sistem",
        action=action,
        object_type=object_type,
        object_id=object_id,
        data=canonical(data or {}),
    )


def snapshot(
    *,
    by: Actor,
    object_type: str,
    object_id: int,
    content: dict[str, Any],
    co_authors: Iterable[int] = (),
) -> Snapshot | None:
    """Keep the public words of a registry object as they stand now; None when nothing changed.

    `co_authors` wrote words in it that came along from other objects; see audit/carried.py.
    """
    text = canonical(content)
    newest = Snapshot.objects.of(object_type, object_id).last()
    if newest and newest.canonical == text:
        return None
    return Snapshot.objects.create(
        object_type=object_type,
        object_id=object_id,
        canonical=text,
        sha256=digest(text),
        author_id=by.pk,
        author_name=by.name,
        co_author_ids=sorted({*co_authors} - {by.pk}),
    )


@transaction.atomic
def release(*, by: Actor, seen: Snapshot, slug: str) -> Release:
    """Make the words of a snapshot public; a second click on the same words changes nothing.

    Raises StaleWords when newer words exist, OwnWords when `by` wrote any since the last approved.
    """
    if Snapshot.objects.of(seen.object_type, seen.object_id).filter(id__gt=seen.pk).exists():
        raise StaleWords(_("Halaman ini diubah sejak Anda membukanya. Periksa kata-kata terbarunya."))
    if by.pk in authors_since_release(seen):
        raise OwnWords(_("Kata-kata ini Anda tulis sendiri. Mintalah editor lain menyetujuinya."))
    current = Release.objects.of(seen.object_type, seen.object_id).current().first()
    if current and current.snapshot_id == seen.pk and current.slug == slug:
        return current
    return append_release(by=by, seen=seen, slug=slug)


@transaction.atomic
def withdraw(*, by: Actor, shown: Release) -> Release:
    """Take the object off the portal; its words stay here and may be released again."""
    return append_release(by=by, seen=shown.snapshot, slug=shown.slug, withdrawn=True)


def append_release(*, by: Actor, seen: Snapshot, slug: str, withdrawn: bool = False) -> Release:
    released = Release.objects.create(
        snapshot=seen,
        object_type=seen.object_type,
        object_id=seen.object_id,
        slug=slug,
        approver_id=by.pk,
        approver_name=by.name,
        withdrawn=withdrawn,
        search=search_vector(seen.object_type, seen.content),
    )
    record(
        by=by,
        action="withdraw_release" if withdrawn else "release",
        object_type=seen.object_type,
        object_id=seen.object_id,
        data={"snapshot": seen.pk, "sha256": seen.sha256},
    )
    return released


def authors_since_release(seen: Snapshot) -> set[int]:
    """Everyone whose words came in since the last approved snapshot, up to the one seen.

    Words that were withdrawn are approved no longer: their authors count again.
    """
    last = (
        Release.objects.of(seen.object_type, seen.object_id)
        .approvals()
        .filter(snapshot__lte=seen.pk)
        .order_by("-snapshot_id")
        .values_list("snapshot_id", flat=True)
        .first()
    )
    written = Snapshot.objects.of(seen.object_type, seen.object_id).filter(id__gt=last or 0, id__lte=seen.pk)
    people = written.values_list("author_id", "co_author_ids")
    return {person for author, others in people for person in (author, *others)}


def index_again(releases: Iterable[Release]) -> None:
    """Derive the search index of these releases again; their snapshots are at hand."""
    for released in releases:
        found = search_vector(released.object_type, released.snapshot.content)
        Release.objects.filter(pk=released.pk).update(search=found)
