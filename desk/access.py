"""Who may open which page of the desk. Deny by default: every view carries one of these rules.

A visitor is sent to sign in; a role without the right gets 403. What one may not know of is 404, and comes
from the query (`visible_to(user)`), not from here. A domain action that raises NotAllowed answers 403 too.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from contributors.models import User
from contributors.refusals import NotAllowed
from contributors.roles import Permission

P = ParamSpec("P")


class DeskRequest(HttpRequest):
    """A request of someone signed in: the rules below have seen to it."""

    user: User


View = Callable[Concatenate[DeskRequest, P], HttpResponse]


def allowed(*any_of: Permission) -> Callable[[View[P]], Callable[Concatenate[HttpRequest, P], HttpResponse]]:
    """For people whose role holds at least one of these permissions."""
    return rule(lambda user: any(user.may(permission) for permission in any_of))


def staff(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """For everyone with an active account, whatever the role."""
    return rule(lambda user: user.is_active)(view)


def rule(
    may: Callable[[User], bool],
) -> Callable[[View[P]], Callable[Concatenate[HttpRequest, P], HttpResponse]]:
    """Wrap a view; `has_access_rule` on it is what the tests look for on every address of the desk."""

    def decorate(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not isinstance(request.user, User):
                return redirect_to_login(return_address(request))
            if not may(request.user):
                raise PermissionDenied(_("Peran Anda tidak mencakup halaman ini."))
            try:
                return view(request, *args, **kwargs)  # type: ignore[arg-type]
            except NotAllowed as refusal:
                raise PermissionDenied(str(refusal)) from refusal

        guarded.has_access_rule = True  # type: ignore[attr-defined]
        return guarded

    return decorate


def return_address(request: HttpRequest) -> str:
    """Where to go after signing in: a form that was sent without a session leads back to its page."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    page = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return "/redaksi/"
    parts = urlsplit(page)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
