"""The places of the desk, in the order of the left column: only what the role may."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contributors.models import User
from contributors.roles import Permission


@dataclass(frozen=True)
class Place:
    """One line of the left column; `on_phones` marks the four of the bottom bar."""

    label: str | Promise
    icon: str
    address: str  # name of the URL
    needs: tuple[Permission, ...] = ()  # any of them; nobody is refused without
    on_phones: bool = False


WRITERS = (Permission.WRITE_ARTICLES,)
READERS = (Permission.WRITE_ARTICLES, Permission.READ_ALL_ARTICLES)

PLACES = (
    Place(_("Kotak masuk"), "inbox", "desk:inbox", on_phones=True),
    Place(_("Naskah saya"), "file-pen", "desk:mine", WRITERS, on_phones=True),
    Place(_("Semua naskah"), "files", "desk:articles", READERS, on_phones=True),
    Place(_("Beranda portal"), "newspaper", "desk:front", (Permission.RELEASE_ARTICLES,)),
    Place(_("Acara"), "calendar-days", "desk:events", READERS, on_phones=True),
    Place(_("Narasumber"), "mic", "desk:speakers", READERS),
    Place(_("Unit kerja"), "building-2", "desk:units", (Permission.EDIT_UNITS, Permission.READ_ALL_ARTICLES)),
    Place(_("Pustaka"), "images", "desk:photos", READERS),
    Place(_("Akun"), "users", "desk:users", (Permission.EDIT_USERS,)),
    Place(_("Catatan sistem"), "scroll-text", "desk:audit", (Permission.READ_AUDIT,)),
)


def places_for(user: User) -> list[Place]:
    return [place for place in PLACES if not place.needs or any(user.may(need) for need in place.needs)]
