#!/usr/bin/env python3
"""The door to every command. On a bare machine it first makes `.venv`; see newsroom/provision.py."""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 a clear sentence for old machines
    sys.exit("Diperlukan Python 3.11 atau yang lebih baru.")
if os.name != "posix":
    sys.exit("Perintah ini berjalan pada Linux, macOS, atau WSL.")

from newsroom import provision


def main() -> None:
    if sys.argv[1:2] == ["test"]:
        provision.provide(provision.DEVELOPMENT)
        from newsroom import suite

        sys.exit(suite.run(sys.argv[2:]))
    provision.provide(provision.RUNTIME)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
