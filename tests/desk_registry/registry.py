"""Things of the registry as people of the cast enter them."""

from datetime import date
from io import BytesIO

from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from contributors.actions import save_unit
from contributors.models import WorkUnit
from events.actions import save_event, set_appearances, wearing
from events.models import Event, Session
from library.actions import add_photo
from speakers.actions import save_speaker
from speakers.models import Appointment, Speaker


def an_event(cast, *, by=None, unit=None, title="Sesi Berbagi Media Sosial", sessions=("Pembukaan",), **more):
    event = Event(title=title, unit=unit or cast.humas, starts_on=date(2018, 5, 8), city="Jakarta", **more)
    return save_event(event=event, sessions=[Session(title=name) for name in sessions], by=by or cast.sari)


def a_speaker(cast, *, by=None, name="Wicaksana", posts=(("Kepala Biro", "Kementerian Contoh"),), **more):
    appointments = [Appointment(position=position, organisation=body) for position, body in posts]
    return save_speaker(speaker=Speaker(name=name, **more), appointments=appointments, by=by or cast.sari)


def a_unit(cast, *, by=None, name="Bagian Media", **more):
    return save_unit(unit=WorkUnit(name=name, short_name=name[:60], **more), by=by or cast.rina)


def appears(session, speaker, *, by, role="narasumber"):
    worn = wearing(speaker=speaker, appointment=speaker.appointments.first(), role=role)
    set_appearances(session=session, appearances=[worn], by=by)


def picture(width=640, height=480, kind="JPEG"):
    out = BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, kind)
    out.seek(0)
    out.name = f"foto.{kind.lower()}"
    return out


def a_photo(cast, *, by=None, unit=None, caption="Peserta menyimak"):
    file = picture()
    return add_photo(
        file=file,
        size=len(file.getvalue()),
        caption=caption,
        alt="Orang duduk di aula",
        credit="Budi",
        unit=unit or cast.humas,
        by=by or cast.sari,
    )


def event_form(**values):
    """A complete posted form of an event with one session."""
    return {
        "kind": "rapat",
        "title": "Rapat Kerja",
        "starts_on": "8 Mei 2018",
        "time_zone": "WIB",
        "city": "Jakarta",
        "sesi-TOTAL_FORMS": "2",
        "sesi-INITIAL_FORMS": "0",
        "sesi-0-title": "Sesi Pertama",
        "sesi-0-starts_at": "09.00",
        "sesi-0-ends_at": "11.30",
        **values,
    }


def speaker_form(**values):
    return {
        "name": "Wicaksana",
        "jabatan-TOTAL_FORMS": "1",
        "jabatan-INITIAL_FORMS": "0",
        "jabatan-0-position": "Kepala Biro",
        "jabatan-0-starts_on": "1 Januari 2017",
        **values,
    }


HOSTILE = [
    "N" * 300,
    "=CMD('calc')!A1",
    "\u202eterbalik\u202c\u200f",
    "\U0001f600" * 40,
    "a\x00b",
    "\x00",
    "99999999999999999999999999",
    "-1",
    "²",
    "<script>alert(1)</script>' OR 1=1 --",
    "\u0338\ufdfa" * 20,
]


def queries(client, address):
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)
