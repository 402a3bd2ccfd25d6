"""The promise, in the database: triggers that raw SQL and queryset.update() meet as well."""

from django.db import migrations

from articles.migrations._guards import (
    ARTICLE,
    EDITION,
    PUBLICATION,
    REMARK,
    SIGNATURE,
    STATUS_CHANGE,
    TRANSITION,
    sync_transitions,
)
from audit.immutable import immutable, never_emptied

APPEND_ONLY = (
    "articles_revision",
    "articles_signature",
    "articles_statuschange",
    "articles_withdrawal",
)


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial"), ("audit", "0002_guards"), ("contributors", "0002_unit_tree")]

    operations = [
        *(migrations.RunSQL(immutable(table)) for table in APPEND_ONLY),
        *(
            migrations.RunSQL(never_emptied(table))
            for table in ("articles_article", "articles_edition", "articles_publication")
        ),
        migrations.RunSQL(TRANSITION),
        migrations.RunSQL(STATUS_CHANGE),
        migrations.RunSQL(EDITION),
        migrations.RunSQL(ARTICLE),
        migrations.RunSQL(REMARK),
        migrations.RunSQL(SIGNATURE),
        migrations.RunSQL(PUBLICATION),
        migrations.RunPython(sync_transitions, migrations.RunPython.noop),
    ]
