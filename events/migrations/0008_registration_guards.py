"""Quota, order, history and consent of registrations, in the database."""

from django.db import migrations

from audit.immutable import immutable, never_emptied
from events.migrations._registration_guards import (
    CHANGE,
    FORM,
    QUOTA,
    REGISTRATION,
    TOLD,
    TRANSITION,
    sync_transitions,
)


class Migration(migrations.Migration):
    dependencies = [("events", "0007_registration"), ("audit", "0003_public_changes")]

    operations = [
        migrations.RunSQL(immutable("events_registrationchange")),
        migrations.RunSQL(never_emptied("events_registration")),
        migrations.RunSQL(never_emptied("events_consent")),
        migrations.RunSQL(never_emptied("events_seat")),
        migrations.RunSQL(never_emptied("events_registrationtransition")),
        migrations.RunSQL(TRANSITION),
        migrations.RunSQL(FORM),
        migrations.RunSQL(CHANGE),
        migrations.RunSQL(REGISTRATION),
        migrations.RunSQL(QUOTA),
        migrations.RunSQL(TOLD),
        migrations.RunPython(sync_transitions, migrations.RunPython.noop),
    ]
