"""An appearance wears a hat of its own speaker."""

from django.db import migrations

HAT = """
CREATE FUNCTION refuse_borrowed_hat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.appointment_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM speakers_appointment a
        WHERE a.id = NEW.appointment_id AND a.speaker_id = NEW.speaker_id
    ) THEN
        RAISE EXCEPTION 'the appointment is another speaker''s' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER appearance_hat BEFORE INSERT OR UPDATE ON events_appearance
    FOR EACH ROW EXECUTE FUNCTION refuse_borrowed_hat();
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial"), ("speakers", "0001_initial")]

    operations = [migrations.RunSQL(HAT)]
