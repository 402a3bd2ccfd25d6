"""The SQL of the guards, and the copy of the table of moves that they read."""

from typing import Any

from articles.workflow import MOVES, Status

TRANSITION = """
CREATE TRIGGER transition_fixed BEFORE INSERT OR UPDATE OR DELETE ON articles_transition
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER transition_never_emptied BEFORE TRUNCATE ON articles_transition
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""

STATUS_CHANGE = """
CREATE FUNCTION guard_status_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE now_status text;
BEGIN
    SELECT status INTO now_status FROM articles_edition WHERE id = NEW.edition_id;
    IF NEW.from_status <> '' AND NEW.from_status IS DISTINCT FROM now_status THEN
        RAISE EXCEPTION 'edition % is %, not %', NEW.edition_id, now_status, NEW.from_status
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NOT EXISTS (SELECT FROM articles_transition t WHERE t.move = NEW.move
                   AND t.from_status = NEW.from_status AND t.to_status = NEW.to_status) THEN
        RAISE EXCEPTION 'no move % from % to %', NEW.move, NEW.from_status, NEW.to_status
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER statuschange_guard BEFORE INSERT ON articles_statuschange
    FOR EACH ROW EXECUTE FUNCTION guard_status_change();
"""

EDITION = """
CREATE FUNCTION guard_edition() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last articles_statuschange;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'editions are never deleted' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF (NEW.article_id, NEW.number, NEW.started_by_id) IS DISTINCT FROM
       (OLD.article_id, OLD.number, OLD.started_by_id) THEN
        RAISE EXCEPTION 'article, number and starter of an edition never change'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.change_kind <> OLD.change_kind
       OR (OLD.urgent_reason <> '' AND NEW.urgent_reason <> OLD.urgent_reason)
       OR NOT EXISTS (
           SELECT FROM articles_revision r WHERE r.id = NEW.latest_id AND r.edition_id = NEW.id
       ) AND NEW.latest_id IS NOT NULL
    THEN
        RAISE EXCEPTION 'kind of change, urgency and text of an edition are not exchanged'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.status <> OLD.status THEN
        SELECT * INTO last FROM articles_statuschange WHERE edition_id = NEW.id ORDER BY id DESC LIMIT 1;
        IF last.from_status IS DISTINCT FROM OLD.status OR last.to_status IS DISTINCT FROM NEW.status THEN
            RAISE EXCEPTION 'status of edition % moves without a line of history', NEW.id
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER edition_guard BEFORE UPDATE OR DELETE ON articles_edition
    FOR EACH ROW EXECUTE FUNCTION guard_edition();

CREATE FUNCTION guard_edition_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE edition articles_edition;
BEGIN
    SELECT * INTO edition FROM articles_edition WHERE id = NEW.id;
    IF edition.status IN ('released', 'withdrawn') AND NOT EXISTS (
        SELECT FROM articles_publication p WHERE p.edition_id = edition.id
    ) THEN
        RAISE EXCEPTION 'edition % is released without a publication', edition.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'INSERT' AND edition.status <> 'draft' AND NOT EXISTS (
        SELECT FROM articles_statuschange c WHERE c.edition_id = edition.id AND c.to_status = edition.status
    ) THEN
        RAISE EXCEPTION 'edition % begins as %', edition.id, edition.status
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER edition_whole AFTER INSERT OR UPDATE ON articles_edition
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_edition_whole();

CREATE FUNCTION guard_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- number 0 carries nobody's words: it must be a byte copy of what the article published before
    IF NEW.number = 0 AND (
        EXISTS (SELECT FROM articles_revision r WHERE r.edition_id = NEW.edition_id)
        OR NOT EXISTS (
            SELECT FROM articles_publication p JOIN articles_edition e ON e.id = NEW.edition_id
            JOIN articles_revision signed ON signed.id = p.revision_id
            WHERE p.article_id = e.article_id AND p.sha256 = NEW.sha256 AND p.edition_id <> e.id
            -- an urgent release that nobody ratified is still its writers' own words
            AND (p.imported OR four_eyes_hold(signed))
        )
    ) THEN
        RAISE EXCEPTION 'revision 0 copies nothing published' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER revision_guard BEFORE INSERT ON articles_revision
    FOR EACH ROW EXECUTE FUNCTION guard_revision();
