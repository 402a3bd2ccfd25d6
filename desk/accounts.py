"""How allauth behaves here: accounts and their addresses are an administrator's business."""

from typing import Any, NoReturn
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import Http404, HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """Whether to lead on to `url` after signing in; what is no address at all is not."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The address in the mail: ours, whatever host and port the request claims."""
        return f"{settings.SITE_URL}{urlsplit(super().get_reset_password_from_key_url(key)).path}"

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """What wrong passwords are counted by: the account as tried from one address.

        By the account alone, anyone could keep its owner out. allauth names the site too, by a header that
        the client chooses.
        """
        account = credentials.get("email", "").lower()
        return f"{account} {self.get_client_ip(request)}"


def closed(request: HttpRequest) -> NoReturn:
    """Pages of allauth that would let people change who they are."""
    raise Http404
