"""One name for all that is public at a moment: as long as it stays the same, no public page changes."""

from dataclasses import dataclass
from typing import Any, Final

# the marks change with the commit of a public fact; the moments pass by themselves
QUERY: Final = """
SELECT coalesce(string_agg(left(mark::text, 13), '' ORDER BY id), ''),
       coalesce(string_agg(left(removal::text, 13), '' ORDER BY id), ''),
       (SELECT extract(epoch FROM max(visible_from)) FROM articles_publication WHERE visible_from <= now()),
       (SELECT extract(epoch FROM max(visible_until)) FROM articles_publication WHERE visible_until <= now()),
       (SELECT extract(epoch FROM min(visible_until) - now()) FROM articles_publication
        WHERE visible_until > now()),
       (SELECT max(open_from) FROM events_registrationform WHERE open_from <= now()),
       (SELECT max(open_until) FROM events_registrationform WHERE open_until <= now())
FROM audit_publicchange
"""


@dataclass(frozen=True)
class PublicState:
    """What is public, by name.

    `token` changes when anything public comes, changes or goes; `removals` only when something went.
    `seconds_left` is the time until something public is due to end; None when nothing is due.
    """

    token: str
    removals: str
    seconds_left: float | None


def public_state(cursor: Any) -> PublicState:
    """The state at this moment of the database's clock, in one query through a cursor of the driver."""
    cursor.execute(QUERY)
    marks, removals, begun, ended, left, opened, closed = cursor.fetchone()
    return PublicState(
        token=f"{marks} {begun} {ended} {opened} {closed}",
        removals=f"{removals} {ended}",
        seconds_left=None if left is None else float(left),
    )
