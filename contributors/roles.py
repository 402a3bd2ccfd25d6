"""Who may do what, in one table. docs/permissions.md is generated from it."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    """One thing a role allows. Conditions on an object (own unit, own words) are in the apps' rules.py."""

    WRITE_ARTICLES = "write_articles"
    REVIEW_ARTICLES = "review_articles"
    RELEASE_ARTICLES = "release_articles"
    WITHDRAW_ARTICLES = "withdraw_articles"
    PUBLISH_URGENTLY = "publish_urgently"
    READ_ALL_ARTICLES = "read_all_articles"
    EDIT_EVENTS = "edit_events"
    READ_PARTICIPANTS = "read_participants"
    EDIT_SPEAKERS = "edit_speakers"
    RELEASE_REGISTRY = "release_registry"
    UPLOAD_PHOTOS = "upload_photos"
    UPLOAD_DOCUMENTS = "upload_documents"
    EDIT_UNITS = "edit_units"
    EDIT_USERS = "edit_users"
    READ_AUDIT = "read_audit"


@dataclass(frozen=True)
class Role:
    name: str
    label: str | Promise
    description: str | Promise
    permissions: frozenset[Permission]


CONTRIBUTOR = Role(
    "contributor",
    _("Kontributor"),
    _(
        "Menulis berita, acara, dan narasumber untuk unit kerjanya, lalu mengajukannya kepada editor. "
        "Mengelola pendaftaran pada acara unit kerjanya."
    ),
    frozenset(
        {
            Permission.WRITE_ARTICLES,
            Permission.EDIT_EVENTS,
            Permission.READ_PARTICIPANTS,
            Permission.EDIT_SPEAKERS,
            Permission.UPLOAD_PHOTOS,
            Permission.UPLOAD_DOCUMENTS,
        }
    ),
)
EDITOR = Role(
    "editor",
    _("Editor"),
    _("Menelaah, menyunting, menyetujui, menjadwalkan, dan menerbitkan naskah semua unit kerja."),
    CONTRIBUTOR.permissions
    | {
        Permission.REVIEW_ARTICLES,
        Permission.RELEASE_ARTICLES,
        Permission.READ_ALL_ARTICLES,
        Permission.RELEASE_REGISTRY,
        Permission.EDIT_UNITS,
    },
)
CHIEF_EDITOR = Role(
    "chief_editor",
    _("Penanggung jawab"),
    _("Semua hak editor, ditambah menarik berita dari peredaran dan terbit darurat."),
    EDITOR.permissions | {Permission.WITHDRAW_ARTICLES, Permission.PUBLISH_URGENTLY, Permission.READ_AUDIT},
)
ADMINISTRATOR = Role(
    "administrator",
    _("Administrator"),
    _("Mengelola akun, unit kerja, dan keanggotaan. Membaca naskah, tetapi tidak mengubahnya."),
    frozenset(
        {
            Permission.READ_ALL_ARTICLES,
            Permission.EDIT_UNITS,
            Permission.EDIT_USERS,
            Permission.READ_AUDIT,
        }
    ),
)
AUDITOR = Role(
    "auditor",
    _("Auditor"),
    _("Membaca semuanya, termasuk catatan sistem, dan tidak mengubah apa pun."),
    frozenset({Permission.READ_ALL_ARTICLES, Permission.READ_AUDIT}),
)

ROLES = {role.name: role for role in (CONTRIBUTOR, EDITOR, CHIEF_EDITOR, ADMINISTRATOR, AUDITOR)}
