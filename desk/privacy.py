"""Pages of the desk are for one person: no cache keeps them, neither a proxy's nor a shared computer's."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PREFIX = "/redaksi/"
NEVER_KEPT = "private, no-store"


def never_kept(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware. By the address, so that sign-in, refusals and errors are meant too."""

    def guarded(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path_info.startswith(PREFIX):
            response.headers["Cache-Control"] = NEVER_KEPT
        return response

    return guarded
