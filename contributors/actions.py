"""The only writers of accounts, units and memberships."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from audit.actions import record, release, snapshot, withdraw
from audit.carried import unapproved_writers
from audit.models import Release, Snapshot
from audit.turns import take_turns
from contributors.models import Membership, User, WorkUnit
from contributors.refusals import NotAllowed, NotPossible
from contributors.roles import Permission
from text.slugs import slugify_title
from text.unique import first_free

UNIT = "unit"


@transaction.atomic
def save_user(*, user: User, units: Iterable[WorkUnit], by: User | None, password: str = "") -> User:
    """Create or change an account and the units it writes for. `by` is None for the first accounts.

    Raises NotAllowed, also when an administrator would lock themselves out.
    """
    if by and not by.may(Permission.EDIT_USERS):
        raise NotAllowed(_("Hanya administrator yang dapat mengubah akun."))
    if by and by.pk == user.pk and not user.may(Permission.EDIT_USERS):
        raise NotAllowed(_("Anda tidak dapat mencabut hak administrator dari akun Anda sendiri."))
    created = user.pk is None
    if password:
        user.set_password(password)
    elif created:
        user.set_unusable_password()
    user.email = user.email.lower()
    user.save()
    wanted = {unit.pk for unit in units}
    Membership.objects.filter(user=user).exclude(unit__in=wanted).delete()
    Membership.objects.bulk_create(
        [Membership(user=user, unit_id=unit) for unit in sorted(wanted)], ignore_conflicts=True
    )
    record(
        by=by,
        action="create" if created else "change",
        object_type="user",
        object_id=user.pk,
        data={
            "email": user.email,
            "role": user.role,
            "is_active": user.is_active,
            "units": sorted(wanted),
            "password": bool(password),
        },
    )
    return user


@transaction.atomic
def save_unit(*, unit: WorkUnit, by: User) -> WorkUnit:
    """Create or change a unit; its public page waits for an editor's release.

    Raises NotAllowed, or NotPossible when it would lie below itself or its parent holds the name already.
    """
    if not by.may(Permission.EDIT_UNITS):
        raise NotAllowed(_("Anda tidak memiliki hak untuk mengubah unit kerja."))
    created = unit.pk is None
    # one change of the tree at a time: two at once could close a circle that neither sees
    take_turns("contributors_workunit")
    if unit.parent_id and not created and WorkUnit.objects.get(pk=unit.parent_id).lies_below(unit):
        raise NotPossible(_("Unit kerja tidak dapat berada di bawah dirinya sendiri."))
    if WorkUnit.objects.namesakes(unit).exists():
        raise NotPossible(_("Nama ini sudah dipakai unit lain di bawah induk yang sama."))
    if not unit.slug:
        unit.slug = first_free(
            slugify_title(unit.short_name or unit.name, max_length=70),
            lambda slug: WorkUnit.objects.filter(slug=slug).exists(),
        )
    unit.save()
    parent = unit.parent
    snapshot(
        by=by,
        object_type=UNIT,
        object_id=unit.pk,
        content=public_words(unit),
        co_authors=unapproved_writers(UNIT, parent.pk, [parent.name]) if parent else (),
    )
    record(by=by, action="create" if created else "change", object_type=UNIT, object_id=unit.pk)
    return unit


def release_unit(*, unit: WorkUnit, seen: Snapshot, by: User) -> Release:
    """Make the words of a snapshot public. Raises NotAllowed, or OwnWords for one's own words."""
    if not by.may(Permission.RELEASE_REGISTRY):
        raise NotAllowed(_("Hanya editor yang dapat menyetujui halaman unit kerja."))
    return release(by=by, seen=seen, slug=unit.slug)


def withdraw_unit(*, shown: Release, by: User) -> Release:
    """Take the page of a unit off the portal. Raises NotAllowed."""
    if not by.may(Permission.RELEASE_REGISTRY):
        raise NotAllowed(_("Hanya editor yang dapat menarik halaman unit kerja."))
    return withdraw(by=by, shown=shown)


def public_words(unit: WorkUnit) -> dict[str, object]:
    """What the portal shows of a unit once an editor has released it."""
    return {
        "slug": unit.slug,
        "name": unit.name,
        "short_name": unit.short_name,
        "description": unit.description,
        "parent": {"slug": unit.parent.slug, "name": unit.parent.name} if unit.parent else None,
    }
