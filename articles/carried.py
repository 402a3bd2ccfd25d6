"""Who wrote the words that a text takes over from registry and library; see audit/carried.py."""

from collections.abc import Iterable
from typing import Any

from articles.content import Content, documents_of
from audit.carried import released_words, unapproved_writers
from audit.models import Entry
from contributors.actions import UNIT
from events.actions import EVENT
from library.actions.documents import DOCUMENT
from library.models import Document, Photo
from speakers.actions import SPEAKER
from text.characters import is_alike


def writers_of_carried_words(content: Content) -> set[int]:
    """Keys of the people behind names, hats, photo words and documents that nobody approved yet."""
    unit, event, session = content["unit"], content["event"], content["session"]
    writers = unapproved_writers(UNIT, unit["id"], [unit["name"]])
    programme: Iterable[str] = ()
    if event:
        programme = [*released_words(EVENT, event["id"])]
        titles = [event["title"], session["title"] if session else ""]
        writers |= unapproved_writers(EVENT, event["id"], titles)
    for speaker in content["speakers"]:
        writers |= unapproved_writers(SPEAKER, speaker["id"], (speaker["name"], speaker["hat"]), programme)
    return writers | writers_of_photo_words(content["lead"]) | writers_of_documents(content)


def writers_of_photo_words(lead: dict[str, Any] | None) -> set[int]:
    """Everyone who ever described the lead photo, when the text has taken over any of its words.

    The library keeps spaces and joiners that a text does not: what readers see is compared.
    """
    photo = Photo.objects.filter(token=lead["photo"]).first() if lead else None
    if photo is None or lead is None:
        return set()
    pairs = ((lead[name], getattr(photo, name)) for name in ("caption", "alt", "credit"))
    if not any(words and is_alike(taken, words) for taken, words in pairs):
        return set()
    entries = Entry.objects.filter(object_type="photo", object_id=photo.pk, action__in=("upload", "change"))
    return {actor for actor in entries.values_list("actor_id", flat=True) if actor}


def writers_of_documents(content: Content) -> set[int]:
    """Everyone who brought in a document of the text: unlike a picture, the file itself is words.

    And everyone who ever gave it words, when the text has taken over any of them.
    """
    writers: set[int] = set()
    documents = {one["id"]: one for one in documents_of(content)}
    for document in Document.objects.filter(pk__in=documents):
        taken = documents[document.pk]
        pairs = (
            (taken["title"], document.title),
            (taken["description"], document.description),
        )
        is_taken_over = any(words and is_alike(own, words) for own, words in pairs)
        entries = Entry.objects.filter(object_type=DOCUMENT, object_id=document.pk)
        found = entries.filter(action__in=("upload", "change") if is_taken_over else ("upload",))
        writers.add(document.uploaded_by_id)
        writers |= {actor for actor in found.values_list("actor_id", flat=True) if actor}
    return writers
