"""Derives the search index of everything again and counts all words; needed after a change of stems."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import Model, QuerySet
from tqdm import tqdm

from articles.actions.indexing import count_more, forget_counts, index_again
from articles.models import Publication
from audit import actions as audit_actions
from audit.models import Release

BATCH = 200


class Command(BaseCommand):
    help = "Write the search index anew. May run beside readers and be stopped and run again."

    def handle(self, *args: Any, **options: Any) -> None:
        releases = Release.objects.select_related("snapshot")
        done = self.rewrite(Publication.objects.all(), index_again)
        done += self.rewrite(releases, audit_actions.index_again)
        forget_counts()
        with tqdm(total=done, desc="lexicon", disable=None) as bar:
            while counted := count_more():
                bar.update(counted)
        self.stdout.write(f"{done} rows")

    def rewrite(self, rows: QuerySet[Any], write: Callable[[Iterable[Any]], None]) -> int:
        """Rewrite all rows a batch at a time; how many it were."""
        done = 0
        for batch in tqdm(batches(rows), desc=rows.model.__name__, unit=" batch", disable=None):
            write(batch)
            done += len(batch)
        return done


def batches(rows: QuerySet[Any]) -> Iterator[list[Model]]:
    """Rows by number, so that none is held while others are written."""
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield batch
        last = batch[-1].pk
