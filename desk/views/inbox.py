"""Kotak masuk: what waits for me, and what I was told."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from contributors.roles import Permission
from desk.access import DeskRequest, staff
from desk.inbox import groups_of
from desk.registration import running
from desk.slices import before, whole
from desk.told import told
from desk.waiting import waiting_releases
from notices.actions import mark_read
from notices.models import Notice

NOTICES = 8
SLICE = 30


@require_safe
@staff
def inbox(request: DeskRequest) -> HttpResponse:
    notices = Notice.objects.of(request.user)
    newest = list(notices[:NOTICES])
    context = {
        "groups": groups_of(request.user),
        "notices": told(request.user, newest),
        "may_mark": any_unread(newest),
        "releases": waiting_releases(request.user),
        "registrations": running(request.user),
        "unread": notices.unread().count(),
        "may_write": request.user.may(Permission.WRITE_ARTICLES),
        "may_edit_users": request.user.may(Permission.EDIT_USERS),
    }
    return render(request, "desk/inbox.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def notices(request: DeskRequest) -> HttpResponse:
    """Everything I was told, in slices; marking touches the slice that was on the page."""
    if request.method == "POST":
        mark_shown(request)
        return redirect(request.get_full_path())
    mine = Notice.objects.of(request.user)
    page = before(mine, request, SLICE)
    context = {
        "page": page,
        "notices": told(request.user, page.items),
        "may_mark": any_unread(page.items),
        "unread": mine.unread().count(),
    }
    return render(request, "desk/notices.html", context)


@require_POST
@staff
def notices_read(request: DeskRequest) -> HttpResponse:
    mark_shown(request)
    return redirect("desk:inbox")


def any_unread(notices: list[Notice]) -> bool:
    return any(notice.read_at is None for notice in notices)


def mark_shown(request: DeskRequest) -> None:
    """Mark the notices that were on the page as read, from the oldest to the newest of them."""
    since, until = whole(request.POST.get("since")), whole(request.POST.get("until"))
    if since:
        mark_read(by=request.user, since=since, until=until)
