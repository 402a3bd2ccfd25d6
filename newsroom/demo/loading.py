"""Loads the whole demo in one transaction."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from articles.clock import database_now
from newsroom.demo.newsdesk import bring_in, write
from newsroom.demo.papers import file_documents
from newsroom.demo.people import assemble, is_loaded
from newsroom.demo.registrations import EXHIBITION, WORKSHOP, fill, open_registration
from newsroom.demo.registry import Step, hang_photos, introduce_speakers, plan_events
from newsroom.demo.texts import Desk, all_texts
from newsroom.demo.words import filled


@transaction.atomic
def load(step: Step) -> bool:
    """Write the demo unless it is there; `step` is told what is being made. True when it was written."""
    if is_loaded():
        return False
    now = database_now()
    today = now.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    step("akun dan unit kerja")
    team = assemble()
    photos = hang_photos(team, today, step)
    speakers = introduce_speakers(team, step)
    step("acara")
    events = plan_events(team, speakers, today)
    fill(open_registration(events["ringkas"], team, now, WORKSHOP))
    open_registration(events["pameran"], team, now, EXHIBITION)
    desk = Desk(team, photos, speakers, events, file_documents(team, today), now)
    texts = all_texts()
    step("berita lama")
    bring_in([text for text in texts if not text.get("state")], desk)
    for text in texts:
        if text.get("state"):
            step(filled(text.get("title"), today))
            write(text, desk)
    return True
