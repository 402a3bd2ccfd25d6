"""The SQL that guards certificates: numbers without a gap, and words that two people stand for."""

SERIES = """
CREATE FUNCTION guard_series() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.unit_id <> OLD.unit_id OR NEW.year <> OLD.year OR NEW.last < OLD.last THEN
        RAISE EXCEPTION 'a series of numbers only grows' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER series_guard BEFORE UPDATE OR DELETE ON events_numberseries
    FOR EACH ROW EXECUTE FUNCTION guard_series();

-- as many certificates came as the series grew by; with one row a number, none is missing
CREATE FUNCTION require_no_gap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before integer := 0;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        before := OLD.last;
    END IF;
    IF (SELECT count(*) FROM events_certificate
        WHERE series_id = NEW.id AND serial > before AND serial <= NEW.last) <> NEW.last - before
    THEN
        RAISE EXCEPTION 'series % would have a gap', NEW.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER series_has_no_gap AFTER INSERT OR UPDATE ON events_numberseries
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_no_gap();
"""

CERTIFICATE = """
CREATE FUNCTION guard_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM events_event WHERE id = NEW.event_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM events_certificate WHERE event_id = NEW.event_id) THEN
        RAISE EXCEPTION 'event % has certificates: its closing stands', NEW.event_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER closing_guard BEFORE INSERT ON events_closing FOR EACH ROW EXECUTE FUNCTION guard_closing();

-- nobody issues on words of their own: of the closing, of a member of the committee
CREATE FUNCTION guard_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM events_event WHERE id = NEW.event_id FOR NO KEY UPDATE;
    IF NOT EXISTS (SELECT FROM events_closing c WHERE c.id = NEW.closing_id AND c.event_id = NEW.event_id
                   AND c.by_id <> NEW.issued_by_id
                   AND c.id = (SELECT max(id) FROM events_closing WHERE event_id = NEW.event_id))
       OR (NEW.registration_id IS NOT NULL AND NOT EXISTS (
           SELECT FROM events_registration r JOIN events_registrationform f ON f.id = r.form_id
           WHERE r.id = NEW.registration_id AND f.event_id = NEW.event_id))
       OR (NEW.member_id IS NOT NULL AND NOT EXISTS (
           SELECT FROM events_committeemember m
           WHERE m.id = NEW.member_id AND m.event_id = NEW.event_id AND m.by_id <> NEW.issued_by_id))
    THEN
        RAISE EXCEPTION 'a certificate rests on the newest closing and on words of others than its issuer'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER certificate_guard BEFORE INSERT ON events_certificate
    FOR EACH ROW EXECUTE FUNCTION guard_certificate();

CREATE FUNCTION require_counted_and_worded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM events_numberseries s WHERE s.id = NEW.series_id AND s.last >= NEW.serial)
       OR NOT EXISTS (SELECT FROM events_certificateversion v WHERE v.certificate_id = NEW.id)
    THEN
        RAISE EXCEPTION 'certificate % is not counted, or says nothing', NEW.number
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER certificate_is_whole AFTER INSERT ON events_certificate
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_counted_and_worded();

CREATE FUNCTION guard_certificate_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number <> 1 + (SELECT count(*) FROM events_certificateversion WHERE certificate_id = NEW.certificate_id)
       OR (NEW.number = 1 AND NOT EXISTS (
           SELECT FROM events_certificate c WHERE c.id = NEW.certificate_id AND c.issued_by_id = NEW.by_id))
       OR (NEW.number > 1 AND (
           EXISTS (SELECT FROM events_revocation WHERE certificate_id = NEW.certificate_id)
           OR NOT EXISTS (
               SELECT FROM events_correctionproposal p WHERE p.id = NEW.proposal_id
               AND p.certificate_id = NEW.certificate_id AND p.name = NEW.name AND p.by_id <> NEW.by_id)))
    THEN
        RAISE EXCEPTION 'certificate %: this version was asked for by nobody else', NEW.certificate_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER certificateversion_guard BEFORE INSERT ON events_certificateversion
    FOR EACH ROW EXECUTE FUNCTION guard_certificate_version();
"""

MEMBER = """
CREATE TRIGGER committeemember_fixed BEFORE UPDATE ON events_committeemember
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
