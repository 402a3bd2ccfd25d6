"""Days of an event that the public knows: the form leads to the status, and registration is thought of."""

from datetime import timedelta

from django.utils import timezone

from portal.changelog import log_of
from tests.desk_registry.filled import filled
from tests.desk_registry.registry import an_event
from tests.events.registering import form
from tests.portal import public

HINT = "ubah statusnya menjadi dijadwal ulang"
LATE = "Formulir pendaftaran ditutup sesudah acara berakhir"


def edit(client, event, **values):
    page = f"/redaksi/acara/{event.pk}/sunting/"
    return client.post(page, filled(client.get(page), **values), follow=True).content.decode()


def test_only_the_form_of_a_public_event_leads_to_the_status(cast, as_):
    unknown, known = an_event(cast), public.event(cast)
    client = as_(cast.sari)
    assert HINT not in client.get(f"/redaksi/acara/{unknown.pk}/sunting/").content.decode()
    page = client.get(f"/redaksi/acara/{known.pk}/sunting/").content.decode()
    assert HINT in page
    assert f'href="/redaksi/acara/{known.pk}/status/"' in page
    assert HINT not in client.get("/redaksi/acara/baru/").content.decode()


def test_days_that_were_moved_without_a_status_stand_in_the_log_all_the_same(cast, as_):
    event = public.event(cast)
    edit(as_(cast.sari), event, starts_on="15 Mei 2018")
    public.release_event(event=event, seen=public.newest("event", event.pk), by=cast.rina)
    [step] = log_of(event.pk)
    assert [one.text for one in step.changes] == ["Tanggal berubah dari 8 Mei 2018 menjadi 15 Mei 2018."]


def test_a_form_that_outlasts_its_event_is_spoken_of(cast, as_):
    made = form(cast)
    client, day = as_(cast.sari), timezone.localdate() + timedelta(days=5)
    assert LATE not in edit(client, made.event, venue="Aula Lain")
    assert LATE in edit(client, made.event, starts_on=f"{day:%d/%m/%Y}")
    page = f"/redaksi/acara/{made.event.pk}/status/"
    moved = {"status": "dijadwal_ulang", "reason": "Pembicara berhalangan.", "starts_on": f"{day:%d/%m/%Y}"}
    assert LATE in client.post(page, filled(client.get(page), **moved), follow=True).content.decode()
    later = timezone.localdate() + timedelta(days=20)
    moved["starts_on"] = f"{later:%d/%m/%Y}"
    assert LATE not in client.post(page, filled(client.get(page), **moved), follow=True).content.decode()
