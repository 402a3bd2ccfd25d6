"""SQL that notes when something public changes; for the migrations of every floor that holds public facts.

A note is a fresh random mark in a row that nobody else holds at that moment, so writers never wait for each
other, and a mark is seen with the commit that set it, never before. All marks together name the public state.
They are random because a restored backup must not meet the pages of the days that it lost.
"""

from typing import Final, Literal

Event = Literal["INSERT", "UPDATE", "DELETE"]

NOTE: Final = """
CREATE FUNCTION set_public_mark(removes boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE slot bigint;
BEGIN
    SELECT id INTO slot FROM audit_publicchange ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED;
    IF slot IS NULL THEN
        INSERT INTO audit_publicchange (mark, removal)
        VALUES (gen_random_uuid(), CASE WHEN removes THEN gen_random_uuid() END);
    ELSE
        UPDATE audit_publicchange
        SET mark = gen_random_uuid(), removal = CASE WHEN removes THEN gen_random_uuid() ELSE removal END
        WHERE id = slot;
    END IF;
END $$;

CREATE FUNCTION note_public_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM touched) THEN
        PERFORM set_public_mark(TG_ARGV[0]::boolean);
    END IF;
    RETURN NULL;
END $$;
"""


def noted(table: str, event: Event, *, removes: bool) -> str:
    """A trigger that notes a public change when rows of `table` meet `event`.

    `removes` says that words which were public may no longer be shown, not even while the database is away.
    """
    rows = "OLD" if event == "DELETE" else "NEW"
    return f"""
CREATE TRIGGER {table}_public_{event.lower()} AFTER {event} ON {table}
    REFERENCING {rows} TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_public_change('{str(removes).lower()}');
"""
