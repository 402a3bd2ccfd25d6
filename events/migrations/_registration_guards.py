"""The SQL that guards registrations, and the copy of the table of moves that it reads."""

from typing import Any

from events.workflow import MOVES

TRANSITION = """
CREATE TRIGGER registrationtransition_fixed BEFORE INSERT OR UPDATE OR DELETE ON events_registrationtransition
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""

FORM = """
CREATE FUNCTION guard_form_release() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE words jsonb;
BEGIN
    IF NEW.withdrawn THEN
        RETURN NEW;
    END IF;
    SELECT canonical::jsonb INTO words FROM audit_snapshot WHERE id = NEW.snapshot_id;
    IF NOT EXISTS (SELECT FROM jsonb_array_elements(words -> 'questions') q WHERE q ->> 'key' = 'email')
       OR NOT EXISTS (SELECT FROM jsonb_array_elements(words -> 'questions') q WHERE q ->> 'key' = 'name')
       OR EXISTS (
           SELECT FROM jsonb_array_elements(words -> 'questions') q
           WHERE coalesce(q ->> 'purpose', '') !~ '\\S' OR coalesce(q ->> 'basis', '') = ''
              OR coalesce(q ->> 'viewers', '') = '' OR jsonb_typeof(q -> 'retention_days') IS DISTINCT FROM 'number'
       )
    THEN
        RAISE EXCEPTION 'a form opens only when each of its fields has purpose, basis, retention and viewers'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER form_release_guard BEFORE INSERT ON audit_release
    FOR EACH ROW WHEN (NEW.object_type = 'registrationform') EXECUTE FUNCTION guard_form_release();

CREATE FUNCTION keep_form_moments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE events_registrationform f
    SET open_from = CASE WHEN NOT NEW.withdrawn THEN (s.canonical::jsonb ->> 'opens_at')::timestamptz END,
        open_until = CASE WHEN NOT NEW.withdrawn THEN (s.canonical::jsonb ->> 'closes_at')::timestamptz END
    FROM audit_snapshot s WHERE s.id = NEW.snapshot_id AND f.id = NEW.object_id;
    RETURN NULL;
END $$;
CREATE TRIGGER form_release_moments AFTER INSERT ON audit_release
    FOR EACH ROW WHEN (NEW.object_type = 'registrationform') EXECUTE FUNCTION keep_form_moments();

-- whether an event is open, almost full or full stands on pages that are kept
CREATE FUNCTION note_registration_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_public_mark(false);
    RETURN NULL;
END $$;
CREATE TRIGGER form_closed_public AFTER UPDATE ON events_registrationform
    FOR EACH ROW WHEN (OLD.closed_at IS DISTINCT FROM NEW.closed_at)
    EXECUTE FUNCTION note_registration_change();

CREATE FUNCTION quota_room(taken integer, capacity integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN taken >= capacity THEN 0 WHEN capacity - taken < 10 THEN 1 ELSE 2 END
$$;
CREATE TRIGGER quota_room_public AFTER UPDATE ON events_quota
    FOR EACH ROW WHEN (quota_room(OLD.taken, OLD.capacity) <> quota_room(NEW.taken, NEW.capacity))
    EXECUTE FUNCTION note_registration_change();
"""

CHANGE = """
CREATE FUNCTION guard_registration_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE now_status text; begun boolean;
BEGIN
    SELECT status INTO now_status FROM events_registration WHERE id = NEW.registration_id;
    begun := EXISTS (SELECT FROM events_registrationchange c WHERE c.registration_id = NEW.registration_id);
    IF (begun AND NEW.from_status IS DISTINCT FROM now_status) OR (NOT begun AND NEW.from_status <> '')
       OR (NEW.move = 'remove' AND NEW.by_id IS NULL)
       OR NOT EXISTS (SELECT FROM events_registrationtransition t WHERE t.move = NEW.move
                      AND t.from_status = NEW.from_status AND t.to_status = NEW.to_status)
    THEN
        RAISE EXCEPTION 'registration % is %: no move % from %', NEW.registration_id, now_status, NEW.move,
            NEW.from_status USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER registrationchange_guard BEFORE INSERT ON events_registrationchange
    FOR EACH ROW EXECUTE FUNCTION guard_registration_change();
"""

REGISTRATION = """
-- somebody who arrived earlier waits, and there is room in all that they asked for
CREATE FUNCTION skips_someone(one events_registration) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM events_registration w
        WHERE w.form_id = one.form_id AND w.status = 'waiting' AND w.arrival < one.arrival
        AND NOT EXISTS (SELECT FROM events_seat s JOIN events_quota q ON q.id = s.quota_id
                        WHERE s.registration_id = w.id AND q.taken >= q.capacity)
    )
