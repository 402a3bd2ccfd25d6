"""SQL that makes tables append-only; used by the migrations of every floor above."""

REFUSE = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: its rows are immutable', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


def immutable(table: str) -> str:
    """Triggers that refuse UPDATE, DELETE and TRUNCATE of a table."""
    return f"""
CREATE TRIGGER {table}_immutable BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
{never_emptied(table)}"""


def never_emptied(table: str) -> str:
    """A trigger that refuses TRUNCATE, which row triggers do not see."""
    return f"""
CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
