"""The words of letters to readers, made at the moment they are sent from what is public then."""

from collections.abc import Mapping

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.models import Kind, Publication
from notices.models import Letter, Subscription
from notices.subscribing import UNCONFIRMED_DAYS, confirm_token, leave_token

MOST = 50


def compose(letter: Letter) -> EmailMultiAlternatives | None:
    """The mail of a letter; None when there is nothing to say any more."""
    reader = letter.subscription
    with override(settings.LANGUAGE_CODE):
        if letter.kind == Letter.Kind.QUESTION:
            return None if reader.confirmed_at else question(letter, reader)
        found = list(news(letter, reader)[: MOST + 1])
        return digest(letter, reader, found) if found else None


def news(letter: Letter, reader: Subscription) -> QuerySet[Publication]:
    """What came out in the span of the letter, fits the reader's choice and is public now."""
    found = Publication.objects.published().cards()
    found = found.filter(first_published_at__gt=letter.since, first_published_at__lte=letter.until)
    if reader.kind:
        found = found.filter(kind=reader.kind)
    if reader.unit:
        found = found.filter(unit__slug=reader.unit)
    if reader.topic:
        found = found.filter(topics__contains=[reader.topic])
    return found


def question(letter: Letter, reader: Subscription) -> EmailMultiAlternatives:
    context = {
        "address": absolute(reverse("portal:confirm_subscription", args=[confirm_token(reader)])),
        "days": UNCONFIRMED_DAYS,
        "choice": choice_words(reader),
    }
    subject = _("Konfirmasi langganan berita %s") % settings.MINISTRY_SHORT_NAME
    return mail(letter, subject, "question", context, {"Auto-Submitted": "auto-generated"})


def digest(letter: Letter, reader: Subscription, found: list[Publication]) -> EmailMultiAlternatives:
    leave = absolute(reverse("portal:leave_subscription", args=[leave_token(reader)]))
    context = {
        "items": [{"publication": one, "address": absolute(one.address)} for one in found[:MOST]],
        "more": absolute("/") if len(found) > MOST else "",
        "leave": leave,
        "choice": choice_words(reader),
    }
    subject = _("%(count)d berita baru dari %(ministry)s") % {
        "count": min(len(found), MOST),
        "ministry": settings.MINISTRY_SHORT_NAME,
    }
    # one tap in the reader's own mail program, RFC 8058
    headers = {"List-Unsubscribe": f"<{leave}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return mail(letter, subject, "digest", context, headers)


def choice_words(reader: Subscription) -> str:
    """`Siaran pers, unit biro-humas, topik arsip`, or all news."""
    parts = [
        str(Kind(reader.kind).label) if reader.kind in Kind.values else "",
        _("unit %s") % reader.unit if reader.unit else "",
        _("topik %s") % reader.topic if reader.topic else "",
    ]
    return ", ".join(part for part in parts if part) or _("semua berita")


def mail(
    letter: Letter, subject: str, template: str, context: Mapping[str, object], headers: dict[str, str]
) -> EmailMultiAlternatives:
    context = {**context, "ministry": settings.MINISTRY_NAME}
    host = settings.SITE_URL.partition("//")[2].partition(":")[0]
    message = EmailMultiAlternatives(
        " ".join(subject.split()),
        render_to_string(f"emails/{template}.txt", context),
        to=[letter.subscription.address],
        headers={**headers, "Message-ID": f"<{letter.key}@{host}>"},
        connection=get_connection(timeout=20),
    )
    message.attach_alternative(render_to_string(f"emails/{template}.html", context), "text/html")
    return message


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
