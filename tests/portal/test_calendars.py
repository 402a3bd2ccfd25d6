"""Calendars read back as a calendar program reads them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from audit.models import Release
from contributors.actions import release_unit, save_unit
from events.actions import release_event, save_event, set_appearances, wearing, withdraw_event
from events.models import Event, LiveAccess, Session
from portal.calendars.writing import LONGEST, line, text
from tests.portal.elsewhere import HOSTILE
from tests.portal.kept import ask, front
from tests.portal.public import SECRET, announced, changed, event, newest, speaker

pytestmark = pytest.mark.django_db

SITE = "https://humas.contoh.example"
SOON = date.today() + timedelta(days=30)
LINK = "https://rapat.example/rahasia"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


def read(client, address):
    """The entries of a calendar by their UID; every line is checked for its length and its end."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    content = response.content
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(each) <= LONGEST for each in content.split(b"\r\n"))
    calendar = Calendar.from_ical(content)
    assert not calendar.errors
    found = {str(one["UID"]): one for one in calendar.walk("VEVENT")}
    assert all(not one.errors for one in found.values())
    assert len(found) == len(calendar.walk("VEVENT"))
    return found


def of(made):
    return f"acara-{made.pk}@humas.contoh.example"


def whole(client, made):
    return read(client, f"/agenda/{made.slug}/acara.ics")[of(made)]


class TestStates:
    def test_scheduled(self, client, cast):
        made = event(cast, "Rapat, besar; sekali", starts_on=SOON)
        one = whole(client, made)
        start = one["DTSTART"].dt
        assert start.isoformat() == f"{SOON}T09:00:00+07:00"
        assert start.tzinfo.key == "Asia/Jakarta"
        assert one["DTEND"].dt - start == timedelta(hours=2, minutes=30)
        assert (str(one["SUMMARY"]), str(one["STATUS"])) == ("Rapat, besar; sekali", "CONFIRMED")
        assert str(one["LOCATION"]) == "Aula Serbaguna, Jakarta"
        assert str(one["URL"]) == f"{SITE}/agenda/{made.slug}/"
        released = Release.objects.get()
        assert one["DTSTAMP"].dt == one["LAST-MODIFIED"].dt == released.at.replace(microsecond=0)
        assert one["SEQUENCE"] == released.pk

    def test_its_sessions_stand_beside_it(self, client, cast):
        made = event(cast, starts_on=SOON)
        session = made.sessions.get()
        found = read(client, f"/agenda/{made.slug}/acara.ics")
        part = found[f"acara-{made.pk}-sesi-{session.pk}@humas.contoh.example"]
        assert len(found) == 2
        assert str(part["SUMMARY"]) == "Sesi pembuka – Sharing Session"
        assert str(part["RELATED-TO"]) == of(made)

    @pytest.mark.parametrize("status", ["dibatalkan", "ditunda"])
    def test_nobody_comes(self, client, cast, status):
        made = event(cast, starts_on=SOON)
        before = whole(client, made)
        announced(cast, made, status)
        one = whole(client, made)
        assert str(one["STATUS"]) == "CANCELLED"
        assert str(one["SUMMARY"]).lower().startswith(f"{status}: ")
        assert "Banjir di sekitar gedung." in str(one["DESCRIPTION"])
        assert one["UID"] == before["UID"]
        assert one["SEQUENCE"] > before["SEQUENCE"]
        parts = read(client, f"/agenda/{made.slug}/acara.ics").values()
        assert {str(part["STATUS"]) for part in parts} == {"CANCELLED"}

    def test_rescheduled(self, client, cast):
        made = announced(
            cast, event(cast, starts_on=SOON), "dijadwal_ulang", starts_on=SOON + timedelta(days=7)
        )
        one = whole(client, made)
        assert one["DTSTART"].dt.date() == SOON + timedelta(days=7)
        assert str(one["STATUS"]) == "CONFIRMED"
        assert "Semula " in str(one["DESCRIPTION"])
        assert str(SOON.year) in str(one["DESCRIPTION"])

    def test_moved_online(self, client, cast):
        one = whole(client, announced(cast, event(cast, starts_on=SOON), "pindah_daring"))
        assert (str(one["LOCATION"]), str(one["STATUS"])) == ("Daring", "CONFIRMED")

    def test_past(self, client, cast):
        one = whole(client, event(cast))
        assert one["DTSTART"].dt.isoformat() == "2018-05-08T09:00:00+07:00"
        assert not read(client, "/agenda/kalender.ics")

    def test_called_off_stays_for_thirty_days(self, client, cast):
        today = timezone.localdate()
        near = announced(cast, event(cast, "Dekat", starts_on=today - timedelta(days=100)), "dibatalkan")
        assert of(near) in read(client, "/agenda/kalender.ics")  # announced today
        late = timezone.now() + timedelta(days=31)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(timezone, "now", lambda: late)
            assert of(near) not in read(client, "/agenda/kalender.ics")

    def test_the_sequence_rises_with_every_release(self, client, cast):
        made = event(cast, starts_on=SOON)
        seen = [whole(client, made)["SEQUENCE"]]
        for room in ("Satu", "Dua"):
            changed(cast, made, room=room)
            seen.append(whole(client, made)["SEQUENCE"])
        assert seen == sorted(set(seen))


