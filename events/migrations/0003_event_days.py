"""The days of released events, indexed in the words that were released (portal/queries.py reads them)."""

from django.db import migrations

FIRST = "((canonical)::jsonb ->> 'starts_on')"
LAST = f"COALESCE(((canonical)::jsonb ->> 'ends_on'), {FIRST})"


class Migration(migrations.Migration):

    dependencies = [("events", "0002_hat_of_the_day"), ("audit", "0003_public_changes")]

    operations = [
        migrations.RunSQL(
            f"CREATE INDEX event_first_day ON audit_snapshot ({FIRST}) WHERE object_type = 'event'",
            "DROP INDEX event_first_day",
        ),
        migrations.RunSQL(
            f"CREATE INDEX event_last_day ON audit_snapshot (({LAST})) WHERE object_type = 'event'",
            "DROP INDEX event_last_day",
        ),
    ]
