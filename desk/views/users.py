"""Pengguna: accounts, their roles and the units they write for."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.db import IntegrityError
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from contributors.actions import save_user
from contributors.models import User
from contributors.refusals import NotAllowed
from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.forms.user import UserFilter, UserForm
from desk.paging import paged


@allowed(Permission.EDIT_USERS)
def users(request: DeskRequest) -> HttpResponse:
    form = UserFilter(request.GET)
    found = User.objects.prefetch_related("membership_set__unit")
    if words := form.value("q"):
        found = found.filter(Q(name__icontains=words) | Q(email__icontains=words))
    if role := form.value("role"):
        found = found.filter(role=role)
    return render(request, "desk/users/list.html", {"filter": form, "page": paged(request, found)})


@allowed(Permission.EDIT_USERS)
def new_user(request: DeskRequest) -> HttpResponse:
    return user_form(request, User())


@allowed(Permission.EDIT_USERS)
def edit_user(request: DeskRequest, pk: int) -> HttpResponse:
    return user_form(request, get_object_or_404(User, pk=pk))


def user_form(request: DeskRequest, user: User) -> HttpResponse:
    title = user.name
    form = UserForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid() and save(request, form):
        messages.success(request, _("Akun %(name)s tersimpan.") % {"name": form.instance.name})
        return redirect("desk:users")
    return render(request, "desk/users/form.html", {"form": form, "title": title})


def save(request: DeskRequest, form: UserForm) -> bool:
    """Save, or say on the form why not: administrators cannot lock themselves out."""
    password = form.cleaned_data["password"]
    try:
        user = save_user(
            user=form.instance, units=form.cleaned_data["units"], by=request.user, password=password
        )
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return False
    except IntegrityError:  # somebody saved the same address or initials in this very moment
        form.add_error(None, _("Alamat surel atau paraf ini sudah dipakai akun lain."))
        return False
    if user == request.user and password:
        update_session_auth_hash(request, user)
    return True
