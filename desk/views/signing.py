"""Daftar hadir: the sheets that people sign, and the list as a file."""

from io import BytesIO

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.attendance import event_at, form_of, recap_of, recap_table
from desk.sheets import PAPERS, attendance_table, print_columns, sheets_of
from desk.slices import whole
from events.actions import note_export, note_reading
from events.sight import sight_of
from text.sheets import write_csv, write_xlsx

SHAPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MOST_BLANK = 200


@require_safe
@allowed(Permission.READ_PARTICIPANTS)
def sheet(request: DeskRequest, pk: int) -> HttpResponse:
    """`?sesi=` a session or all of them, `?kertas=` a4 or folio, `?kosong=` how many empty rows."""
    event = event_at(request, pk)
    chosen = whole(request.GET.get("sesi"))
    sessions = [one for one in event.sessions.all() if chosen in (0, one.pk)]
    paper = request.GET.get("kertas", "")
    paper = paper if paper in PAPERS else "a4"
    blank = min(whole(request.GET.get("kosong", "10")), MOST_BLANK)
    form = form_of(event)
    sheets = [page for session in sessions for page in sheets_of(session, paper, blank)]
    if form and any(row for page in sheets for row in page.rows if row.name):
        note_reading(form=form, by=request.user)
    context = {
        "event": event,
        "sessions": event.sessions.all(),
        "chosen": chosen,
        "paper": paper,
        "papers": PAPERS,
        "blank": blank,
        "sheets": sheets,
        "hidden": print_columns(form).hidden if form else [],
    }
    return render(request, "desk/attendance/sheet.html", context)


@require_POST
@allowed(Permission.READ_PARTICIPANTS)
def export(request: DeskRequest, pk: int) -> HttpResponse:
    """The list of who was there, or its recapitulation, as a file."""
    event, shape = event_at(request, pk), request.POST.get("bentuk", "")
    form, content = form_of(event), request.POST.get("isi", "hadir")
    if shape not in SHAPES or content not in ("hadir", "rekap") or form is None:
        raise Http404
    sight, file = sight_of(form, request.user), BytesIO()
    whole_list = content == "hadir"
    table = attendance_table(event, sight) if whole_list else recap_table(recap_of(event, sight))
    title = _("Presensi") if whole_list else _("Rekap")
    rows = write_csv(file, table) if shape == "csv" else write_xlsx(file, table, name=title)
    note_export(form=form, by=request.user, shape=shape, rows=rows - 1)
    name = f"{title.lower()}-{event.slug}-{timezone.localdate():%Y-%m-%d}.{shape}"
    return HttpResponse(
        file.getvalue(),
        headers={"Content-Type": SHAPES[shape], "Content-Disposition": f'attachment; filename="{name}"'},
    )
