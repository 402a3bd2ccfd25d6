"""The floor below every page of Django: a view that returns a constant, no middleware, no database."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="-")  # noqa: S106


def constant(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"x" * 6000)


urlpatterns = [path("", constant)]
application = get_wsgi_application()