class TestTimes:
    def made(self, cast, zone="WIB", **days):
        made = Event(title="Rapat", unit=cast.humas, starts_on=SOON, time_zone=zone, **days)
        save_event(event=made, sessions=[Session(title="Satu", starts_at=time(9))], by=cast.sari)
        release_event(event=made, seen=newest("event", made.pk), by=cast.rina)
        return made

    @pytest.mark.parametrize(
        ("zone", "place", "hours"),
        [("WIB", "Asia/Jakarta", 7), ("WITA", "Asia/Makassar", 8), ("WIT", "Asia/Jayapura", 9)],
    )
    def test_the_zone_is_told_in_the_file(self, client, cast, zone, place, hours):
        made = self.made(cast, zone)
        calendar = Calendar.from_ical(client.get(f"/agenda/{made.slug}/acara.ics").content)
        [told] = calendar.walk("VTIMEZONE")
        [rule] = told.walk("STANDARD")
        assert (str(told["TZID"]), str(rule["TZNAME"])) == (place, zone)
        assert rule["TZOFFSETTO"].td == rule["TZOFFSETFROM"].td == timedelta(hours=hours)
        start = calendar.walk("VEVENT")[0]["DTSTART"].dt
        assert start.astimezone(UTC) == datetime.combine(SOON, time(9 - hours), UTC)

    def test_several_days_are_days(self, client, cast):
        one = whole(client, self.made(cast, ends_on=SOON + timedelta(days=2)))
        assert (one["DTSTART"].dt, one["DTEND"].dt) == (SOON, SOON + timedelta(days=3))

    def test_an_hour_without_an_end_has_none(self, client, cast):
        assert "DTEND" not in whole(client, self.made(cast))

    def test_a_day_without_hours(self, client, cast):
        made = Event(title="Upacara", unit=cast.humas, starts_on=SOON)
        save_event(event=made, by=cast.sari)
        release_event(event=made, seen=newest("event", made.pk), by=cast.rina)
        one = whole(client, made)
        assert (one["DTSTART"].dt, one["DTEND"].dt) == (SOON, SOON + timedelta(days=1))


