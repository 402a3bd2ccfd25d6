"""Who else says that people can register: cards, structured data, the API."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from events.actions import close_form, save_event, set_capacity
from events.models import RegistrationForm
from tests.events.registering import asks, comes, coming_event, crowd, form
from tests.portal import public
from tests.portal.shapes import faults, named

OPEN = "Pendaftaran dibuka"


def says_open(client, path="/"):
    return OPEN in client.get(path).content.decode()


def full(cast):
    made = form(cast, capacity=1)
    crowd(made, 1)
    return made


def called_off(cast):
    made = form(cast)
    public.announced(cast, made.event, "dibatalkan")
    return made


def closed(cast):
    made = form(cast)
    close_form(form=made, by=cast.sari)
    return made


def ahead(cast):
    now = timezone.now()
    return form(cast, opens_at=now + timedelta(days=1), closes_at=now + timedelta(days=2))


def over(cast):
    made = form(cast)
    made.event.starts_on = timezone.localdate() - timedelta(days=1)
    save_event(event=made.event, by=cast.sari)
    public.release_event(event=made.event, seen=public.newest("event", made.event.pk), by=cast.rina)
    return made


def unreleased(cast):
    return form(cast, released=False)


def without_waiting(cast):
    made = form(cast, capacity=1, waiting_list=False)
    crowd(made, 1)
    return made


STATES = {
    "open": (form, "open", "InStock"),
    "waiting_list": (full, "waiting_list", "SoldOut"),
    "full": (without_waiting, "full", None),
    "called_off": (called_off, "called_off", None),
    "closed": (closed, "closed", None),
    "ahead": (ahead, "ahead", None),
    "over": (over, "closed", None),
    "unreleased": (unreleased, None, None),
}


def event_node(client, made):
    page = client.get(f"/agenda/{made.event.slug}/").content.decode()
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return next(node for node in json.loads(data) if node["@type"] == "Event")


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_told_alike(client, cast, settings, state):
    settings.SITE_URL = "https://humas.contoh.example"
    make, phase, places = STATES[state]
    made = make(cast, capacity=30) if state == "open" else make(cast)
    slug = made.event.slug
    told = client.get(f"/api/v1/events/{slug}").json()["registration"]
    assert (told and told["phase"]) == phase
    assert client.get("/api/v1/events").json()["items"][0]["registration"] == told
    assert says_open(client, "/") is says_open(client, "/agenda/") is (state == "open")
    node = event_node(client, made)
    assert faults(node, named("Event")) == []
    assert [one["availability"] for one in node.get("offers", [])] == (
        [f"https://schema.org/{places}"] if places else []
    )
    form_page = client.get(f"/agenda/{slug}/daftar/")
    takes_words = form_page.status_code == 200 and 'name="email"' in form_page.content.decode()
    assert takes_words is (phase in ("open", "waiting_list"))


def test_few_places_are_called_few_and_never_counted(client, cast):
    made = form(cast, capacity=9)
    [offer] = event_node(client, made)["offers"]
    assert offer["availability"] == "https://schema.org/LimitedAvailability"
    assert "inventoryLevel" not in offer


def test_a_card_that_was_drawn_before_tells_the_truth_again(client, cast):
    made = form(cast, capacity=1)
    assert says_open(client)
    crowd(made, 1)
    assert not says_open(client)
    set_capacity(form=made, capacity=5, by=cast.sari)
    assert says_open(client)
    RegistrationForm.objects.update(open_until=timezone.now())
    assert not says_open(client)


def test_the_year_says_it_too(client, cast):
    made = form(cast)
    assert says_open(client, f"/agenda/{made.event.starts_on.year}/")


def test_the_form_of_an_event_that_is_over_takes_nobody(client, cast):
    made = over(cast)
    asks(made, "bunga@contoh.example")  # the door itself still may: see walk-ins
    assert "sudah ditutup" in client.get(f"/agenda/{made.event.slug}/").content.decode()


@pytest.mark.parametrize("items", [1, 3])
def test_queries_do_not_grow(client, cast, items, django_assert_num_queries):
    for number in range(items):
        comes(form(cast, event=coming_event(cast, title=f"Acara {number}")), "bunga@contoh.example")
    for path, number in (("/", 7), ("/agenda/", 4), ("/api/v1/events", 4)):
        client.get(path)
        with django_assert_num_queries(number):
            client.get(path)
