"""Brings in what an older portal published, from a file with one JSON object a line."""

import time
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.actions.addresses import answered
from articles.actions.importing import Incoming, import_items, present
from articles.clock import database_now
from articles.importing.fields import read_item
from articles.importing.item import OldItem, Rejected
from articles.importing.line import Line, decode, identity
from articles.models import Article
from contributors.models import User
from newsroom.importing import Pictures, Report, Units

BATCH = 200

Numbered = tuple[int, bytes]
Key = tuple[str, str]


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
                by=responsible(options["by"]),
                units=Units(options["unit"]),
                pictures=Pictures(file.parent, dry_run=options["dry_run"]),
                report=report,
                dry_run=options["dry_run"],
            )
            for batch in batches(lines, file.stat().st_size):
                run.take(batch)
        self.stdout.write(report.summary(time.monotonic() - started, dry_run=options["dry_run"]))


def responsible(email: str | None) -> User:
    """The chief editor named, or the first one. Raises CommandError."""
    chiefs = User.objects.filter(role="chief_editor", is_active=True).order_by("pk")
    by = chiefs.filter(email=email.lower()).first() if email else chiefs.first()
    if by is None:
        raise CommandError(_("Tidak ada akun penanggung jawab yang aktif dengan alamat itu."))
    return by


def batches(lines: IO[bytes], size: int) -> Iterator[list[Numbered]]:
    """The lines that hold something, with their numbers, a batch at a time; a terminal shows progress."""
    with tqdm(total=size, unit="B", unit_scale=True, disable=None) as bar:
        numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
        while batch := list(islice(numbered, BATCH)):
            yield batch
            bar.update(sum(len(line) for _number, line in batch))


class Import:
    """One run over a file."""

    def __init__(self, *, by: User, units: Units, pictures: Pictures, report: Report, dry_run: bool) -> None:
        self.by, self.units, self.pictures, self.report = by, units, pictures, report
        self.dry_run = dry_run
        self.zone = ZoneInfo(settings.TIME_ZONE)
        newest = Article.objects.order_by("-pk").values_list("pk", flat=True).first()
        self.before: int = newest or 0  # what has a higher key came in during this run
        self.tried: set[Key] = set()  # of a dry run, which leaves nothing to find in the database
        self.tried_paths: set[str] = set()

    def take(self, batch: list[Numbered]) -> None:
        """Bring in what can come in; a batch is one transaction."""
        now = database_now()
        items = list(self.read(batch, now))
        taken = answered(item.former_path for _number, item in items) | self.tried_paths
        fresh: list[tuple[int, Incoming]] = []
        for number, item in items:
            try:
                fresh.append((number, self.prepare(number, item, taken)))
            except Rejected as refusal:
                self.report.reject(number, str(refusal), vars(item))
        if self.dry_run:
            self.tried_paths |= taken
        self.write(fresh)

    def read(self, batch: list[Numbered], now: datetime) -> Iterator[tuple[int, OldItem]]:
        """The items of the lines that can be used."""
        for number, data in self.unseen(batch):
            try:
                yield number, read_item(data, now=now, zone=self.zone)
            except Rejected as refusal:
                self.report.reject(number, str(refusal), data)

    def unseen(self, batch: list[Numbered]) -> Iterator[tuple[int, Line]]:
        """The readable lines whose item is neither in the newsroom nor twice in the file."""
        readable: list[tuple[int, Line, Key]] = []
        for number, raw in batch:
            try:
                data = decode(raw)
                readable.append((number, data, identity(data)))
            except Rejected as refusal:
                self.report.reject(number, str(refusal), raw=raw)
        there = present(key for _number, _data, key in readable)
        tried = self.tried if self.dry_run else set[Key]()
        for number, data, key in readable:
            if key in tried or there.get(key, 0) > self.before:
                self.report.reject(number, _("Isian id ini ganda di dalam berkas."), data)
            elif key in there:
                self.report.present += 1
            else:
                tried.add(key)
                yield number, data

    def prepare(self, number: int, item: OldItem, taken: set[str]) -> Incoming:
        """The item with its unit and photo; `taken` gains its old address. Raises Rejected."""
        if item.former_path in taken:
            raise Rejected(_("Alamat lama %s sudah dipakai berita lain.") % item.former_path)
        unit, unit_notes = self.units.find(item.unit)
        photo, photo_notes = self.pictures.take(item, unit, self.by)
        taken |= {item.former_path} - {""}
        self.report.note(number, item.id, [*item.notes, *unit_notes, *photo_notes])
        return Incoming(item, unit, photo)

    def write(self, fresh: list[tuple[int, Incoming]]) -> None:
        """All at once; when the database refuses the batch, one by one to find which items it refuses."""
        try:
            self.keep([one for _number, one in fresh])
        except DatabaseError as error:
            if len(fresh) > 1:
                for single in fresh:
                    self.write([single])
                return
            number, one = fresh[0]
            reason = _("Basis data menolak: %s") % str(error).partition("\n")[0]
            self.report.reject(number, reason, {"id": one.item.id, "title": one.item.title})

    def keep(self, incoming: list[Incoming]) -> None:
        with transaction.atomic():
            import_items(incoming=incoming, by=self.by)
            transaction.set_rollback(self.dry_run)
        self.report.imported += len(incoming)
