"""What the database refuses of certificates, whoever asks."""

import pytest

from events.actions import name_member, propose_correction, revoke
from events.models import Certificate, Closing, NumberSeries
from tests.events.certifying import issued, refused, run


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE events_certificate SET serial = 9",
        "UPDATE events_certificate SET token = 'A'",
        "DELETE FROM events_certificate",
        "TRUNCATE events_certificate CASCADE",
        "UPDATE events_certificateversion SET name = 'Lain'",
        "DELETE FROM events_certificateversion",
        "UPDATE events_closing SET hours = 90",
        "DELETE FROM events_closing",
        "DELETE FROM events_correctionproposal",
        "UPDATE events_numberseries SET last = last - 1",
        "UPDATE events_numberseries SET last = last + 1",
        "DELETE FROM events_numberseries",
    ],
)
def test_the_database_refuses(cast, sql):
    (row,) = issued(cast, "Bunga Lestari")
    name_member(event=row.event, name="Dewi", by=cast.joko)
    propose_correction(certificate=row, name="Bunga", reason="Coba.", by=cast.ratna)
    refused("immutable|only grows|have a gap", lambda: run(sql))


def test_what_may_not_be_added(cast):
    (row,) = issued(cast, "Bunga Lestari")
    theirs, own = (
        name_member(event=row.event, name=name, by=by)
        for name, by in (("Dewi", cast.rina), ("Raka", cast.joko))
    )
    proposal = propose_correction(certificate=row, name="Bunga", reason="Coba.", by=cast.ratna)
    series = {"series_id": row.series_id, "closing_id": row.closing_id, "event_id": row.event_id}
    more = {**series, "serial": 2, "number": "002", "role": "panitia", "issued_by": cast.joko}
    refused("not counted", lambda: Certificate.objects.create(**more, member=theirs))
    refused("words of others", lambda: Certificate.objects.create(**more, member=own))
    mine = {**more, "issued_by": cast.rina}
    refused("words of others", lambda: Certificate.objects.create(**mine, member=own))
    refused("have a gap", lambda: NumberSeries.objects.create(unit=cast.protokol, year=2026, last=1))
    again = {"event": row.event, "by": cast.ratna, "by_name": "R", "by_post": "K"}
    official = {"official_name": "R", "official_post": "K"}
    refused("closing stands", lambda: Closing.objects.create(**again, **official))

    def version(**changed):
        copy = row.versions.get()
        copy.pk, copy.number, copy.proposal = None, 2, proposal
        copy.name, copy.by = proposal.name, cast.rina
        for name, value in changed.items():
            setattr(copy, name, value)
        copy.save(force_insert=True)

    refused("nobody else", lambda: version(by=cast.ratna))
    refused("nobody else", lambda: version(name="Orang Lain"))
    refused("nobody else", lambda: version(number=3))
    revoke(certificate=row, reason="Salah orang.", by=cast.rina)
    refused("nobody else", version)
