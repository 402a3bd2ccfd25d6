"""The search index beside released words. Existing releases are indexed here."""

import json
from typing import Any

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations

from audit.finding import search_vector

GUARD = """
CREATE FUNCTION guard_release_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR to_jsonb(NEW) - 'search' IS DISTINCT FROM to_jsonb(OLD) - 'search' THEN
        RAISE EXCEPTION '% on audit_release is refused: its rows are immutable but for search', TG_OP
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER audit_release_immutable ON audit_release;
CREATE TRIGGER audit_release_immutable BEFORE UPDATE OR DELETE ON audit_release
    FOR EACH ROW EXECUTE FUNCTION guard_release_change();
"""


def index_releases(apps: Any, schema_editor: Any) -> None:
    releases = apps.get_model("audit", "Release").objects
    for row in releases.select_related("snapshot").iterator(200):
        found = search_vector(row.object_type, json.loads(row.snapshot.canonical))
        releases.filter(pk=row.pk).update(search=found)


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0003_public_changes'),
    ]

    operations = [
        migrations.AddField(
            model_name='release',
            name='search',
            field=django.contrib.postgres.search.SearchVectorField(default=''),
        ),
        migrations.RunSQL(GUARD),
        migrations.RunPython(index_releases, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='release',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search'], gin_pending_list_limit=256, name='release_by_word'),
        ),
    ]