"""

SIGNATURE = """
CREATE FUNCTION guard_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM articles_revision r WHERE r.id = NEW.revision_id AND r.sha256 = NEW.sha256) THEN
        RAISE EXCEPTION 'the signature names other bytes than the revision''s'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NOT EXISTS (
        SELECT FROM contributors_user u WHERE u.id = NEW.signer_id AND u.is_active AND (
            u.role IN ('editor', 'chief_editor') OR EXISTS (
                SELECT FROM articles_revision mine JOIN articles_revision r ON r.edition_id = mine.edition_id
                WHERE r.id = NEW.revision_id AND mine.author_id = u.id AND mine.number > 0
            )
        )
    ) THEN
        RAISE EXCEPTION 'only editors and authors of the edition sign'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER signature_guard BEFORE INSERT ON articles_signature
    FOR EACH ROW EXECUTE FUNCTION guard_signature();
"""

PUBLICATION = """
CREATE FUNCTION four_eyes_hold(revision articles_revision) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM articles_signature s JOIN contributors_user u ON u.id = s.signer_id
        WHERE s.revision_id = revision.id AND u.is_active AND u.role IN ('editor', 'chief_editor')
    ) AND NOT EXISTS (
        SELECT FROM articles_revision w
        CROSS JOIN LATERAL unnest(w.co_author_ids || w.author_id) AS writer
        WHERE w.edition_id = revision.edition_id AND w.number BETWEEN 1 AND revision.number
        AND NOT EXISTS (
            SELECT FROM articles_signature s WHERE s.revision_id = revision.id AND s.signer_id <> writer
        )
    )
$$;

CREATE FUNCTION urgent_holds(publication articles_publication) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM articles_statuschange c JOIN contributors_user u ON u.id = c.by_id
        WHERE c.edition_id = publication.edition_id AND c.revision_id = publication.revision_id
        AND c.move = 'publish_urgently' AND length(c.comment) >= 20
        AND u.is_active AND u.role = 'chief_editor'
    )
$$;

-- what is found, filtered and dated by these columns is what the signed bytes say
CREATE FUNCTION refuse_other_columns(publication articles_publication) RETURNS void LANGUAGE plpgsql AS $$
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
    THEN
        RAISE EXCEPTION 'the columns do not say what the words say' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END $$;

CREATE FUNCTION guard_publication() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE signed articles_revision; of_article articles_article; last articles_statuschange;
BEGIN
    SELECT * INTO signed FROM articles_revision WHERE id = NEW.revision_id;
    -- held, so that a withdrawal and a release of one article see each other
    SELECT * INTO of_article FROM articles_article WHERE id = NEW.article_id FOR NO KEY UPDATE;
    IF signed.sha256 IS DISTINCT FROM NEW.sha256 OR signed.edition_id IS DISTINCT FROM NEW.edition_id
       OR NOT EXISTS (SELECT FROM articles_edition e WHERE e.id = NEW.edition_id AND e.article_id = NEW.article_id)
       OR (NEW.kind, NEW.unit_id, NEW.address) IS DISTINCT FROM (of_article.kind, of_article.unit_id, of_article.address)
    THEN
        RAISE EXCEPTION 'the words are not those of the revision' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (SELECT FROM articles_withdrawal w WHERE w.article_id = NEW.article_id) THEN
        RAISE EXCEPTION 'the article is withdrawn' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.imported THEN
        IF of_article.source_id = '' OR signed.number <> 1
           OR EXISTS (SELECT FROM articles_publication p WHERE p.article_id = NEW.article_id)
           OR EXISTS (SELECT FROM articles_revision r WHERE r.edition_id = NEW.edition_id AND r.number <> 1)
           OR EXISTS (SELECT FROM articles_statuschange c WHERE c.edition_id = NEW.edition_id AND c.move <> 'import')
           OR NOT EXISTS (SELECT FROM articles_statuschange c JOIN contributors_user u ON u.id = c.by_id
                          WHERE c.edition_id = NEW.edition_id AND c.revision_id = NEW.revision_id
                          AND c.move = 'import' AND u.is_active AND u.role = 'chief_editor')
        THEN
            RAISE EXCEPTION 'not an import' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        PERFORM refuse_other_columns(NEW);
        RETURN NEW;
    END IF;
    IF NEW.visible_from < now() THEN
        RAISE EXCEPTION 'a publication cannot begin in the past' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.urgent THEN
        IF NOT urgent_holds(NEW) THEN
            RAISE EXCEPTION 'not an urgent release of a chief editor' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    ELSIF NOT four_eyes_hold(signed) THEN
        RAISE EXCEPTION 'the revision lacks the signatures of the four-eyes rule'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    SELECT * INTO last FROM articles_statuschange WHERE edition_id = NEW.edition_id ORDER BY id DESC LIMIT 1;
    IF last.to_status IS DISTINCT FROM 'released' OR last.revision_id IS DISTINCT FROM NEW.revision_id THEN
        RAISE EXCEPTION 'no line of history releases this revision'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    PERFORM refuse_other_columns(NEW);
    RETURN NEW;
