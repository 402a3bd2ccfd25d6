"""A session lies within the days of its event, whichever of the two changes."""

from django.db import migrations

WITHIN = """
CREATE FUNCTION refuse_session_outside() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM events_session s JOIN events_event e ON e.id = s.event_id
        WHERE (TG_TABLE_NAME = 'events_event' AND e.id = NEW.id
               OR TG_TABLE_NAME = 'events_session' AND s.id = NEW.id)
          AND s.date NOT BETWEEN e.starts_on AND coalesce(e.ends_on, e.starts_on)
    ) THEN
        RAISE EXCEPTION 'a session lies outside the days of its event'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER session_within_event AFTER INSERT OR UPDATE ON events_session
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_session_outside();
CREATE CONSTRAINT TRIGGER event_around_sessions AFTER UPDATE OF starts_on, ends_on ON events_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_session_outside();
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0003_event_days")]

    operations = [migrations.RunSQL(WITHIN)]
