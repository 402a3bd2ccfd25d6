"""What a real web process makes of names of headers and addresses that only an attacker sends."""

import http.client
import os
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from django.db import connection

from tests.newsroom.web import Web

pytestmark = pytest.mark.slow
TOKEN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
SIGNED = "eyJpZCI6MX0:c2lnbmF0dXJl"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("web")


@pytest.fixture
def web(folder, transactional_db):
    server = urlsplit(os.environ["DATABASE_URL"])
    where = server._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    with closing(Web(folder, DATABASE_URL=where)) as made:
        made.await_answer()
        yield made


def asked(web, path, header):
    link = http.client.HTTPConnection("127.0.0.1", web.port, timeout=20)
    with closing(link):
        link.request("GET", path, headers={"Host": "localhost", header: "/zz"})
        answer = link.getresponse()
        return answer.status, answer.read().decode()


def test_nobody_says_below_which_address_we_lie(web):
    for header in ("SCRIPT_NAME", "Script-Name", "PATH_INFO", "X-Script-Name"):
        assert "/zz" not in asked(web, "/", header)[1]
        assert asked(web, "/zz/", header)[0] == 404
    status, _, body = web.get("/")
    assert status == 200
    assert b"/zz" not in body


def test_the_log_does_not_tell_personal_addresses(web):
    for path in (
        f"pendaftaran/{TOKEN}/",
        f"langganan/konfirmasi/{SIGNED}/",
        f"langganan/berhenti/{SIGNED}/x",
    ):
        for face in ("/", "/en/", "//"):
            web.get(f"{face}{path}")
        web.get(f"/{path}", method="PUT")
    web.get("/tidak-ada/sama-sekali/")
    said = web.said()
    assert "/tidak-ada/sama-sekali/" in said
    assert "/en/pendaftaran/***" in said
    assert TOKEN not in said
    assert SIGNED not in said
