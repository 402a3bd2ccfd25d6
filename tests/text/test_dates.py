from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.dates import MONTHS, ago, clock, long_date, long_moment, parse_date

MOMENT = datetime(2018, 5, 8, 7, 5, tzinfo=UTC)


def test_long_forms():
    assert long_date(date(2018, 5, 8)) == "Selasa, 8 Mei 2018"
    assert long_date(date(2026, 11, 20)) == "Jumat, 20 November 2026"
    assert [clock(MOMENT, zone) for zone in ("WIB", "WITA", "WIT")] == [
        "14.05 WIB",
        "15.05 WITA",
        "16.05 WIT",
    ]
    assert long_moment(MOMENT) == "Selasa, 8 Mei 2018, 14.05 WIB"
    late = datetime(2018, 5, 8, 16, 30, tzinfo=UTC)
    assert long_moment(late, "WIT") == "Rabu, 9 Mei 2018, 01.30 WIT"


def test_the_zone_of_the_site(settings):
    settings.TIME_ZONE = "Asia/Makassar"
    assert long_moment(MOMENT) == "Selasa, 8 Mei 2018, 15.05 WITA"
    settings.TIME_ZONE = "Europe/Berlin"
    assert long_moment(MOMENT) == "Selasa, 8 Mei 2018, 14.05 WIB"


@pytest.mark.parametrize(
    "text",
    ["8 Mei 2018", "08/05/2018", "2018-05-08", "8-5-2018", "8.5.2018", " Selasa, 8 mei 2018 ", "08 MEI 2018"],
)
def test_dates_as_people_write_them(text):
    assert parse_date(text) == date(2018, 5, 8)


@pytest.mark.parametrize(
    ("text", "day"),
    [("1 Nopember 2017", date(2017, 11, 1)), ("2 Agt. 2019", date(2019, 8, 2)), ("Jum'at, 3 Peb 2023", None)],
)
def test_old_spellings(text, day):
    if day is None:
        with pytest.raises(ValueError, match="tidak ada dalam kalender"):
            parse_date(text)
    else:
        assert parse_date(text) == day


@pytest.mark.parametrize("text", ["", "kemarin", "8 Mei", "05/08/18", "8/5-2018", "2018/05/08 10.00"])
def test_what_is_no_date(text):
    with pytest.raises(ValueError, match="Tulis tanggal seperti 8 Mei 2018 atau 08/05/2018"):
        parse_date(text)


@pytest.mark.parametrize("text", ["30 Februari 2018", "31/04/2018", "2018-13-01", "0/5/2018", "8 Mai 2018"])
def test_what_no_calendar_has(text):
    with pytest.raises(ValueError, match="tidak ada dalam kalender"):
        parse_date(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_what_is_written_can_be_read(day):
    assert parse_date(long_date(day)) == day
    assert parse_date(f"{day.day} {MONTHS[day.month - 1]} {day.year}") == day
    assert parse_date(f"{day:%d/%m/%Y}") == day
    assert parse_date(day.isoformat()) == day


@given(st.text(max_size=20))
def test_any_text_gets_a_date_or_a_sentence(text):
    with suppress(ValueError):
        assert isinstance(parse_date(text), date)


@pytest.mark.parametrize(
    ("past", "words"),
    [
        (timedelta(seconds=59), "baru saja"),
        (timedelta(seconds=-30), "baru saja"),
        (timedelta(minutes=1), "1 menit lalu"),
        (timedelta(minutes=59), "59 menit lalu"),
        (timedelta(hours=3, minutes=50), "3 jam lalu"),
        (timedelta(days=1), "1 hari lalu"),
        (timedelta(days=29), "29 hari lalu"),
        (timedelta(days=30), "8 Mei 2018"),
        (timedelta(hours=-2), "8 Mei 2018"),
    ],
)
def test_ago(past, words):
    assert ago(MOMENT, MOMENT + past) == words


def test_ago_without_now():
    assert ago(datetime.now(UTC)) == "baru saja"
