"""Who may open which page of the desk."""

import pytest
from django.core.cache import cache
from django.urls import get_resolver

from newsroom import gunicorn_conf
from tests.cast import IN_STATUS, PASSWORD, submitted
from tests.desk.pages import address, signed_in

LIMITED = "Terlalu banyak percobaan masuk"

PAGES = ("inbox", "notices", "mine", "articles", "start", "write", "review", "history", "version")
READS_ALL = {"rina", "joko", "ratna", "adi", "tuti"}
WRITES = {"sari", "budi", "wayan", "rina", "joko", "ratna"}
PEOPLE = sorted(READS_ALL | WRITES)


def wanted(page: str, who: str) -> int:
    if page in ("mine", "start"):
        return 200 if who in WRITES else 403
    if page in ("write", "review", "history", "version"):
        if who == "wayan":
            return 404
        return 302 if page == "write" and who not in WRITES else 200
    return 200


def place(page, edition):
    if page == "version":
        return address(page, edition.pk, edition.latest.number)
    return address(page, edition.pk) if page in ("write", "review", "history") else address(page)


@pytest.mark.parametrize("page", PAGES)
def test_pages_by_role(cast, page):
    edition = IN_STATUS["draft"](cast)
    answers = {who: signed_in(getattr(cast, who)).get(place(page, edition)).status_code for who in PEOPLE}
    assert answers == {who: wanted(page, who) for who in PEOPLE}


@pytest.mark.parametrize("page", PAGES)
def test_visitors_are_sent_to_sign_in_and_back(cast, client, page):
    edition = IN_STATUS["draft"](cast)
    answer = client.get(place(page, edition))
    assert answer.headers["Location"] == f"/redaksi/akun/login/?next={place(page, edition)}"


def test_a_form_sent_without_a_session_leads_back_to_its_page(cast, client):
    edition = submitted(cast)
    page = address("review", edition.pk)
    answer = client.post(
        address("move", edition.pk, "claim"), headers={"referer": f"http://testserver{page}?a=1"}
    )
    assert answer.headers["Location"] == f"/redaksi/akun/login/?next={page}%3Fa%3D1"
    elsewhere = client.post(
        address("move", edition.pk, "claim"), headers={"referer": "https://elsewhere.test/"}
    )
    assert elsewhere.headers["Location"] == "/redaksi/akun/login/?next=/redaksi/"


def test_an_inactive_account_opens_nothing(cast, client):
    client.force_login(cast.sari)
    cast.sari.is_active = False
    cast.sari.save()
    assert client.get(address("inbox")).status_code == 302


def test_every_page_of_the_desk_carries_a_rule():
    patterns = get_resolver("desk.urls").url_patterns
    assert patterns
    open_pages = [each.name for each in patterns if not carries_rule(each.callback)]
    assert open_pages == []


def carries_rule(view) -> bool:
    while view is not None:
        if getattr(view, "has_access_rule", False):
            return True
        view = getattr(view, "__wrapped__", None)
    return False


@pytest.mark.parametrize("page", ["signup", "email", "confirm-email/abc"])
def test_nobody_changes_who_they_are_by_themselves(client, cast, page):
    client.force_login(cast.sari)
    assert client.get(f"/redaksi/akun/{page}/").status_code == 404
    assert client.post(f"/redaksi/akun/{page}/", {"email": "rina@example.test"}).status_code == 404


@pytest.fixture
def fresh_limits():
    cache.clear()
    yield
    cache.clear()


def attempts(client, number, **headers):
    """Wrong passwords for as many accounts, the way someone tries a list."""
    return [
        client.post(
            "/redaksi/akun/login/",
            {"login": f"orang{each}@example.test", "password": "salah"},
            headers={name: value.format(each) for name, value in headers.items()},
        ).content.decode()
        for each in range(number)
    ]


def test_a_forged_header_does_not_reset_the_limit_of_sign_ins(client, cast, fresh_limits):
    answers = attempts(client, 12, **{"X-Forwarded-For": "10.0.0.{}"})
    assert LIMITED not in answers[0]
    assert LIMITED in answers[-1]


def tried(client, account, password, **more):
    answer = client.post("/redaksi/akun/login/", {"login": account, "password": password}, **more)
    return answer.headers.get("Location") or answer.content.decode()


def test_wrong_passwords_elsewhere_lock_nobody_out(client, cast, fresh_limits):
    cast.rina.set_password(PASSWORD)
    cast.rina.save()
    answers = [tried(client, "Rina@example.test", "salah", REMOTE_ADDR="10.0.0.1") for _ in range(7)]
    assert LIMITED in answers[-1]
    assert LIMITED in tried(client, cast.rina.email, PASSWORD, REMOTE_ADDR="10.0.0.1")
    assert tried(client, cast.rina.email, PASSWORD, REMOTE_ADDR="10.0.0.2") == "/redaksi/"


def test_another_host_header_does_not_reset_the_limit(client, cast, fresh_limits):
    answers = [
        tried(client, cast.rina.email, "salah", headers={"host": f"localhost:{port}"}) for port in range(1, 8)
    ]
    assert LIMITED not in answers[0]
    assert LIMITED in answers[-1]


def test_the_address_in_a_mail_is_ours(client, cast, fresh_limits, mailoutbox, settings):
    settings.SITE_URL = "https://redaksi.example.test"
    cast.rina.set_password(PASSWORD)
    cast.rina.save()
    headers = {"host": "localhost:6666"}
    client.post("/redaksi/akun/password/reset/", {"email": cast.rina.email}, headers=headers)
    assert "https://redaksi.example.test/redaksi/akun/password/reset/key/" in mailoutbox[0].body
    assert "6666" not in mailoutbox[0].body
    link = mailoutbox[0].body.partition("https://redaksi.example.test")[2].split()[0]
    assert client.get(link, follow=True).context["form"]


def test_only_a_proxy_that_is_ours_says_that_a_request_was_secure():
    assert gunicorn_conf.secure_scheme_headers == {}
