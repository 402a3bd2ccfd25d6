"""Says whether the log is whole; exit 1 when it is not."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.verification import verify


class Command(BaseCommand):
    help = "Compute every hash of the log again; with --known also look for a hash that was noted earlier."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--known", default="", help="a hash that must still be in the log")

    def handle(self, *args: Any, known: str, **options: Any) -> None:
        found = verify(known)
        if found.broken:
            numbers = ", ".join(str(number) for number in found.broken)
            raise CommandError(f"the log was changed at entries {numbers}")
        if not found.knows:
            raise CommandError("the log does not hold this hash: entries were cut off or replaced")
        self.stdout.write(f"log: {found.count} entries, whole; newest hash {found.head or '(none)'}")
