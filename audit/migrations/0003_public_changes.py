"""Note when something public changes, so that kept pages know that they are old."""

import uuid

from django.db import migrations, models

from audit.public_changes import NOTE, noted


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0002_guards'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublicChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.UUIDField(default=uuid.uuid4)),
                ('removal', models.UUIDField(null=True)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.RunSQL(NOTE),
        migrations.RunSQL(noted("audit_release", "INSERT", removes=True)),
    ]
