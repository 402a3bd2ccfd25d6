"""Marks are only added, each by the rules; who came to the door unregistered begins in a state of its own."""

from django.db import migrations

from audit.immutable import immutable
from events.migrations._attendance_guards import CHANGE, MARK, REGISTRATION
from events.migrations._registration_guards import sync_transitions


class Migration(migrations.Migration):
    dependencies = [("events", "0011_attendance")]

    operations = [
        migrations.RunSQL(immutable("events_attendancemark")),
        migrations.RunSQL(immutable("events_attendancevoid")),
        migrations.RunSQL(MARK),
        migrations.RunSQL(CHANGE),
        migrations.RunSQL(REGISTRATION),
        migrations.RunPython(sync_transitions, migrations.RunPython.noop),
    ]
