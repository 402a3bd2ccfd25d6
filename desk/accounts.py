"""How allauth behaves here: accounts and their addresses are an administrator's business."""

from typing import NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import Http404, HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Whom the limits count: the connection itself, or what our own proxy added last."""
        forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
        address: str = forwarded.rpartition(",")[2].strip() or request.META["REMOTE_ADDR"]
        return address


def closed(request: HttpRequest) -> NoReturn:
    """Pages of allauth that would let people change who they are."""
    raise Http404
