"""The floor below every Python page: a WSGI function that returns a constant."""

from collections.abc import Callable
from typing import Any, Final

BODY: Final = b"x" * 6000


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(BODY)))])
    return [BODY]
