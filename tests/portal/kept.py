"""The page cache in a test: Django behind it, in this process, with a folder of its own."""

import io
from wsgiref.util import setup_testing_defaults

from django.core.wsgi import get_wsgi_application

from portal.page_cache import MIB, Files, Front, Memory, Watch


class Answer:
    def __init__(self, status, headers, body):
        self.status = int(status[:3])
        self.headers = {name.lower(): value for name, value in headers}
        self.body = body
        self.how = self.headers.get("newsroom-cache")
        self.text = body.decode("utf-8", "replace")


def front(folder, application=None):
    """A process of its own, as far as pages are concerned."""
    return Front(
        application or get_wsgi_application(),
        watch=Watch(folder / "state.json", "build"),
        memory=Memory(MIB),
        files=Files(folder, MIB),
    )


def ask(application, address="/", method="GET", **more):
    path, _, query = address.partition("?")
    environ = {"PATH_INFO": path, "QUERY_STRING": query, "REQUEST_METHOD": method, "HTTP_HOST": "localhost"}
    environ |= {"wsgi.input": io.BytesIO(), **more}
    setup_testing_defaults(environ)
    heard = []
    parts = application(environ, lambda status, headers, exc_info=None: heard.append((status, headers)))
    body = b"".join(parts)
    if hasattr(parts, "close"):
        parts.close()
    return Answer(*heard[-1], body)


def constant(status="200 OK", body=b"isi " * 200, **headers):
    """A WSGI application that always says the same; names of headers with _ for -."""
    given = {"Content-Type": "text/html; charset=utf-8"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}

    def application(environ, start_response):
        start_response(status, list(given.items()))
        return [body]

    return application
