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
    run_django()


def run_django() -> None:
    """Run one of Django's or our commands; what the machine lacks is told in one sentence."""
    import environ
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    from newsroom import surroundings
    from newsroom.binaries import Refused

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    environ.Env.read_env(provision.ROOT / ".env")
    try:
        surroundings.check(provision.ROOT)
        execute_from_command_line(sys.argv)
    except Refused as refused:
        sys.exit(str(refused))
    except OperationalError as error:
        if "--traceback" in sys.argv:
            raise
        cause = " ".join(str(error).split())
        sys.exit(
            f"Basis data tidak dapat dihubungi ({cause}); jalankan `up` dahulu, atau periksa DATABASE_URL."
        )


if __name__ == "__main__":
    main()
