"""The documents of a publication: those of its signed bytes, with the files that lie in the library."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

from articles.migrations._guards import PUBLICATION

START, END = "CREATE FUNCTION refuse_other_columns", "CREATE FUNCTION guard_publication()"
BEFORE = PUBLICATION[PUBLICATION.index(START) : PUBLICATION.index(END)].replace("CREATE", "CREATE OR REPLACE", 1)

COLUMNS = """
CREATE OR REPLACE FUNCTION refuse_other_columns(publication articles_publication) RETURNS void LANGUAGE plpgsql AS $$
DECLARE words jsonb := publication.canonical::jsonb; first timestamptz;
BEGIN
    SELECT min(p.visible_from) INTO first FROM articles_publication p
        WHERE p.article_id = publication.article_id AND p.visible_from <= now()
        AND p.visible_until IS DISTINCT FROM p.visible_from;
    IF publication.topics::text[] <> ARRAY(SELECT t ->> 'slug' FROM jsonb_array_elements(words -> 'topics') t)
       OR publication.speakers <> ARRAY(SELECT (s ->> 'id')::bigint FROM jsonb_array_elements(words -> 'speakers') s)
       OR publication.event_id IS DISTINCT FROM (words -> 'event' ->> 'id')::bigint
       OR publication.change_kind <> words -> 'change' ->> 'kind'
       OR publication.first_published_at <> coalesce(first, publication.visible_from)
       OR EXISTS (SELECT FROM unnest(publication.photos) p WHERE p <> coalesce(words -> 'lead' ->> 'photo', '')
                  AND position('src="/media/' || p || '"' IN words ->> 'body') = 0)
       OR publication.documents <> ARRAY(SELECT (d ->> 'id')::bigint
                                         FROM jsonb_array_elements(coalesce(words -> 'documents', '[]')) d)
    THEN
        RAISE EXCEPTION 'the columns do not say what the words say' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    -- held, so that a document cannot go while a text with it is released
    PERFORM FROM library_document d WHERE d.id = ANY (publication.documents) FOR KEY SHARE;
    IF EXISTS (
        SELECT FROM jsonb_array_elements(coalesce(words -> 'documents', '[]')) w
        LEFT JOIN library_document d ON d.id = (w ->> 'id')::bigint
        WHERE (d.sha256, d.format, d.size::bigint)
              IS DISTINCT FROM (w ->> 'sha256', w ->> 'format', (w ->> 'size')::bigint)
           OR coalesce(w ->> 'title', '') = ''
    ) THEN
        RAISE EXCEPTION 'the words name a document that the library does not have'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END $$;
"""

KEPT = """
CREATE FUNCTION guard_document_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM articles_publication p WHERE p.documents @> ARRAY[OLD.id]) THEN
        RAISE EXCEPTION 'a document of a publication is never deleted'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER document_kept BEFORE DELETE ON library_document
    FOR EACH ROW EXECUTE FUNCTION guard_document_kept();
"""
NOT_KEPT = """
DROP TRIGGER document_kept ON library_document;
DROP FUNCTION guard_document_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_start_key"), ("library", "0003_documents")]

    operations = [
        migrations.AddField(
            model_name="publication",
            name="documents",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), default=list, size=None
            ),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["documents"], name="publication_by_document"
            ),
        ),
        migrations.RunSQL(COLUMNS, BEFORE),
        migrations.RunSQL(KEPT, NOT_KEPT),
    ]
