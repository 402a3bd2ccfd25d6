"""An event with a form for tests, made the way units and editors make it, and people who register."""

from datetime import timedelta

from django.utils import timezone

from events.actions import Told, confirm, register, release_form, save_form
from events.models import Question, Registration, RegistrationForm
from events.registering.addresses import normalised
from events.registering.terms import FORM, current_terms
from tests.portal import public

DUTIES = {
    "purpose": "Menghubungi peserta",
    "basis": "public_task",
    "retention_days": 90,
    "viewers": "team",
}


def question(**words):
    return Question(**{"kind": "text", "label": "Pertanyaan", **DUTIES, **words})


def built_in():
    return [
        question(key="name", label="Nama lengkap", required=True),
        question(key="email", kind="email", label="Alamat surel", required=True),
    ]


def coming_event(cast, title="Sharing Session", days=30):
    return public.event(cast, title=title, starts_on=timezone.localdate() + timedelta(days=days))


def form(cast, *, capacity=2, questions=(), released=True, event=None, by=None, **words):
    """A form that is open for the next ten days, released by an editor who did not write it."""
    event = event or coming_event(cast)
    now = timezone.now().replace(microsecond=0)
    made = RegistrationForm(
        **{
            "event": event,
            "opens_at": now - timedelta(days=1),
            "closes_at": now + timedelta(days=10),
            "contact": "panitia@contoh.example",
            **words,
        }
    )
    save_form(form=made, questions=[*built_in(), *questions], capacity=capacity, by=by or cast.sari)
    if released:
        release_form(form=made, seen=public.newest(FORM, made.pk), by=cast.rina)
    return made


def told(made, address, name="Bunga Lestari", sessions=(), terms=None, **values):
    """What a person fills in; `values` are lists by the key of the question."""
    given = {"name": [name], **values}
    terms = terms or current_terms(made.pk)
    return Told(
        address=address,
        values={one.id: given[one.key] for one in terms.questions if one.key in given},
        sessions=frozenset(sessions),
    )


def asks(made, address, **more):
    """A person sends the form; their registration."""
    register(terms=current_terms(made.pk), told=told(made, address, **more))
    return Registration.objects.filter(form=made, address=normalised(address)).last()


def comes(made, address, **more):
    """A person sends the form and confirms."""
    return confirm(registration=asks(made, address, **more))


def crowd(made, count):
    return [comes(made, f"orang{number}@contoh.example") for number in range(count)]


def statuses(made):
    return list(Registration.objects.filter(form=made).order_by("pk").values_list("status", flat=True))
