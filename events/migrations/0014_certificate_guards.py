"""Numbers without gaps, a ledger that is only added to, and four eyes on each certificate, in the database."""

from django.db import migrations

from audit.immutable import immutable, never_emptied
from events.migrations._certificate_guards import CERTIFICATE, MEMBER, SERIES

LEDGER = (
    "closing",
    "certificate",
    "certificateversion",
    "correctionproposal",
    "revocation",
    "certificatefile",
)


class Migration(migrations.Migration):
    dependencies = [("events", "0013_certificates")]

    operations = [
        *[migrations.RunSQL(immutable(f"events_{table}")) for table in LEDGER],
        migrations.RunSQL(never_emptied("events_numberseries")),
        migrations.RunSQL(MEMBER),
        migrations.RunSQL(SERIES),
        migrations.RunSQL(CERTIFICATE),
    ]
