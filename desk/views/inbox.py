"""Kotak masuk: what waits for me, and what I was told."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from contributors.roles import Permission
from desk.access import DeskRequest, staff
from desk.inbox import groups_of
from desk.told import told
from desk.waiting import waiting_releases
from notices.actions import mark_read
from notices.models import Notice

NOTICES = 8


@require_safe
@staff
def inbox(request: DeskRequest) -> HttpResponse:
    context = {
        "groups": groups_of(request.user),
        "notices": told(request.user, NOTICES),
        "releases": waiting_releases(request.user),
        "unread": Notice.objects.of(request.user).unread().count(),
        "may_write": request.user.may(Permission.WRITE_ARTICLES),
        "may_edit_users": request.user.may(Permission.EDIT_USERS),
    }
    return render(request, "desk/inbox.html", context)


@require_POST
@staff
def notices_read(request: DeskRequest) -> HttpResponse:
    """Mark everything up to the newest notice that was on the page as read."""
    until = request.POST.get("until", "")
    if until.isascii() and until.isdigit() and len(until) < 19:
        mark_read(by=request.user, until=int(until))
    return redirect("desk:inbox")