END $$;
CREATE TRIGGER publication_guard BEFORE INSERT ON articles_publication
    FOR EACH ROW EXECUTE FUNCTION guard_publication();

CREATE FUNCTION guard_publication_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'publications are never deleted' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF to_jsonb(NEW) - '{visible_until,card,search}'::text[]
       IS DISTINCT FROM to_jsonb(OLD) - '{visible_until,card,search}'::text[]
    THEN
        RAISE EXCEPTION 'only visible_until and search of a publication change'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.visible_until IS NOT DISTINCT FROM NEW.visible_until THEN
        RETURN NEW;
    END IF;
    IF OLD.visible_until = OLD.visible_from OR OLD.visible_until <= now() THEN
        RAISE EXCEPTION 'what has ended stays ended' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.visible_until < now() THEN
        RAISE EXCEPTION 'a publication cannot end in the past' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER publication_change_guard BEFORE UPDATE OR DELETE ON articles_publication
    FOR EACH ROW EXECUTE FUNCTION guard_publication_change();

-- one text of an article at a time; an int8range stands in for the equality that GiST lacks without an extension
ALTER TABLE articles_publication ADD CONSTRAINT one_publication_at_a_time EXCLUDE USING gist (
    int8range(article_id, article_id, '[]') WITH &&,
    tstzrange(visible_from, visible_until) WITH &&
);
"""

ARTICLE = """
CREATE FUNCTION guard_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.source, NEW.source_id) IS DISTINCT FROM (OLD.source, OLD.source_id) THEN
        RAISE EXCEPTION 'where an article came from never changes' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF (NEW.kind, NEW.unit_id, NEW.address, NEW.started_by_id) IS DISTINCT FROM
       (OLD.kind, OLD.unit_id, OLD.address, OLD.started_by_id)
       AND EXISTS (SELECT FROM articles_publication p WHERE p.article_id = OLD.id AND p.visible_from <= now()
                   AND p.visible_until IS DISTINCT FROM p.visible_from)
    THEN
        RAISE EXCEPTION 'what an article was published as never changes'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER article_guard BEFORE UPDATE ON articles_article
    FOR EACH ROW EXECUTE FUNCTION guard_article();

CREATE FUNCTION guard_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM articles_article WHERE id = NEW.article_id FOR NO KEY UPDATE;
    IF EXISTS (
        SELECT FROM articles_publication p WHERE p.article_id = NEW.article_id
        AND (p.visible_until IS NULL OR p.visible_until > greatest(p.visible_from, now()))
    ) THEN
        RAISE EXCEPTION 'a text of the article is still public' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NOT EXISTS (
        SELECT FROM articles_statuschange c JOIN articles_edition e ON e.id = c.edition_id
        JOIN contributors_user u ON u.id = c.by_id
        WHERE e.article_id = NEW.article_id AND c.move = 'withdraw' AND c.comment = NEW.reason
        AND c.by_id = NEW.by_id AND u.role = 'chief_editor'
    ) THEN
        RAISE EXCEPTION 'no chief editor withdrew this article with that reason'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER withdrawal_guard BEFORE INSERT ON articles_withdrawal
    FOR EACH ROW EXECUTE FUNCTION guard_withdrawal();
"""

REMARK = """
CREATE FUNCTION guard_remark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.resolved_at IS NOT NULL
       OR to_jsonb(NEW) - '{resolved_at,resolved_by_id}'::text[]
          IS DISTINCT FROM to_jsonb(OLD) - '{resolved_at,resolved_by_id}'::text[]
    THEN
        RAISE EXCEPTION 'a remark is resolved once and never changes otherwise'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER remark_guard BEFORE UPDATE OR DELETE ON articles_remark
    FOR EACH ROW EXECUTE FUNCTION guard_remark();
"""


def sync_transitions(apps: Any, schema_editor: Any) -> None:
    """Write the table of moves into the database; a migration that changes the table calls this again."""
    schema_editor.execute("ALTER TABLE articles_transition DISABLE TRIGGER USER")
    transition = apps.get_model("articles", "Transition")
    transition.objects.all().delete()
    rows = {("start", "", Status.DRAFT.value), ("import", "", Status.RELEASED.value)}
    for move in MOVES:
        for source in move.sources:
            rows.add((move.name, "" if move.name == "new_edition" else source.value, move.target.value))
    transition.objects.bulk_create(
        transition(move=move, from_status=source, to_status=target) for move, source, target in sorted(rows)
    )
    schema_editor.execute("ALTER TABLE articles_transition ENABLE TRIGGER USER")
