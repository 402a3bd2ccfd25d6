"""When marks of a session can be made: around its start and its end, or as the unit says."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from events.models import Direction, Session, SessionHours
from text.dates import ZONES


@dataclass(frozen=True)
class Hours:
    """The span of a session (None: not known) and the spans of coming and leaving; aware, ends excluded.
    `zone` is that of the event, a key of text.dates.ZONES."""

    starts: datetime | None
    ends: datetime | None
    spans: dict[str, tuple[datetime, datetime]]
    needs_out: bool
    zone: str

    def allow(self, direction: str, at: datetime) -> bool:
        opens, closes = self.spans[direction]
        return opens <= at < closes

    def direction_at(self, at: datetime) -> str:
        """What people at the door do at this moment: leave, once only that is open."""
        leaving = self.allow(Direction.OUT, at) and not self.allow(Direction.IN, at)
        return Direction.OUT if leaving else Direction.IN

    @property
    def minutes(self) -> int | None:
        """How long the session lasts."""
        if self.starts is None or self.ends is None:
            return None
        return int((self.ends - self.starts).total_seconds()) // 60


def hours_of(session: Session) -> Hours:
    """Reads the session with its event and hours: select them, or each costs a query."""
    own = getattr(session, "hours", None) or SessionHours()
    starts, ends = moment(session, session.starts_at), moment(session, session.ends_at)
    begins, over = whole_day(session)
    coming = around(starts, begins, over)
    leaving = around(ends, begins, over)

    def at(since_midnight: timedelta | None, derived: datetime) -> datetime:
        return derived if since_midnight is None else begins + since_midnight

    return Hours(
        starts=starts,
        ends=ends,
        spans={
            Direction.IN: in_order(at(own.in_opens, coming[0]), at(own.in_closes, coming[1])),
            Direction.OUT: in_order(at(own.out_opens, leaving[0]), at(own.out_closes, leaving[1])),
        },
        needs_out=own.needs_out,
        zone=session.event.time_zone,
    )


def moment(session: Session, at: time | None) -> datetime | None:
    zone = ZoneInfo(ZONES[session.event.time_zone])
    return datetime.combine(session.day, at, tzinfo=zone) if at else None


def whole_day(session: Session) -> tuple[datetime, datetime]:
    begins = datetime.combine(session.day, time.min, tzinfo=ZoneInfo(ZONES[session.event.time_zone]))
    return begins, begins + timedelta(days=1)


def around(at: datetime | None, begins: datetime, over: datetime) -> tuple[datetime, datetime]:
    """The minutes of the setting on both sides of a moment; the whole day where no moment is known."""
    if at is None:
        return begins, over
    margin = timedelta(minutes=settings.ATTENDANCE_WINDOW_MINUTES)
    return at - margin, at + margin


def in_order(opens: datetime, closes: datetime) -> tuple[datetime, datetime]:
    """Only one end may be the unit's own; a span never ends before it begins."""
    return opens, max(opens, closes)
