"""Which face refuses: the desk under its own addresses, the portal everywhere else."""

from django.http import HttpRequest, HttpResponse
from django.views.defaults import permission_denied

from desk.privacy import PREFIX
from desk.views import refused
from portal.views import service


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path_info.startswith(PREFIX):
        return refused.not_found(request, exception)
    return service.not_found(request, exception)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path_info.startswith(PREFIX):
        return refused.forbidden(request, exception)
    return permission_denied(request, exception)