class TestSubscriptions:
    def test_the_whole_agenda(self, client, cast):
        made = event(cast, "Akan datang", starts_on=SOON)
        event(cast, SECRET, starts_on=SOON, released=False)
        gone = event(cast, "Ditarik", starts_on=SOON)
        withdraw_event(shown=Release.objects.filter(object_id=gone.pk).get(), by=cast.rina)
        assert set(read(client, "/agenda/kalender.ics")) == {of(made)}
        calendar = Calendar.from_ical(client.get("/agenda/kalender.ics").content)
        assert str(calendar["X-WR-CALNAME"]) == str(calendar["NAME"])
        assert calendar["REFRESH-INTERVAL"].to_ical() == b"PT1H"
        assert str(calendar["X-PUBLISHED-TTL"]) == "PT1H"
        assert str(calendar["SOURCE"]) == f"{SITE}/agenda/kalender.ics"

    def test_of_a_unit(self, client, cast):
        save_unit(unit=cast.humas, by=cast.adi)
        assert client.get("/unit/humas/kalender.ics").status_code == 404
        release_unit(unit=cast.humas, seen=newest("unit", cast.humas.pk), by=cast.rina)
        made = event(cast, starts_on=SOON)
        other = Event(title="Lain", unit=cast.protokol, starts_on=SOON)
        save_event(event=other, by=cast.wayan)
        release_event(event=other, seen=newest("event", other.pk), by=cast.rina)
        assert set(read(client, "/unit/humas/kalender.ics")) == {of(made)}

    def test_of_a_speaker_only_their_sessions(self, client, cast):
        person, other = speaker(cast), speaker(cast, "Dewi Lestari")
        made = event(cast, speakers=[person], starts_on=SOON)
        second = Session(title="Sesi lain", starts_at=time(13))
        save_event(event=made, sessions=[*made.sessions.all(), second], by=cast.sari)
        worn = wearing(speaker=other, appointment=None, role="moderator")
        set_appearances(session=second, appearances=[worn], by=cast.sari)
        release_event(event=made, seen=newest("event", made.pk), by=cast.rina)
        [one] = read(client, f"/narasumber/{person.slug}/kalender.ics").values()
        assert str(one["SUMMARY"]).startswith("Sesi pembuka")
        assert "Kepala Biro Hukum, Kementerian Contoh" in str(one["DESCRIPTION"])

    @pytest.mark.parametrize(
        "path", ["/agenda/x/acara.ics", "/unit/x/kalender.ics", "/narasumber/x/kalender.ics"]
    )
    def test_of_what_is_not_public(self, client, cast, path):
        event(cast, released=False)
        speaker(cast, released=False)
        assert client.get(path).status_code == 404
        assert client.get("/agenda/sharing-session-2018/acara.ics").status_code == 404
        assert client.get("/narasumber/haryo-nugroho/kalender.ics").status_code == 404

    @pytest.mark.parametrize("items", [1, 3])
    def test_queries_do_not_grow(self, client, cast, items, django_assert_num_queries):
        for number in range(items):
            event(cast, f"Acara {number}", starts_on=SOON)
        with django_assert_num_queries(2):
            assert len(read(client, "/agenda/kalender.ics")) == items

    @pytest.mark.parametrize("access", LiveAccess.values)
    def test_no_link_to_anything_live(self, client, cast, access):
        made = event(cast, starts_on=SOON)
        changed(cast, made, live_link=LINK, live_access=access)
        for path in (f"/agenda/{made.slug}/acara.ics", "/agenda/kalender.ics"):
            assert b"rapat.example" not in client.get(path).content.replace(b"\r\n ", b"")

    @pytest.mark.django_db(transaction=True)
    def test_kept_and_answered_with_304(self, cast, tmp_path):
        made = event(cast, starts_on=SOON)
        kept = front(tmp_path)
        assert ask(kept, "/agenda/kalender.ics").how == "miss"
        again = ask(kept, "/agenda/kalender.ics")
        assert (again.how, again.status) == ("hit", 200)
        same = ask(kept, "/agenda/kalender.ics", HTTP_IF_NONE_MATCH=again.headers["etag"])
        assert (same.status, same.body) == (304, b"")
        announced(cast, made, "dibatalkan")
        kept.watch.look_again()
        fresh = ask(kept, "/agenda/kalender.ics")
        assert (fresh.how, "STATUS:CANCELLED" in fresh.text) == ("miss", True)


def test_hostile_words_stay_words(client, cast):
    made = event(cast, f"{HOSTILE} BEGIN:VEVENT\\n", starts_on=SOON)
    found = read(client, f"/agenda/{made.slug}/acara.ics")
    assert len(found) == 2
    assert str(found[of(made)]["SUMMARY"]).replace(" ", "")[:20] == HOSTILE.replace(" ", "")[:20]


@given(st.text())
def test_any_text_comes_back(value):
    written = line("SUMMARY", text(value))
    assert all(len(each.encode()) <= LONGEST for each in written.split("\r\n"))
    calendar = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + written + "END:VEVENT\r\nEND:VCALENDAR\r\n"
    [one] = Calendar.from_ical(calendar).walk("VEVENT")
    plain = "\n".join(value.splitlines())
    assert str(one["SUMMARY"]) == "".join(char for char in plain if char == "\n" or char.isprintable())
