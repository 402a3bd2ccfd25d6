"""Words that were withdrawn are approved no longer: who wrote them does not put them back alone."""

from django.db import migrations

RELEASE = """
CREATE OR REPLACE FUNCTION require_second_pair_of_eyes() RETURNS trigger LANGUAGE plpgsql AS $$
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
    SELECT max(r.snapshot_id) INTO last_approved FROM audit_release r
        WHERE r.object_type = NEW.object_type AND r.object_id = NEW.object_id AND NOT r.withdrawn
        AND r.snapshot_id <= NEW.snapshot_id
        AND NOT EXISTS (SELECT FROM audit_release w
                        WHERE w.object_type = NEW.object_type AND w.object_id = NEW.object_id
                        AND w.withdrawn AND w.id > r.id
                        AND NOT EXISTS (SELECT FROM audit_release o
                                        WHERE o.object_type = NEW.object_type AND o.object_id = NEW.object_id
                                        AND NOT o.withdrawn AND o.id > r.id AND o.id < w.id
                                        AND o.snapshot_id <> r.snapshot_id));
    IF EXISTS (SELECT FROM audit_snapshot s
               WHERE s.object_type = NEW.object_type AND s.object_id = NEW.object_id
               AND (last_approved IS NULL OR s.id > last_approved) AND s.id <= NEW.snapshot_id
               AND (s.author_id = NEW.approver_id OR NEW.approver_id = ANY (s.co_author_ids))) THEN
        RAISE EXCEPTION 'the approver wrote these words' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""
BEFORE = """
CREATE OR REPLACE FUNCTION require_second_pair_of_eyes() RETURNS trigger LANGUAGE plpgsql AS $$
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
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0005_event_days")]

    operations = [migrations.RunSQL(RELEASE, BEFORE)]
