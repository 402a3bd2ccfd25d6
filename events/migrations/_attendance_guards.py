"""The SQL that guards attendance, and what it changes in the guards of registrations."""

MARK = """
CREATE FUNCTION guard_mark() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE one events_registration; of_event bigint; asked_event bigint;
BEGIN
    -- whoever cancels meanwhile waits for this mark, or this mark sees it
    SELECT * INTO one FROM events_registration WHERE id = NEW.registration_id FOR SHARE;
    SELECT event_id INTO of_event FROM events_session WHERE id = NEW.session_id;
    SELECT event_id INTO asked_event FROM events_registrationform WHERE id = one.form_id;
    IF of_event IS DISTINCT FROM asked_event THEN
        RAISE EXCEPTION 'registration % is for another event', one.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF one.status NOT IN ('confirmed', 'walk_in') THEN
        RAISE EXCEPTION 'registration % holds no place: %', one.id, one.status
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF one.status = 'confirmed'
       AND EXISTS (SELECT FROM events_quota q WHERE q.form_id = one.form_id AND q.session_id = NEW.session_id)
       AND NOT EXISTS (SELECT FROM events_seat s JOIN events_quota q ON q.id = s.quota_id
                       WHERE s.registration_id = one.id AND q.session_id = NEW.session_id) THEN
        RAISE EXCEPTION 'registration % holds no place of session %', one.id, NEW.session_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    NEW.turn := (SELECT count(*) FROM events_attendancevoid v JOIN events_attendancemark m ON m.id = v.mark_id
                 WHERE m.session_id = NEW.session_id AND m.registration_id = NEW.registration_id
                 AND m.direction = NEW.direction);
    RETURN NEW;
END $$;
CREATE TRIGGER mark_guard BEFORE INSERT ON events_attendancemark
    FOR EACH ROW EXECUTE FUNCTION guard_mark();
"""

CHANGE = """
CREATE OR REPLACE FUNCTION guard_registration_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE now_status text; begun boolean;
BEGIN
    SELECT status INTO now_status FROM events_registration WHERE id = NEW.registration_id;
    begun := EXISTS (SELECT FROM events_registrationchange c WHERE c.registration_id = NEW.registration_id);
    IF (begun AND NEW.from_status IS DISTINCT FROM now_status)
       OR (NOT begun AND (NEW.from_status <> '' OR NEW.to_status IS DISTINCT FROM now_status))
       OR (NEW.move IN ('remove', 'walk_in', 'admit') AND NEW.by_id IS NULL)
       OR NOT EXISTS (SELECT FROM events_registrationtransition t WHERE t.move = NEW.move
                      AND t.from_status = NEW.from_status AND t.to_status = NEW.to_status)
    THEN
        RAISE EXCEPTION 'registration % is %: no move % from %', NEW.registration_id, now_status, NEW.move,
            NEW.from_status USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""

REGISTRATION = """
CREATE OR REPLACE FUNCTION guard_registration() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last events_registrationchange;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'registrations are emptied, never deleted' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.status NOT IN ('unconfirmed', 'walk_in') OR NEW.arrival IS NOT NULL OR NOT EXISTS (
            SELECT FROM audit_release r WHERE r.object_type = 'registrationform' AND r.object_id = NEW.form_id
            AND r.snapshot_id = NEW.snapshot_id AND NOT r.withdrawn
        ) THEN
            RAISE EXCEPTION 'a registration begins unconfirmed or at the door, under a released form'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.form_id <> OLD.form_id OR (NEW.snapshot_id <> OLD.snapshot_id AND OLD.status <> 'unconfirmed')
       OR (OLD.arrival IS NOT NULL AND NEW.arrival IS DISTINCT FROM OLD.arrival)
       OR NEW.address NOT IN (OLD.address, '')
    THEN
        RAISE EXCEPTION 'form, notice, arrival and address of a registration are not exchanged'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.status <> OLD.status THEN
        SELECT * INTO last FROM events_registrationchange WHERE registration_id = NEW.id ORDER BY id DESC LIMIT 1;
        IF last.from_status IS DISTINCT FROM OLD.status OR last.to_status IS DISTINCT FROM NEW.status THEN
            RAISE EXCEPTION 'registration % moves without a line of history', NEW.id
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NEW.status IN ('confirmed', 'offered') AND OLD.status NOT IN ('confirmed', 'offered')
           AND skips_someone(NEW) THEN
            RAISE EXCEPTION 'registration % skips someone who arrived earlier', NEW.id
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;
"""
