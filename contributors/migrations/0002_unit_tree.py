"""Units form a tree: a trigger refuses a circle, however long."""

from django.db import migrations

TREE = """
CREATE FUNCTION refuse_unit_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        WITH RECURSIVE above AS (
            SELECT id, parent_id FROM contributors_workunit WHERE id = NEW.parent_id
            UNION SELECT u.id, u.parent_id FROM contributors_workunit u JOIN above ON u.id = above.parent_id
        ) SELECT FROM above WHERE id = NEW.id
    ) THEN
        RAISE EXCEPTION 'a unit cannot lie below itself' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER unit_tree BEFORE INSERT OR UPDATE OF parent_id ON contributors_workunit
    FOR EACH ROW EXECUTE FUNCTION refuse_unit_circle();
"""


class Migration(migrations.Migration):
    dependencies = [("contributors", "0001_initial")]

    operations = [migrations.RunSQL(TREE)]
