"""The nginx configuration of docs/deploy, on a real nginx before a real web process."""

import os
import shutil
import signal
import subprocess
import time
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from django.db import connection

from audit.models import Release
from newsroom import tether
from speakers.actions import withdraw_speaker
from tests.cast import move
from tests.newsroom.web import ROOT, Web
from tests.portal.public import published, speaker

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed"),
]

AT_THE_EDGE_SECONDS = 2.2  # one second here, one there
FRAME = """
daemon off; master_process off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 128; }}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    {ours}
}}
"""


class Nginx(Web):
    """nginx with our configuration, without TLS and on ports that are free, before `web`."""

    def __init__(self, data, web):
        self.folder = data / "nginx"
        self.folder.mkdir()
        super().__init__(data)
        self.web = web

    def start(self):
        """Later: the configuration needs the port of the other."""

    def begin(self):
        ours = (ROOT / "docs/deploy/nginx.conf").read_text()
        for old, new in (
            ("/var/cache/nginx/newsroom", f"{self.folder}/cache"),
            ("127.0.0.1:8000", f"127.0.0.1:{self.web.port}"),
            ("listen 443 ssl http2;", f"listen 127.0.0.1:{self.port};"),
            ("listen 80;", f"listen unix:{self.folder}/80;"),
            ("humas.example.go.id", "localhost"),
            ("/srv/newsroom/", f"{self.folder}/"),
        ):
            assert old in ours
            ours = ours.replace(old, new)
        kept = [line for line in ours.splitlines() if "ssl_certificate" not in line]
        file = self.folder / "nginx.conf"
        file.write_text(FRAME.format(folder=self.folder, ours="\n".join(kept)))
        subprocess.run(["nginx", "-t", "-q", "-c", file], check=True)
        self.process = tether.spawn(["nginx", "-c", file], last_signal=signal.SIGKILL)

    def edge(self, path, **headers):
        """Status, and what nginx did: MISS, HIT, EXPIRED, STALE or nothing."""
        status, found, _ = self.get(path, **headers)
        return status, found.get("newsroom-edge")


@pytest.fixture
def nginx(tmp_path, transactional_db, cast):
    server = urlsplit(os.environ["DATABASE_URL"])
    where = server._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    with ExitStack() as stack:
        web = Web(tmp_path, DATABASE_URL=where)
        stack.callback(web.close)
        web.await_answer()
        front = Nginx(tmp_path, web)
        front.begin()
        stack.callback(front.close)
        front.await_answer()
        yield front


def test_what_is_held_and_for_how_long(nginx, cast):
    publication = published(cast, "Sesi Berbagi")
    person = speaker(cast)
    assert nginx.edge("/") == (200, "MISS")
    assert nginx.edge("/", Cookie="sessionid=a") == (200, "HIT")
    assert nginx.edge("/", Accept_Encoding="br") == (200, "MISS")
    assert nginx.get("/", Accept_Encoding="br")[1]["content-encoding"] == "br"
    assert nginx.edge(publication.address)[0] == nginx.edge(f"/narasumber/{person.slug}/")[0] == 200

    assert [nginx.edge("/redaksi-kami/"), nginx.edge("/redaksi-kami/")] == [(200, "MISS"), (200, "HIT")]
    assert nginx.edge("/redaksi")[0] == 301

    login = "/redaksi/akun/login/"
    assert [nginx.edge(login), nginx.edge(login)] == [(200, None)] * 2
    assert "set-cookie" in nginx.get(login)[1]
    assert nginx.edge("/?p=1") == nginx.edge("/?p=1") == (200, "MISS")

    move("withdraw", publication.edition, cast.ratna, comment="Memuat data pribadi warga.")
    withdraw_speaker(shown=Release.objects.get(object_type="speaker"), by=cast.ratna)
    time.sleep(AT_THE_EDGE_SECONDS)
    assert nginx.get(publication.address)[0] == 410
    assert nginx.get(f"/narasumber/{person.slug}/")[0] == 404
    assert b"Sesi Berbagi" not in nginx.get("/")[2]

    nginx.web.end()
    time.sleep(AT_THE_EDGE_SECONDS)
    assert nginx.edge("/") == (200, "STALE")
    assert nginx.edge("/agenda/")[0] == nginx.edge(login)[0] == 502


def test_personal_addresses_are_neither_held_nor_logged(nginx):
    personal = ("pendaftaran/RAHASIA", "langganan/konfirmasi/RAHASIA", "langganan/berhenti/RAHASIA")
    for address in (f"{face}{path}/" for face in ("/", "/en/") for path in personal):
        assert nginx.edge(address)[1] is None
    nginx.web.end()
    assert nginx.edge("/en/pendaftaran/RAHASIA/") == (502, None)
    assert nginx.edge("/agenda/")[0] == 502
    said = [(nginx.folder / name).read_text() for name in ("access.log", "error.log")]
    assert all("/agenda/" in each for each in said)
    assert not any("RAHASIA" in each for each in said)
