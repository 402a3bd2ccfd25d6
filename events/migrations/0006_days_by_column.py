"""The days of released events are columns now (audit/0005); the indexes of 0003 read every row's words."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("events", "0005_event_status"), ("audit", "0005_event_days")]

    operations = [
        migrations.RunSQL("DROP INDEX event_first_day", migrations.RunSQL.noop),
        migrations.RunSQL("DROP INDEX event_last_day", migrations.RunSQL.noop),
    ]
