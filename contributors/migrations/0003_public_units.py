"""The slug of a unit is a public address: note when it changes."""

from django.db import migrations

from audit.public_changes import noted


class Migration(migrations.Migration):

    dependencies = [("contributors", "0002_unit_tree"), ("audit", "0003_public_changes")]

    operations = [migrations.RunSQL(noted("contributors_workunit", "UPDATE", removes=True))]
