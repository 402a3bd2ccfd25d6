"""The log chains itself and refuses change; a release needs another pair of eyes."""

from django.db import migrations

from audit.immutable import REFUSE, immutable

CHAIN = """
CREATE FUNCTION chain_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last audit_entry;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('audit_entry'));
    SELECT * INTO last FROM audit_entry ORDER BY id DESC LIMIT 1;
    NEW.id := coalesce(last.id, 0) + 1;
    NEW.at := clock_timestamp();
    NEW.previous := coalesce(last.hash, '');
    NEW.hash := entry_hash(NEW);
    RETURN NEW;
END $$;

CREATE FUNCTION entry_hash(entry audit_entry) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(
        jsonb_build_array(
            entry.previous, entry.id, extract(epoch FROM entry.at), entry.actor_id, entry.actor_name,
            entry.action, entry.object_type, entry.object_id, entry.data
        )::text, 'UTF8')), 'hex')
$$;

CREATE TRIGGER audit_entry_chain BEFORE INSERT ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION chain_entry();
"""

RELEASE = """
CREATE FUNCTION require_second_pair_of_eyes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last_approved bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM audit_snapshot s WHERE s.id = NEW.snapshot_id
                   AND s.object_type = NEW.object_type AND s.object_id = NEW.object_id) THEN
        RAISE EXCEPTION 'release of another object''s snapshot' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NOT EXISTS (SELECT FROM contributors_user u WHERE u.id = NEW.approver_id AND u.is_active
                   AND u.role IN ('editor', 'chief_editor')) THEN
        RAISE EXCEPTION 'only an editor releases' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.withdrawn THEN
        RETURN NEW;
    END IF;
    SELECT max(snapshot_id) INTO last_approved FROM audit_release
        WHERE object_type = NEW.object_type AND object_id = NEW.object_id AND NOT withdrawn
        AND snapshot_id <= NEW.snapshot_id;
    IF EXISTS (SELECT FROM audit_snapshot s
               WHERE s.object_type = NEW.object_type AND s.object_id = NEW.object_id
               AND (last_approved IS NULL OR s.id > last_approved) AND s.id <= NEW.snapshot_id
               AND (s.author_id = NEW.approver_id OR NEW.approver_id = ANY (s.co_author_ids))) THEN
        RAISE EXCEPTION 'the approver wrote these words' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER audit_release_four_eyes BEFORE INSERT ON audit_release
    FOR EACH ROW EXECUTE FUNCTION require_second_pair_of_eyes();
ALTER TABLE audit_snapshot ADD CONSTRAINT snapshot_hash_fits
    CHECK (sha256 = encode(sha256(convert_to(canonical, 'UTF8')), 'hex'));
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial"), ("contributors", "0001_initial")]

    operations = [
        migrations.RunSQL(REFUSE),
        migrations.RunSQL(CHAIN),
        migrations.RunSQL(RELEASE),
        *(migrations.RunSQL(immutable(table)) for table in ("audit_entry", "audit_snapshot", "audit_release")),
    ]
