"""Brings in what an older portal published, from a file with one JSON object a line."""

import time
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.importing.fields import read_item
from articles.importing.item import OldItem, Rejected
from articles.importing.line import Line, decode, identity
from newsroom.importing.pictures import Pictures
from newsroom.importing.report import Report
from newsroom.importing.run import Import, Reader, responsible
from newsroom.importing.units import Units

BATCH = 200

Numbered = tuple[int, bytes]


class Command(BaseCommand):
    help = (
        "Import articles of an older portal. May be stopped at any time and run again: what is in stays in. "
        "With --dry-run the newsroom is left alone; only the reports beside FILE are written."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.jsonl")
        parser.add_argument("--unit", help="slug of the unit for items without a known unit")
        parser.add_argument("--by", help="e-mail of the chief editor who answers for the import")
        parser.add_argument("--dry-run", action="store_true", help="read and judge everything, keep nothing")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(_("Berkas %s tidak ditemukan.") % file)
        started = time.monotonic()
        with Report(file) as report, file.open("rb") as lines:
            run = Import(
                Reader(decoded, partial(read_line, zone=ZoneInfo(settings.TIME_ZONE))),
                by=responsible(options["by"]),
                units=Units(options["unit"]),
                pictures=Pictures(file.parent, dry_run=options["dry_run"]),
                report=report,
                dry_run=options["dry_run"],
            )
            for batch in batches(lines, file.stat().st_size):
                run.take(batch)
        self.stdout.write(report.summary(time.monotonic() - started, dry_run=options["dry_run"]))


def read_line(data: Line, now: datetime, zone: ZoneInfo) -> OldItem:
    return read_item(data, now=now, zone=zone)


def batches(lines: IO[bytes], size: int) -> Iterator[list[Numbered]]:
    """The lines that hold something, with their numbers, a batch at a time; a terminal shows progress."""
    with tqdm(total=size, unit="B", unit_scale=True, disable=None) as bar:
        numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
        while batch := list(islice(numbered, BATCH)):
            yield batch
            bar.update(sum(len(line) for _number, line in batch))


def decoded(raw: bytes) -> Line:
    """The item of a line. Raises Rejected, with enough of the line to find it again."""
    try:
        data = decode(raw)
        identity(data)
    except Rejected as refusal:
        raise Rejected(str(refusal), {"text": raw[:200].decode(errors="replace").strip()}) from None
    return data
