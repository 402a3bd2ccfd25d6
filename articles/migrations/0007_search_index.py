"""The search index beside the approved words, and the lexicon. Existing publications are indexed here."""

import json
from typing import Any

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

from articles.finding import search_vector

STORAGE = """
-- read by every search: a copy is cheaper than unpacking
ALTER TABLE articles_publication ALTER COLUMN search SET STORAGE EXTERNAL;
"""


def index_publications(apps: Any, schema_editor: Any) -> None:
    publications = apps.get_model("articles", "Publication").objects
    for row in publications.only("canonical", "kind", "unit_id", "first_published_at").iterator(200):
        found = search_vector(
            json.loads(row.canonical), kind=row.kind, unit=row.unit_id, first=row.first_published_at
        )
        publications.filter(pk=row.pk).update(search=found)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0006_publication_in_sitemap'),
        ('contributors', '0002_unit_tree'),
        ('events', '0002_hat_of_the_day'),
    ]

    operations = [
        migrations.CreateModel(
            name='Acronym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('short', models.CharField(max_length=20)),
                ('long', models.CharField(max_length=200)),
            ],
            options={
                'ordering': ['short', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Lexeme',
            fields=[
                ('word', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('documents', models.PositiveIntegerField()),
                ('spelled', models.PositiveIntegerField()),
                ('trigrams', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=3), default=list, size=None)),
            ],
            options={
                'ordering': ['word'],
            },
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('publication', models.BigIntegerField(default=0)),
                ('release', models.BigIntegerField(default=0)),
                ('at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddField(
            model_name='publication',
            name='search',
            field=django.contrib.postgres.search.SearchVectorField(default=''),
        ),
        migrations.RunSQL(STORAGE),
        migrations.RunPython(index_publications, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='publication',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search'], gin_pending_list_limit=256, name='publication_by_word'),
        ),
        migrations.AddIndex(
            model_name='acronym',
            index=models.Index(fields=['long'], name='acronym_by_long'),
        ),
        migrations.AddConstraint(
            model_name='acronym',
            constraint=models.UniqueConstraint(fields=('short', 'long'), name='one_row_per_acronym'),
        ),
        migrations.AddIndex(
            model_name='lexeme',
            index=django.contrib.postgres.indexes.GinIndex(fields=['trigrams'], name='lexeme_by_trigram'),
        ),
    ]
