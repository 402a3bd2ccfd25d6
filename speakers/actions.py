"""The only writers of speakers and their appointments."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from audit.actions import record, release, snapshot, withdraw
from audit.models import Release, Snapshot
from audit.turns import take_turns
from contributors.models import User
from contributors.refusals import NotAllowed
from contributors.roles import Permission
from speakers.models import Appointment, Speaker
from text.slugs import slugify_title
from text.unique import first_free

SPEAKER = "speaker"


@transaction.atomic
def save_speaker(
    *,
    speaker: Speaker,
    appointments: Iterable[Appointment] = (),
    removed: Iterable[Appointment] = (),
    by: User,
) -> Speaker:
    """Create or change a speaker with appointments; the public words wait for an editor's release.

    Raises NotAllowed. Appointments that an appearance wore may go: the appearance keeps its own words.
    """
    if not by.may(Permission.EDIT_SPEAKERS):
        raise NotAllowed(_("Anda tidak memiliki hak untuk mengubah narasumber."))
    created = speaker.pk is None
    if not speaker.slug:
        take_turns("speakers_speaker.slug")
        speaker.slug = first_free(
            slugify_title(speaker.name), lambda slug: Speaker.objects.filter(slug=slug).exists()
        )
    speaker.save()
    for appointment in removed:
        appointment.delete()
    for appointment in appointments:
        appointment.speaker = speaker
        appointment.save()
    fresh = Speaker.objects.prefetch_related("appointments").get(pk=speaker.pk)
    snapshot(by=by, object_type=SPEAKER, object_id=speaker.pk, content=fresh.public_words())
    record(by=by, action="create" if created else "change", object_type=SPEAKER, object_id=speaker.pk)
    return speaker


def release_speaker(*, speaker: Speaker, seen: Snapshot, by: User) -> Release:
    """Make the words of a snapshot public. Raises NotAllowed, or OwnWords for one's own words."""
    if not by.may(Permission.RELEASE_REGISTRY):
        raise NotAllowed(_("Hanya editor yang dapat menyetujui halaman narasumber."))
    return release(by=by, seen=seen, slug=speaker.slug)


def withdraw_speaker(*, shown: Release, by: User) -> Release:
    """Take the page of a speaker off the portal. Raises NotAllowed."""
    if not by.may(Permission.RELEASE_REGISTRY):
        raise NotAllowed(_("Hanya editor yang dapat menarik halaman narasumber."))
    return withdraw(by=by, shown=shown)
