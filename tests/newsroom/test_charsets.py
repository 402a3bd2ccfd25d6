"""Whatever encoding a stranger names: an answer, never a fault."""

from io import BytesIO

import pytest
from django.core.handlers.wsgi import WSGIHandler

from newsroom.charsets import readable

NO_TEXT = [
    "hex",
    "base64",
    "rot13",
    "zlib",
    "punycode",
    "undefined",
    "utf-7",
    "utf-16",
    "big5",
    "tidak-ada",
    "\x00",
]
HEADERS = [
    *(f"text/plain; charset={name}" for name in NO_TEXT),
    "x; charset*=bogus'x'%41",
    "x; charset*=undefined'x'%41",
]


@pytest.mark.parametrize("path", ["/", "/redaksi/akun/login/", "/tidak/ada"])
@pytest.mark.parametrize("header", HEADERS)
def test_other_encodings_are_told_so(db, path, header):
    status, headers, page = on_the_wire("GET", path, header)
    assert status == "400 Bad Request"
    assert "Permintaan tidak dikenali" in page
    assert "Content-Security-Policy" in headers


@pytest.mark.parametrize("header", HEADERS)
def test_a_form_in_another_encoding(db, header):
    cookie = "csrftoken=" + "a" * 32
    status, _headers, page = on_the_wire("POST", "/redaksi/akun/login/", header, cookie)
    assert status == "400 Bad Request"
    assert "Permintaan tidak dikenali" in page


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", '"utf-8"'])
def test_utf_8_is_read(db, client, charset):
    kind = f"text/plain; charset={charset}"
    assert client.get("/", {"a": "b"}, headers={"content-type": kind}).status_code == 200


@pytest.mark.parametrize("address", ["http://[", "//[x", "https://elsewhere.test/"])
def test_an_address_to_go_on_to_that_is_none(db, client, address):
    answer = client.get("/redaksi/akun/login/", {"next": address})
    assert answer.status_code == 200


def on_the_wire(method, path, content_type, cookie=""):
    """Status, headers and page as the web server gets them: the test client reads the header itself."""
    body = b"login=a&password=b"
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": "sebelum=a",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_COOKIE": cookie,
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body),
        "wsgi.url_scheme": "http",
    }
    said = []
    application = readable(WSGIHandler())
    page = b"".join(application(environ, lambda *status_and_headers: said.extend(status_and_headers)))
    return said[0], dict(said[1]), page.decode()
