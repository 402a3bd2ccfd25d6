"""What each page costs, beside what it costs elsewhere. Not a test: a busy machine gives other figures."""

import json
import sys
import tempfile
from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from newsroom.bench import measuring
from newsroom.bench.ground import Ground
from newsroom.bench.table import table
from newsroom.binaries import Refused

UNCACHED, KEPT = 400, 6000  # requests a row


class Command(BaseCommand):
    help = "Mengukur waktu prosesor tiap halaman pada basis data dan server sendiri, lalu mencetak tabelnya."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--articles", type=int, default=10_000, help="jumlah berita buatan")
        parser.add_argument("--quick", action="store_true", help="500 berita dan sedikit permintaan")
        parser.add_argument("--data", type=Path, help="folder yang disimpan untuk pengukuran berikutnya")
        parser.add_argument("--save", type=Path, help="berkas JSON untuk angka-angkanya")
        parser.add_argument("--compare", type=Path, help="angka newsroom yang lebih kecil, dari --save")

    def handle(self, *args: Any, **options: Any) -> None:
        articles, share = (500, 10) if options["quick"] else (options["articles"], 1)
        with ExitStack() as stack:
            ground = Ground(folder(options["data"], stack))
            stack.callback(ground.server.stop)
            try:
                ground.server.start()
            except Refused as refused:
                sys.exit(str(refused))
            self.say(f"Memuat redaksi contoh dan {articles} berita …")
            ground.load(articles)
            self.say("Mengukur …")
            floors = measuring.floors(ground, KEPT // share)
            uncached = measuring.pages(ground, UNCACHED // share, kept=False)
            kept = measuring.pages(ground, KEPT // share, kept=True)
        before = json.loads(options["compare"].read_text())["uncached"] if options["compare"] else None
        if options["save"]:
            words = {"articles": articles, "uncached": uncached, "kept": kept, "floors": floors}
            options["save"].write_text(json.dumps(words, indent=1))
        self.say(f"\nCPU milliseconds per request, PostgreSQL included; {articles} articles.\n")
        self.say(table(uncached, kept, floors, before))

    def say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()


def folder(named: Path | None, stack: ExitStack) -> Path:
    """An absolute path to the data folder: the one named, or one that goes with this command."""
    if named is None:
        return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="newsroom-bench-"))).resolve()
    named.mkdir(parents=True, exist_ok=True)
    return named.resolve()
