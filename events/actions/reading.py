"""Who read or took away what participants told (UU 27/2022 art. 31: a record of all processing)."""

from django.db import transaction
from django.utils import timezone

from audit.actions import record
from contributors.models import User
from events.models import Registration, RegistrationForm
from events.registering.terms import FORM
from notices.limits import counted


@transaction.atomic
def note_reading(*, form: RegistrationForm, by: User, registration: Registration | None = None) -> None:
    """One line of the log for each person, hour, and event, or one registration that is opened."""
    hour = f"{timezone.now():%Y-%m-%dT%H}"
    what = f"{form.pk}:{registration.pk if registration else ''}:{by.pk}"
    if counted("pembaca", what, hour) == 1:
        data = {"registration": registration.pk} if registration else {}
        record(by=by, action="read_registrations", object_type=FORM, object_id=form.pk, data=data)


def note_export(*, form: RegistrationForm, by: User, shape: str, rows: int) -> None:
    """One line of the log for each export, with how many people were in it."""
    record(
        by=by,
        action="export_registrations",
        object_type=FORM,
        object_id=form.pk,
        data={"shape": shape, "rows": rows},
    )
