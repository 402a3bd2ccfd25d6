"""Marks that a person at the desk makes or takes back from the list of a session."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from desk.access import DeskRequest
from desk.forms.inputs import LineField
from desk.slices import whole
from events.actions import admit, mark, void
from events.models import AttendanceMark, Direction, Registration, Session, Way
from events.refusals import OutsideHours, RegistrationRefused


def asks_a_reason(request: DeskRequest, session: Session) -> HttpResponse | None:
    """The page that asks why, for what takes a reason and has none yet."""
    if request.POST.get("langkah") != "batalkan" or reason_of(request):
        return None
    return reason_page(request, session, _("Mengapa tanda ini dibatalkan?"))


def act(request: DeskRequest, session: Session) -> HttpResponse:
    """Do what was asked and go back to the list; a sentence says what came of it."""
    step = request.POST.get("langkah", "")
    try:
        messages.success(request, done(request, session, step))
    except OutsideHours as refusal:
        return reason_page(request, session, str(refusal))
    except RegistrationRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(back(request, session))


def done(request: DeskRequest, session: Session, step: str) -> str:
    """The sentence for the person. Raises RegistrationRefused or Http404."""
    asked = whole(request.POST.get("siapa"))
    if step == "batalkan":
        marks = AttendanceMark.objects.filter(session=session).select_related("session__event")
        void(mark=get_object_or_404(marks, pk=asked), reason=reason_of(request), by=request.user)
        return _("Tanda hadir dibatalkan.")
    people = Registration.objects.filter(form__event=session.event_id).select_related("form")
    who = get_object_or_404(people, pk=asked)
    if step == "terima":
        admit(session=session, registration=who, by=request.user, nonce="")
        return _("Diterima dan tercatat hadir.")
    marked = mark(
        session=session,
        registration=who,
        direction=Direction.OUT if step == "pulang" else Direction.IN,
        way=Way.SEARCH,
        by=request.user,
        reason=reason_of(request),
    )
    return _("Kehadiran tercatat.") if marked.fresh else _("Peserta ini sudah tercatat sebelumnya.")


def reason_of(request: DeskRequest) -> str:
    return LineField().to_python(request.POST.get("alasan", ""))[:300]


def reason_page(request: DeskRequest, session: Session, question: str) -> HttpResponse:
    context = {
        "event": session.event,
        "session": session,
        "question": question,
        "step": request.POST.get("langkah", "")[:20],
        "who": whole(request.POST.get("siapa")),
        "back": back(request, session),
    }
    return render(request, "desk/attendance/reason.html", context, status=409)


def back(request: DeskRequest, session: Session) -> str:
    """The list, as it was narrowed."""
    query = request.GET.urlencode()
    page = reverse("desk:attendees", args=[session.event_id, session.pk])
    return f"{page}?{query}" if query else page
