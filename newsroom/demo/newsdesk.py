"""The demo's texts on their way: older ones come in by import, newer ones pass through the workflow."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from articles.actions import perform, remark, save, start_article
from articles.actions.importing import Incoming, import_items
from articles.content import Content
from articles.importing.item import OldItem
from articles.models import Article, Edition
from articles.requirements import Request
from articles.workflow import MOVE, Comment
from contributors.models import User
from newsroom.demo.markup import Text
from newsroom.demo.texts import Desk, signed, words_of

APPROVED = ("submit", "claim", "approve")
WAY = {
    "draft": (),
    "submitted": ("submit",),
    "in_review": ("submit", "claim"),
    "changes_requested": ("submit", "claim", "request_changes"),
    "approved": APPROVED,
    "countersign": ("submit", "claim", "edit", "approve"),
    "rejected": ("submit", "claim", "reject"),
    "scheduled": (*APPROVED, "schedule"),
    "released": (*APPROVED, "publish"),
    "urgent": ("publish_urgently",),
}
WRITERS = ("submit",)
CHIEFS = ("publish_urgently", "withdraw")


def bring_in(texts: list[Text], desk: Desk) -> None:
    """What the older portal published; then one is withdrawn and some get a later edition."""
    incoming = [Incoming(old_item(text, desk), desk.team.units[text.get("unit")]) for text in texts]
    articles = import_items(incoming=incoming, by=desk.team.people["laksmi"])
    for text, article in zip(texts, articles, strict=True):
        if text.get("withdrawn"):
            edition = article.editions.get()
            move("withdraw", edition, desk.team.people["laksmi"], comment=text.get("withdrawn"))
        if text.get("change"):
            renew(text, article, desk)


def old_item(text: Text, desk: Desk) -> OldItem:
    words = words_of(text, desk)
    names = ("title", "summary", "body")
    return OldItem(
        id=text.key,
        moment=desk.moment(text),
        kind=text.get("kind"),
        byline=signed(desk.writer(text)),
        former_path=f"/baca/index/{text.key.replace('-', '_')}",
        more={key: words[key] for key in words if key not in names},
        **{name: words[name] for name in names},
    )


def renew(text: Text, article: Article, desk: Desk) -> None:
    """A ralat or pembaruan: the writer mends words of the live text, another editor releases them."""
    writer = desk.writer(text)
    edition = perform(
        move="new_edition",
        edition=article.editions.get(),
        by=writer,
        request=Request(change_kind=text.get("change")),
    )
    keep(edition, writer, mended(edition, text.get("wrong"), text.get("right"), text.get("note")))
    go(edition, WAY["released"], text, desk)


def mended(edition: Edition, wrong: str, right: str, note: str = "") -> Content:
    """The newest words with one passage replaced. Raises ValueError when the passage is not there."""
    content = edition.latest.content if edition.latest else {}
    if wrong not in content["body"]:
        raise ValueError(f"{edition}: {wrong!r} is not in the text")
    change = {"kind": edition.change_kind, "note": note or content["change"]["note"]}
    return {**content, "body": content["body"].replace(wrong, right), "change": change}


def write(text: Text, desk: Desk) -> Edition:
    """One text from its first draft to the state that its file names."""
    writer, event = desk.writer(text), desk.events.get(text.get("event"))
    edition = start_article(
        by=writer,
        kind=text.get("kind"),
        unit=desk.team.units[text.get("unit")],
        event=event,
        session=desk.session(text),
    )
    keep(edition, writer, {**edition.latest.content, **words_of(text, desk)} if edition.latest else {})
    go(edition, WAY[text.get("state")], text, desk)
    return edition


def go(edition: Edition, way: tuple[str, ...], text: Text, desk: Desk) -> None:
    """Walk an edition along its way, each step by someone who may take it."""
    editor = desk.team.people[text.get("editor") or "ratih"]
    for name in way:
        if name == "edit":
            edition.refresh_from_db()
            keep(edition, editor, mended(edition, text.get("wrong"), text.get("right")))
            continue
        if name == "request_changes" and text.get("remark"):
            edition.refresh_from_db()
            remark(edition=edition, by=editor, body=text.get("remark"), quote=text.get("quote"))
        by = (
            desk.writer(text) if name in WRITERS else desk.team.people["laksmi"] if name in CHIEFS else editor
        )
        move(
            name,
            edition,
            by,
            comment=text.get("comment") if MOVE[name].comment is not Comment.NONE else "",
            at=later(text, desk) if name == "schedule" else None,
        )


def move(name: str, edition: Edition, by: User, *, comment: str = "", at: datetime | None = None) -> None:
    """One move by someone who has the newest words before them."""
    edition.refresh_from_db()
    seen = edition.latest.sha256 if edition.latest else ""
    perform(move=name, edition=edition, by=by, request=Request(seen=seen, comment=comment, at=at))


def keep(edition: Edition, by: User, content: Content) -> None:
    edition.refresh_from_db()
    if edition.latest:
        save(edition=edition, by=by, content=content, base=edition.latest)


def later(text: Text, desk: Desk) -> datetime:
    """Nine o'clock, so many days from now."""
    zone = ZoneInfo(settings.TIME_ZONE)
    day = desk.now.astimezone(zone).date() + timedelta(days=int(text.get("in_days") or 1))
    return datetime.combine(day, time(9), zone)
