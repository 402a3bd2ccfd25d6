"""Brings in what a WordPress portal published, from its own export file."""

import time
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.importing.wordpress.post import MACHINERY, Choices, name_post, read_post
from articles.importing.wordpress.site import Site
from articles.importing.wordpress.wxr import BadExport, Channel, Item, read_export
from articles.models import Kind
from newsroom.importing.papers import Papers
from newsroom.importing.pictures import Pictures
from newsroom.importing.report import Report
from newsroom.importing.run import Import, Reader, responsible
from newsroom.importing.units import Units

BATCH = 200
BATCH_SIZE = 16 * 1024 * 1024  # characters

Numbered = tuple[int, Item]


class Command(BaseCommand):
    help = (
        "Import the posts and pages of a WordPress export (WXR 1.1 or 1.2). May be stopped at any time and "
        "run again: what is in stays in. With --dry-run only the reports beside FILE are written."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.xml")
        parser.add_argument("--media", type=Path, help="folder with the uploads of the old site (wp-content)")
        parser.add_argument("--unit", help="slug of the unit for items without a category of a unit's name")
        parser.add_argument("--pages", choices=("pengumuman", "skip"), default="pengumuman")
        parser.add_argument(
            "--kind",
            action="append",
            default=[],
            type=kind_choice,
            metavar="NAME=RUBRIK",
            help="category or post type NAME becomes RUBRIK (may be repeated)",
        )
        parser.add_argument("--by", help="e-mail of the chief editor who answers for the import")
        parser.add_argument("--dry-run", action="store_true", help="read and judge everything, keep nothing")

    def handle(self, *args: Any, file: Path, media: Path | None, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(_("Berkas %s tidak ditemukan.") % file)
        if media and not media.is_dir():
            raise CommandError(_("Folder %s tidak ditemukan.") % media)
        by, units = responsible(options["by"]), Units(options["unit"])
        choices = Choices(
            zone=ZoneInfo(settings.TIME_ZONE),
            with_pages=options["pages"] != "skip",
            kinds=dict(options["kind"]),
            units=units.names.keys(),
        )
        started = time.monotonic()
        try:
            site = survey(file)
            if site.attachments and media is None:
                self.stderr.write(_("Tanpa --media gambar tidak ikut, juga tidak pada impor berikutnya."))
            with Report(file) as report:
                run = Import(
                    Reader(
                        partial(name_post, site=site, choices=choices),
                        partial(read_post, site=site, choices=choices),
                    ),
                    by=by,
                    units=units,
                    pictures=Pictures(media, dry_run=options["dry_run"]),
                    papers=Papers(media, dry_run=options["dry_run"]),
                    report=report,
                    dry_run=options["dry_run"],
                )
                for batch in batches(file, site.channel):
                    run.take(batch)
        except BadExport as error:
            raise CommandError(str(error)) from None
        self.stdout.write(report.summary(time.monotonic() - started, dry_run=options["dry_run"]))


def kind_choice(words: str) -> tuple[str, Kind]:
    name, _equals, kind = words.rpartition("=")
    if not name.strip() or kind not in Kind.values:
        raise ArgumentTypeError(_("Tulis NAMA=RUBRIK dengan rubrik %s.") % ", ".join(Kind.values))
    return name.strip().casefold(), Kind(kind)


def survey(file: Path) -> Site:
    """What the file knows of the site; a broken one is refused here, before anything comes in."""
    site = Site()
    with watched(file, _("Memeriksa")) as raw:
        site.learn(read_export(raw, site.channel))
    if not site.address:
        raise BadExport(_("Berkas ini tidak menyebut alamat situsnya (wp:base_blog_url)."))
    return site


def batches(file: Path, channel: Channel) -> Iterator[list[Numbered]]:
    """The posts with the numbers of their lines, a batch at a time."""
    batch: list[Numbered] = []
    size = 0
    with watched(file, _("Mengimpor")) as raw:
        for item in read_export(raw, channel):
            if item.get("wp:post_type") in MACHINERY:
                continue
            batch.append((item.line, item))
            size += sum(map(len, item.fields.values()))
            if len(batch) >= BATCH or size >= BATCH_SIZE:
                yield batch
                batch, size = [], 0
    if batch:
        yield batch


@contextmanager
def watched(file: Path, what: str) -> Iterator[IO[bytes]]:
    """The open file, with a bar on a terminal that shows how much of it is read."""
    size = file.stat().st_size
    with file.open("rb") as raw, tqdm.wrapattr(raw, "read", total=size, desc=what, disable=None) as shown:
        yield shown
