"""Counts of topics and months that cost the same at any size, and an index for the newest of a sitemap's part."""

import django.db.models.expressions
from django.db import migrations, models

# a month is the one that the search filters by, `@202611`, so that it is derived in one place only
COUNTED = """
CREATE FUNCTION shelves_counted(card jsonb, search tsvector)
RETURNS TABLE (kind text, name text, label text) LANGUAGE sql IMMUTABLE AS $$
    SELECT DISTINCT 'topik', topic->>'slug', topic->>'name' FROM jsonb_array_elements(card->'topics') AS topic
    UNION ALL
    SELECT 'bulan', substr(mark, 2), '' FROM unnest(tsvector_to_array(search)) AS mark
    WHERE mark ~ '^@[0-9]{6}$'
$$;
"""

FILL = """
INSERT INTO articles_shelfcount (kind, name, label, number)
SELECT shelf.kind, shelf.name, shelf.label, count(*)
FROM articles_publication AS p CROSS JOIN LATERAL shelves_counted(p.card, p.search) AS shelf
WHERE p.visible_until IS NULL GROUP BY 1, 2, 3;
"""

# into a row that nobody else holds, as the marks of public changes: no release waits for another
ADD = """
CREATE FUNCTION add_to_shelf(of_kind text, named text, spelled text, change integer)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE slot bigint;
BEGIN
    SELECT id INTO slot FROM articles_shelfcount
    WHERE kind = of_kind AND name = named AND label = spelled LIMIT 1 FOR UPDATE SKIP LOCKED;
    IF slot IS NULL THEN
        INSERT INTO articles_shelfcount (kind, name, label, number) VALUES (of_kind, named, spelled, change);
    ELSE
        UPDATE articles_shelfcount SET number = number + change WHERE id = slot;
    END IF;
END $$;
"""

TRIGGERS = """
CREATE FUNCTION count_released() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM add_to_shelf(kind, name, label, change) FROM (
        SELECT shelf.kind, shelf.name, shelf.label, count(*)::integer AS change
        FROM fresh AS p CROSS JOIN LATERAL shelves_counted(p.card, p.search) AS shelf
        WHERE p.visible_until IS NULL GROUP BY 1, 2, 3
    ) AS changes;
    RETURN NULL;
END $$;

CREATE FUNCTION count_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM add_to_shelf(kind, name, label, change) FROM (
        SELECT shelf.kind, shelf.name, shelf.label, sum(p.sign)::integer AS change
        FROM (
            SELECT 1 AS sign, card, search FROM fresh WHERE visible_until IS NULL
            UNION ALL
            SELECT -1, card, search FROM gone WHERE visible_until IS NULL
        ) AS p CROSS JOIN LATERAL shelves_counted(p.card, p.search) AS shelf
        GROUP BY 1, 2, 3 HAVING sum(p.sign) <> 0
    ) AS changes;
    RETURN NULL;
END $$;

CREATE TRIGGER publication_count_released AFTER INSERT ON articles_publication
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION count_released();
CREATE TRIGGER publication_count_changed AFTER UPDATE ON articles_publication
    REFERENCING OLD TABLE AS gone NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION count_changed();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0010_documents'),
        ('contributors', '0004_one_name_one_paraf'),
        ('events', '0004_sessions_within_their_event'),
    ]

    operations = [
        migrations.CreateModel(
            name='ShelfCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=10)),
                ('name', models.CharField(max_length=100)),
                ('label', models.TextField()),
                ('number', models.IntegerField()),
            ],
            options={
                'ordering': ['kind', 'name', 'id'],
            },
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(django.db.models.expressions.CombinedExpression(models.F('id'), '/', models.Value(5000)), models.OrderBy(models.F('visible_from'), descending=True), name='publication_by_sitemap'),
        ),
        migrations.AddIndex(
            model_name='shelfcount',
            index=models.Index(fields=['kind', 'name'], name='shelf_counted'),
        ),
        migrations.RunSQL(COUNTED + FILL),
        migrations.RunSQL(ADD + TRIGGERS),
    ]
