"""Documents. A row may be described anew, but the file that it names never changes."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from audit.immutable import never_emptied

GUARD = """
CREATE FUNCTION guard_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - '{title,description,language}'::text[]
       IS DISTINCT FROM to_jsonb(OLD) - '{title,description,language}'::text[]
    THEN
        RAISE EXCEPTION 'the file of a document never changes' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER document_guard BEFORE UPDATE ON library_document
    FOR EACH ROW EXECUTE FUNCTION guard_document();
"""
UNGUARD = """
DROP TRIGGER document_guard ON library_document;
DROP FUNCTION guard_document();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0002_guards'),
        ('contributors', '0004_one_name_one_paraf'),
        ('library', '0002_focal_points_and_avif'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=150, verbose_name='judul dokumen')),
                ('description', models.CharField(blank=True, max_length=300, verbose_name='keterangan')),
                ('language', models.CharField(choices=[('id', 'Indonesia'), ('en', 'Inggris')], default='id', max_length=2, verbose_name='bahasa dokumen')),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveIntegerField()),
                ('format', models.CharField(choices=[('pdf', 'PDF'), ('docx', 'Word'), ('xlsx', 'Excel'), ('pptx', 'PowerPoint'), ('odt', 'Teks ODF'), ('ods', 'Lembar ODF'), ('odp', 'Salindia ODF'), ('csv', 'CSV'), ('txt', 'Teks')], max_length=4)),
                ('uploaded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='contributors.workunit', verbose_name='unit kerja')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.UniqueConstraint(fields=('sha256', 'unit'), name='one_document_per_file_and_unit'), models.UniqueConstraint(condition=models.Q(('unit', None)), fields=('sha256', 'uploaded_by'), name='one_document_per_file_and_person'), models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='document_is_not_empty'), models.CheckConstraint(condition=models.Q(('format__in', ['pdf', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'csv', 'txt'])), name='document_format_is_known'), models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='document_has_a_hash')],
            },
        ),
        migrations.RunSQL(GUARD, UNGUARD),
        migrations.RunSQL(
            never_emptied("library_document"),
            "DROP TRIGGER library_document_never_emptied ON library_document",
        ),
    ]
