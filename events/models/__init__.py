from events.models.programme import Appearance, AppearanceRole, Event, EventKind, EventQuerySet, Session

__all__ = ["Appearance", "AppearanceRole", "Event", "EventKind", "EventQuerySet", "Session"]