$$;

CREATE FUNCTION guard_registration() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last events_registrationchange;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'registrations are emptied, never deleted' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'unconfirmed' OR NEW.arrival IS NOT NULL OR NOT EXISTS (
            SELECT FROM audit_release r WHERE r.object_type = 'registrationform' AND r.object_id = NEW.form_id
            AND r.snapshot_id = NEW.snapshot_id AND NOT r.withdrawn
        ) THEN
            RAISE EXCEPTION 'a registration begins unconfirmed, under a released form'
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
CREATE TRIGGER registration_guard BEFORE INSERT OR UPDATE OR DELETE ON events_registration
    FOR EACH ROW EXECUTE FUNCTION guard_registration();
"""

# the sum is compared when the transaction ends, or sooner where an action asks for it
QUOTA = """
CREATE FUNCTION require_counted(of_quota bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE counted bigint; taken_now bigint;
BEGIN
    SELECT q.taken, (SELECT count(*) FROM events_seat s JOIN events_registration r ON r.id = s.registration_id
                     WHERE s.quota_id = q.id AND r.status IN ('confirmed', 'offered'))
    INTO taken_now, counted FROM events_quota q WHERE q.id = of_quota;
    IF taken_now <> counted THEN
        RAISE EXCEPTION 'quota %: % taken, % held', of_quota, taken_now, counted
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END $$;

CREATE FUNCTION check_quota() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM require_counted(NEW.id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER quota_counted AFTER INSERT OR UPDATE ON events_quota
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_quota();

CREATE FUNCTION check_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'DELETE' AND NOT EXISTS (
        SELECT FROM events_registration r JOIN events_quota q ON q.form_id = r.form_id
        WHERE r.id = NEW.registration_id AND q.id = NEW.quota_id
    ) THEN
        RAISE EXCEPTION 'the seat is of another event' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    PERFORM require_counted(coalesce(NEW.quota_id, OLD.quota_id));
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER seat_counted AFTER INSERT OR UPDATE OR DELETE ON events_seat
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_seat();

CREATE FUNCTION check_registration() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE one events_registration; seat events_seat;
BEGIN
    SELECT * INTO one FROM events_registration WHERE id = NEW.id;
    IF NOT EXISTS (SELECT FROM events_registrationchange c WHERE c.registration_id = one.id) THEN
        RAISE EXCEPTION 'registration % has no history', one.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF one.status IN ('confirmed', 'offered', 'waiting') AND NOT EXISTS (
        SELECT FROM events_seat s JOIN events_quota q ON q.id = s.quota_id
        WHERE s.registration_id = one.id AND q.session_id IS NULL
    ) THEN
        RAISE EXCEPTION 'registration % asks for no place of the event', one.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    FOR seat IN SELECT * FROM events_seat WHERE registration_id = one.id LOOP
        PERFORM require_counted(seat.quota_id);
    END LOOP;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER registration_counted AFTER INSERT OR UPDATE OF status ON events_registration
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_registration();
"""

TOLD = """
CREATE FUNCTION guard_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM events_registration r JOIN events_question q ON q.form_id = r.form_id
                   WHERE r.id = NEW.registration_id AND q.id = NEW.question_id) THEN
        RAISE EXCEPTION 'the question is of another form' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER answer_guard BEFORE INSERT OR UPDATE ON events_answer
    FOR EACH ROW EXECUTE FUNCTION guard_answer();
CREATE TRIGGER consent_question BEFORE INSERT ON events_consent
    FOR EACH ROW EXECUTE FUNCTION guard_answer();

CREATE FUNCTION guard_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.withdrawn_at IS NOT NULL
       OR to_jsonb(NEW) - 'withdrawn_at' IS DISTINCT FROM to_jsonb(OLD) - 'withdrawn_at' THEN
        RAISE EXCEPTION 'a consent is withdrawn once and never changes otherwise'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE UPDATE OR DELETE ON events_consent
    FOR EACH ROW EXECUTE FUNCTION guard_consent();
"""


def sync_transitions(apps: Any, schema_editor: Any) -> None:
    """Write the table of moves into the database; a migration that changes the table calls this again."""
    schema_editor.execute("ALTER TABLE events_registrationtransition DISABLE TRIGGER USER")
    transition = apps.get_model("events", "RegistrationTransition")
    transition.objects.all().delete()
    rows = [(move.name, str(source), move.target.value) for move in MOVES for source in move.sources]
    transition.objects.bulk_create(
        transition(move=move, from_status=source, to_status=target) for move, source, target in rows
    )
    schema_editor.execute("ALTER TABLE events_registrationtransition ENABLE TRIGGER USER")
