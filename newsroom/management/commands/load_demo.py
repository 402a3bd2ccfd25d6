"""Fills an empty newsroom with the demo."""

import time
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from newsroom.demo.loading import load
from newsroom.demo.people import logins


class Command(BaseCommand):
    help = "Load the demo newsroom; run again, it changes nothing."

    def handle(self, *args: Any, verbosity: int = 1, **options: Any) -> None:
        started = time.monotonic()
        loaded = load(self.show if verbosity else lambda words: None)
        if loaded:
            self.stdout.write(_("Redaksi contoh siap dalam %.1f detik.") % (time.monotonic() - started))
        else:
            self.stdout.write(_("Redaksi contoh sudah dimuat."))
        for role, email, password in logins():
            self.stdout.write(f"  {role:<18} {email:<22} {password}")

    def show(self, words: str) -> None:
        self.stdout.write(f"  {words}")
