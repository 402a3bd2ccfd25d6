"""Telling the ministry's WebSub hub (W3C WebSub; the call is that of PubSubHubbub 0.3, section 7.1)."""

from http.client import HTTPException
from typing import Any, Final
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.core.checks import CheckMessage, Error

PATIENCE: Final = 10  # seconds


class Stay(HTTPRedirectHandler):
    """A hub is asked where the settings say and nowhere else."""

    def redirect_request(self, *_: Any) -> None:
        return None


def tell(addresses: list[str]) -> None:
    """Tell the hub that these feeds changed. Raises OSError when it cannot be reached or does not take it."""
    if urlsplit(settings.WEBSUB_HUB).scheme not in ("http", "https"):
        raise OSError("WEBSUB_HUB is no http(s) address")
    body = urlencode([("hub.mode", "publish"), *(("hub.url", address) for address in addresses)]).encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": "newsroom"}
    request = Request(settings.WEBSUB_HUB, data=body, headers=headers)  # noqa: S310 -- the scheme is seen to above
    try:
        build_opener(Stay).open(request, timeout=PATIENCE).close()
    except HTTPError as error:
        error.close()
        raise OSError(f"the hub answered {error.code}") from error
    except (HTTPException, ValueError) as error:  # no HTTP at all, or a port that is no number
        raise OSError(str(error)) from error


def hub_is_an_address(**_: Any) -> list[CheckMessage]:
    """A hub that cannot be called is told at the start, not found in a log."""
    hub = urlsplit(settings.WEBSUB_HUB)
    if settings.WEBSUB_HUB and not (hub.scheme in ("http", "https") and hub.hostname):
        return [Error("WEBSUB_HUB must be an address with http:// or https://.", id="portal.E003")]
    return []
