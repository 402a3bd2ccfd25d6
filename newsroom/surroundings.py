"""Refuse an environment that cannot work, before Django trips over it. Standard library only."""

import os
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from newsroom import ground
from newsroom.binaries import Refused

SCHEMES: Final = {"postgres", "postgresql", "psql", "pgsql"}


def check(root: Path) -> None:
    """Raises Refused for a DATABASE_URL that is none, and for a data folder that takes no files."""
    check_database(os.environ.get("DATABASE_URL", ""))
    os.close(ground.open_folder(Path(os.environ.get("NEWSROOM_DATA") or root / "var").resolve()))


def check_database(address: str) -> None:
    try:
        parts = urlsplit(address)
        is_right = parts.scheme in SCHEMES and len(parts.path) > 1 and parts.port != 0
    except ValueError:
        is_right = False
    if address and not is_right:
        form = "postgres://pengguna:sandi@host:5432/nama"
        raise Refused(f"DATABASE_URL bukan alamat PostgreSQL; bentuknya {form}.")
