"""No cache keeps a page of the desk."""

import pytest
from django.urls import get_resolver

from tests.cast import in_review
from tests.desk.pages import signed_in
from tests.desk_registry.registry import a_photo, a_speaker, an_event

ARGUMENTS = {
    "<int:pk>": "1",
    "<int:session_pk>": "1",
    "<int:number>": "1",
    "<slug:name>": "claim",
    "<slug:kind>": "acara",
}


def addresses(patterns, before):
    for each in patterns:
        route = before + str(each.pattern)
        if hasattr(each, "url_patterns"):
            yield from addresses(each.url_patterns, route)
        else:
            for name, value in ARGUMENTS.items():
                route = route.replace(name, value)
            yield route


DESK = sorted(addresses(get_resolver("desk.urls").url_patterns, "/redaksi/"))
ACCOUNTS = [
    "/redaksi/akun/login/",
    "/redaksi/akun/logout/",
    "/redaksi/akun/password/reset/",
    "/redaksi/tidak/ada/",
]


@pytest.mark.parametrize("address", [*DESK, *ACCOUNTS])
def test_every_page_of_the_desk_says_so(cast, client, address):
    in_review(cast)
    an_event(cast), a_speaker(cast)
    for visitor in (client, signed_in(cast.ratna)):
        for answer in (visitor.get(address), visitor.post(address)):
            assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_picture_of_the_library_too(cast):
    photo = a_photo(cast)
    answer = signed_in(cast.sari).get(f"/redaksi/pustaka/{photo.pk}/")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_pages_of_the_portal_may_be_kept(cast, client):
    assert "no-store" not in client.get("/").headers.get("Cache-Control", "")
