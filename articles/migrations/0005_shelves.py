"""Lists of a topic or a speaker that stay quick at any size, and notes of what changes in public."""

import django.db.models.deletion
from django.db import migrations, models

from audit.public_changes import noted

SHELVES = """
INSERT INTO articles_shelf (publication_id, name, first_published_at)
SELECT id, shelf, first_published_at FROM {source} AS publication
CROSS JOIN LATERAL (
    SELECT 'topik/' || topic FROM unnest(publication.topics) AS topic
    UNION
    SELECT 'narasumber/' || speaker FROM unnest(publication.speakers) AS speaker
) AS shelves (shelf);
"""

TRIGGER = f"""
CREATE FUNCTION put_on_shelves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {SHELVES.format(source="fresh")}
    RETURN NULL;
END $$;
CREATE TRIGGER publication_shelves AFTER INSERT ON articles_publication
    REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION put_on_shelves();
"""

# an urgent release says on its page that it waits for somebody's signature
RATIFIED = """
CREATE FUNCTION note_ratification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM articles_publication p WHERE p.revision_id = NEW.revision_id AND p.urgent) THEN
        PERFORM set_public_mark(false);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER signature_public_insert AFTER INSERT ON articles_signature
    FOR EACH ROW EXECUTE FUNCTION note_ratification();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0004_reading_counts'),
        ('audit', '0003_public_changes'),
        ('contributors', '0002_unit_tree'),
        ('events', '0002_hat_of_the_day'),
    ]

    operations = [
        migrations.CreateModel(
            name='Shelf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100)),
                ('first_published_at', models.DateTimeField()),
            ],
            options={
                'verbose_name_plural': 'shelves',
                'ordering': ['-first_published_at', '-publication_id'],
            },
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(condition=models.Q(('change_kind__in', ['ralat', 'klarifikasi'])), fields=['-visible_from', '-id'], name='publication_corrections'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(fields=['visible_from'], name='publication_by_start'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(fields=['visible_until'], name='publication_by_end'),
        ),
        migrations.AddField(
            model_name='shelf',
            name='publication',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shelves', to='articles.publication'),
        ),
        migrations.AddIndex(
            model_name='shelf',
            index=models.Index(fields=['name', '-first_published_at', '-publication'], name='shelf_newest'),
        ),
        migrations.RunSQL(SHELVES.format(source="articles_publication")),
        migrations.RunSQL(TRIGGER),
        migrations.RunSQL(noted("articles_publication", "INSERT", removes=False)),
        migrations.RunSQL(noted("articles_publication", "UPDATE", removes=True)),
        migrations.RunSQL(noted("articles_withdrawal", "INSERT", removes=True)),
        migrations.RunSQL(noted("articles_formeraddress", "INSERT", removes=False)),
        migrations.RunSQL(noted("articles_formeraddress", "UPDATE", removes=False)),
        migrations.RunSQL(noted("articles_formeraddress", "DELETE", removes=False)),
        migrations.RunSQL(noted("articles_placement", "INSERT", removes=False)),
        migrations.RunSQL(noted("articles_placement", "DELETE", removes=False)),
        migrations.RunSQL(RATIFIED),
    ]
