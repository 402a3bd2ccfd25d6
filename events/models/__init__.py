from events.models.programme import Appearance, AppearanceRole, Event, EventKind, EventQuerySet, Session
from events.models.status import EventStatus, LiveAccess

__all__ = [
    "Appearance",
    "AppearanceRole",
    "Event",
    "EventKind",
    "EventQuerySet",
    "EventStatus",
    "LiveAccess",
    "Session",
]
