"""The only writers of subscriptions: ask, confirm, leave, forget."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone

from notices.limits import address_may_ask
from notices.models import Letter, Subscription, Tally
from notices.models.subscription import new_nonce
from notices.periods import period

UNCONFIRMED_DAYS = 7
LETTER_DAYS = 30
CONFIRM = "notices.confirm"
LEAVE = "notices.leave"


@dataclass(frozen=True)
class Choice:
    """What a reader wants: a rubrik, the slug of a unit, the slug of a topic; "" for all of them."""

    rhythm: str
    kind: str = ""
    unit: str = ""
    topic: str = ""


@transaction.atomic
def ask(*, address: str, choice: Choice) -> None:
    """Queue the mail that asks whether the reader meant it. Known and new addresses see the same.

    Beyond the limit of an address nothing happens, and nothing tells so.
    """
    address = address.lower()
    if not address_may_ask(address, timezone.now()):
        return
    fresh = {**asdict(choice), "nonce": new_nonce(), "asked_at": timezone.now()}
    asked, _made = Subscription.objects.update_or_create(address=address, confirmed_at=None, defaults=fresh)
    Letter.objects.create(
        key=f"konfirmasi:{asked.pk}:{asked.nonce}", kind=Letter.Kind.QUESTION, subscription=asked
    )


def confirm_token(subscription: Subscription) -> str:
    """For the link in the mail. It is signed, not stored: the database alone does not yield it."""
    return Signer(salt=CONFIRM).sign_object({"id": subscription.pk, "nonce": subscription.nonce})


def leave_token(subscription: Subscription) -> str:
    return Signer(salt=LEAVE).sign_object({"id": subscription.pk})


def asked(token: str) -> Subscription | None:
    """The open question that a token of a mail answers."""
    try:
        named = Signer(salt=CONFIRM).unsign_object(token)
    except (BadSignature, ValueError):
        return None
    return Subscription.objects.filter(pk=named["id"], nonce=named["nonce"], confirmed_at=None).first()


@transaction.atomic
def confirm(*, token: str) -> Subscription | None:
    """Begin the subscription, or change the one that the address has; None when the link is used or stale."""
    question = asked(token)
    if question is None:
        return None
    now = timezone.now()
    known = Subscription.objects.select_for_update().filter(
        address=question.address, confirmed_at__isnull=False
    )
    wanted = {name: getattr(question, name) for name in ("rhythm", "kind", "unit", "topic")}
    if known.update(**wanted, told_period=period(question.rhythm, now)):
        question.delete()
        return known.get()
    began = Subscription.objects.filter(pk=question.pk, nonce=question.nonce, confirmed_at=None).update(
        confirmed_at=now, told_until=now, told_period=period(question.rhythm, now)
    )
    question.refresh_from_db()
    return question if began else None


def leaving(token: str) -> int | None:
    """The number of the subscription that a signed token names; None for a forged one."""
    try:
        number: int = Signer(salt=LEAVE).unsign_object(token)["id"]
    except (BadSignature, ValueError):
        return None
    return number


def leave(*, token: str) -> bool:
    """Forget the reader with everything to them; False for a forged token. Doing it again is no error."""
    number = leaving(token)
    if number is None:
        return False
    Subscription.objects.filter(pk=number).delete()
    return True


def forget(*, now: datetime | None = None) -> None:
    """Delete what is kept no longer: unconfirmed addresses, old letters, counts."""
    now = now or timezone.now()
    Subscription.objects.filter(
        confirmed_at=None, asked_at__lt=now - timedelta(days=UNCONFIRMED_DAYS)
    ).delete()
    Letter.objects.filter(created_at__lt=now - timedelta(days=LETTER_DAYS)).delete()
    Tally.objects.filter(at__lt=now - timedelta(days=2)).delete()
