"""A page with the editor in a real browser under the real policy: at the end nothing was stopped."""

import threading
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import settings as site
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.test import override_settings


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture(scope="package")
def address(tmp_path_factory):
    root = tmp_path_factory.mktemp("static")
    # hashed names as in production; only the compression, which takes long, is left out
    names = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    storages = {**site.STORAGES, "staticfiles": {"BACKEND": names}}
    with override_settings(
        ROOT_URLCONF="tests.desk.editor.address_table", STATIC_ROOT=root, STORAGES=storages
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        server = make_server("127.0.0.1", 0, WSGIHandler(), Server, Quiet)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()


@pytest.fixture
def page(chromium, address):
    context = chromium.new_context(base_url=address, locale="id-ID")
    page = context.new_page()
    page.trouble, page.is_audited = [], False
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    page.on(
        "console", lambda message: message.type in ("error", "warning") and page.trouble.append(message.text)
    )
    page.add_init_script(
        "window.violations = []; document.addEventListener('securitypolicyviolation',"
        " (e) => window.violations.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile))"
    )
    page.goto("/")
    yield page
    if not page.is_audited:
        assert page.evaluate("window.violations") == page.trouble == []
    context.close()
