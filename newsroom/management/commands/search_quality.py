"""Judges the search by the labelled sets, in a database of its own that goes again."""

from argparse import ArgumentParser
from statistics import mean
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from newsroom.quality.corpus import lay
from newsroom.quality.judging import SETS, Judgement, judge_all

SCRATCH = "newsroom_search_quality"


class Command(BaseCommand):
    help = "Print nDCG@10, recall and the worst queries of each labelled set in newsroom/quality/."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--worst", type=int, default=10, help="how many of the worst queries to show")

    def handle(self, *args: Any, worst: int, **options: Any) -> None:
        connection.settings_dict["TEST"]["NAME"] = SCRATCH
        former = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        try:
            with transaction.atomic():
                lay()
            for name in SETS:
                self.show(name, judge_all(name), worst)
        finally:
            connection.creation.destroy_test_db(former, verbosity=0)

    def show(self, name: str, judgements: list[Judgement], worst: int) -> None:
        empty = sum(not one.came for one in judgements)
        self.stdout.write(
            f"{name}: {len(judgements)} queries, nDCG@10 {mean(one.ndcg for one in judgements):.3f}, "
            f"recall@10 {mean(one.recall for one in judgements):.3f}, {empty} empty"
        )
        for one in sorted(judgements, key=lambda one: one.ndcg)[:worst]:
            self.stdout.write(f"  {one.ndcg:.2f} {one.recall:.2f}  {one.query}: {', '.join(one.came[:5])}")
