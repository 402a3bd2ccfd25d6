"""Starting an article, saving its words, and the notes in its margin."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.moves import change_status, lock, what_happened
from articles.carried import writers_of_carried_words
from articles.content import Content, blank, cleaned
from articles.models import Article, Autosave, Edition, Remark, Revision, StatusChange
from articles.refusals import EditConflict, NotAllowed, OccasionGone, Stale
from articles.requirements import Request
from articles.rules import is_editor, may_write, writes_for_unit
from articles.workflow import MOVE, Status
from audit.actions import record
from contributors.models import Membership, User, WorkUnit
from contributors.roles import Permission
from events.models import Event, Session
from text.canonical import canonical, digest


@transaction.atomic
def start_article(
    *,
    by: User,
    kind: str,
    unit: WorkUnit,
    event: Event | None = None,
    session: Session | None = None,
    key: UUID | None = None,
) -> Edition:
    """Begin an article with an empty first revision; a `key` that this person used before leads to that one.

    Raises NotAllowed outside one's units, OccasionGone.
    """
    member = Membership.objects.filter(user=by, unit=unit).exists()
    if not by.may(Permission.WRITE_ARTICLES) or not (member or by.may(Permission.REVIEW_ARTICLES)):
        raise NotAllowed(_("Anda tidak menulis untuk unit kerja ini."))
    hold_occasion(event.pk if event else None, session.pk if session else None)
    about = {"kind": kind, "unit": unit, "event": event, "session": session}
    article, is_new = (
        Article.objects.get_or_create(started_by=by, start_key=key, defaults=about)
        if key
        else (Article.objects.create(started_by=by, **about), True)
    )
    if not is_new:
        return article.editions.earliest("number")
    edition = Edition.objects.create(article=article, started_by=by)
    StatusChange.objects.create(edition=edition, move="start", from_status="", to_status=Status.DRAFT, by=by)
    write_revision(edition, by, blank(article, by))
    record(by=by, action="start", object_type="edition", object_id=edition.pk, data={"kind": kind})
    return edition


@transaction.atomic
def save(*, edition: Edition, by: User, content: Content, base: Revision) -> Revision:
    """Keep the content as a new revision on top of `base`; a save that changes nothing makes none.

    Editing an approved text sends it back to review: signatures bind a revision and never carry over.
    Raises Stale when the state no longer allows writing, NotAllowed without the right, EditConflict when
    someone saved in between, OccasionGone when the event or session was removed.
    """
    locked = lock(edition)
    require_writing(by, locked)
    newest = locked.latest
    fresh = {**cleaned(content), "change": {**content["change"], "kind": locked.change_kind}}
    text = canonical(fresh)
    if newest and newest.canonical == text:
        locked.autosaves.filter(user=by).delete()
        return newest
    if newest and newest.pk != base.pk:
        raise EditConflict(
            _("%s menyimpan naskah ini lebih dahulu. Teks Anda tidak hilang.") % newest.author.name, newest
        )
    hold_occasion(*occasion_of(fresh))
    revision = write_revision(locked, by, fresh)
    if locked.status == Status.APPROVED:
        change_status(MOVE["amend"], locked, by, Request())
    record(
        by=by,
        action="save",
        object_type="edition",
        object_id=locked.pk,
        data={"revision": revision.number, "sha256": revision.sha256},
    )
    return revision


def require_writing(by: User, edition: Edition) -> None:
    if may_write(by, edition):
        return
    if is_editor(by, edition) or writes_for_unit(by, edition):
        raise Stale(what_happened(edition), edition)
    raise NotAllowed(_("Anda tidak memiliki hak untuk menyunting naskah ini."))


def occasion_of(content: Content) -> tuple[int | None, int | None]:
    """Ids of the event and the session that the words are about."""
    event, session = content["event"], content["session"]
    return event and event["id"], session and session["id"]


def hold_occasion(event: int | None, session: int | None) -> None:
    """Keep the event's programme as it is until the transaction ends. Raises OccasionGone.

    Whoever changes the programme holds the event too (events.actions), so a session cannot go in between.
    """
    events = Event.objects.select_for_update(no_key=True)
    is_there = event is None or events.filter(pk=event).first() is not None
    if not is_there or (session is not None and not Session.objects.filter(pk=session, event=event).exists()):
        raise OccasionGone(_("Acara atau sesi ini sudah tidak ada. Pilih yang lain."))


def write_revision(edition: Edition, by: User, content: Content) -> Revision:
    """Append a revision and make it the edition's newest. Private to this floor."""
    text = canonical(content)
    number = edition.latest.number + 1 if edition.latest else 1
    revision = Revision.objects.create(
        edition=edition,
        number=number,
        canonical=text,
        sha256=digest(text),
        author=by,
        co_author_ids=sorted(writers_of_carried_words(content) - {by.pk}),
    )
    edition.latest = revision
    edition.changed_at = revision.at
    edition.save(update_fields=["latest", "changed_at"])
    article = edition.article
    article.event_id, article.session_id = occasion_of(content)
    article.save(update_fields=["event", "session"])
    edition.autosaves.filter(user=by).delete()
    return revision


def autosave(*, edition: Edition, by: User, data: dict[str, Any], base: Revision) -> Autosave:
    """Keep what someone is typing in their own buffer, in any state: nothing typed is lost."""
    buffer, _created = Autosave.objects.update_or_create(
        edition=edition, user=by, defaults={"data": data, "base": base}
    )
    return buffer


def discard_autosave(*, edition: Edition, by: User) -> None:
    Autosave.objects.filter(edition=edition, user=by).delete()


def remark(*, edition: Edition, by: User, body: str, quote: str = "") -> Remark:
    """Write a note on the newest revision. Raises NotAllowed to those who may not write here."""
    if not (is_editor(by, edition) or writes_for_unit(by, edition)) or edition.latest is None:
        raise NotAllowed(_("Anda tidak memiliki hak untuk memberi catatan."))
    return Remark.objects.create(
        edition=edition, revision=edition.latest, by=by, body=body.strip(), quote=quote.strip()[:300]
    )


def resolve_remark(*, remark: Remark, by: User) -> None:
    """Mark a note as done. Raises NotAllowed."""
    if not (is_editor(by, remark.edition) or writes_for_unit(by, remark.edition)):
        raise NotAllowed(_("Anda tidak memiliki hak untuk menandai catatan."))
    Remark.objects.filter(pk=remark.pk, resolved_at=None).update(resolved_by=by, resolved_at=timezone.now())
