"""The read-only API at its address."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import ValidationError

from portal.addresses import absolute
from portal.api import articles, problems, registry
from portal.api.guide import Guide
from portal.api.serving import served, unknown

DESCRIPTION = _("Tulisan, kegiatan, narasumber, dan unit kerja yang terbit. Hanya dapat dibaca, tanpa kunci.")

api = NinjaAPI(
    title=settings.MINISTRY_NAME,
    version="1",
    description=str(DESCRIPTION),
    urls_namespace="portal:api",
    servers=[{"url": absolute("/")}],
    docs=Guide(),
)
api.add_router("/articles", articles.router)
api.add_router("", registry.router)
api.exception_handler(problems.Problem)(lambda request, problem: problems.answer(problem))
api.exception_handler(ValidationError)(lambda request, error: problems.answer(problems.invalid(error)))

patterns, _app, namespace = api.urls
reading = [served(pattern) for pattern in patterns]

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include((reading, "api"), namespace=namespace)),
    re_path(r"^api/", unknown, name="api-unknown"),
]
