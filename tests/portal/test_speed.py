import pytest
from django.template import Context, Template
from django.utils import translation

from events.actions import release_event, save_event
from tests.portal.public import SECRET, corrected, event, newest, published

PART = Template(
    "{% load speed %}{% once trial one two.name %}{{ one }} {{ two.name }} {{ three }}{% endonce %}"
)


def render(**values):
    return PART.render(Context(values))


def test_a_part_is_rendered_once_for_the_values_that_it_names():
    assert render(one="a", two={"name": "b"}, three="c") == "a b c"
    assert render(one="a", two={"name": "b"}, three="d") == "a b c"
    assert render(one="a", two={"name": "x"}, three="d") == "a x d"


def test_each_language_has_its_own():
    render(one="bahasa", two={}, three="id")
    with translation.override("en"):
        assert render(one="bahasa", two={}, three="en").split() == ["bahasa", "en"]


def test_what_does_not_say_which_one_it_is_is_rendered_each_time():
    assert render(three="c").split() == ["c"]
    assert render(three="d").split() == ["d"]


def test_a_value_is_escaped_as_ever():
    assert "<b>" not in render(one="<b>", two={})


@pytest.mark.django_db
def test_a_correction_is_another_card(client, cast):
    publication = published(cast, SECRET)
    assert SECRET in client.get("/berita/").content.decode()
    corrected(cast, publication, title="Judul yang dibetulkan")
    shown = client.get("/berita/").content.decode()
    assert "Judul yang dibetulkan" in shown
    assert SECRET not in shown


@pytest.mark.django_db
def test_a_new_release_of_an_event_is_another_card(client, cast):
    made = event(cast, "Nama lama")
    assert "Nama lama" in client.get("/agenda/").content.decode()
    made.title = "Nama baru"
    save_event(event=made, by=cast.sari)
    release_event(event=made, seen=newest("event", made.pk), by=cast.rina)
    shown = client.get("/agenda/").content.decode()
    assert "Nama baru" in shown
    assert "Nama lama" not in shown
