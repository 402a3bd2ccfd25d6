"""The embedded PostgreSQL server (launcher to come)."""

import hashlib
from pathlib import Path


def socket_dir(data: Path) -> Path:
    """Short folder for the Unix socket of the server whose data lies under `data` (sockets allow 107 bytes)."""
    return Path("/tmp") / ("newsroom-" + hashlib.sha256(str(data).encode()).hexdigest()[:16])


def url(data: Path) -> str:
    return f"postgres://newsroom@/newsroom?host={socket_dir(data)}"
