"""TRUNCATE passes row triggers by: the notes in the margin were the one guarded table that could be emptied."""

from django.db import migrations

from audit.immutable import never_emptied


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_search_index")]

    operations = [
        migrations.RunSQL(
            never_emptied("articles_remark"), "DROP TRIGGER articles_remark_never_emptied ON articles_remark"
        )
    ]
