"""Writing the form by which people register for an event."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.forms.questions import QUESTIONS, BaseQuestions, questions_of
from desk.forms.registration import TermsForm, first_terms
from desk.forms.rows import MORE, with_more_rows
from desk.meanwhile import Meanwhile, held, since_opened
from desk.rowmerge import Rows
from events.actions import invite, require_editing, save_form
from events.models import Event, Quota, RegistrationForm
from events.refusals import NotReady
from events.registering.terms import FORM


@allowed(Permission.READ_PARTICIPANTS)
@transaction.atomic
def edit_form(request: DeskRequest, pk: int) -> HttpResponse:
    """Show or save the form; errors and a save by someone else in between keep everything typed."""
    event = get_object_or_404(held(Event.objects.visible_to(request.user), request), pk=pk)
    require_editing(event, request.user)
    stored = RegistrationForm.objects.filter(event=event).first() or RegistrationForm(event=event)
    data = request.POST if request.method == "POST" else None
    if data is None:
        first = {} if stored.pk else first_terms(event, request.user)
        return page(request, TermsForm(instance=stored, initial=first), questions_of(stored, None))
    if MORE in data:
        data = with_more_rows(data, QUESTIONS)
        return page(request, TermsForm(data, instance=stored), questions_of(stored, data))
    rows = Rows(questions_of(stored, None), _("Pertanyaan"))
    meanwhile = since_opened(FORM, data, TermsForm(instance=stored), rows)
    terms, questions = TermsForm(meanwhile.data, instance=stored), questions_of(stored, meanwhile.data)
    is_whole = all([terms.is_valid(), questions.is_valid()])
    if is_whole and not meanwhile and save(request, terms, questions):
        return redirect("desk:registration", pk)
    return page(request, terms, questions, meanwhile)


def save(request: DeskRequest, terms: TermsForm, questions: BaseQuestions) -> bool:
    """False, with the requirements that are not met at their fields, when it could not be kept."""
    form, asked = terms.instance, questions.questions()
    try:
        save_form(form=form, questions=asked, capacity=capacity(terms), units=terms.units(), by=request.user)
    except NotReady as refusal:
        for issue in refusal.issues:
            if issue.number:
                questions.add_issue(issue)
            else:
                terms.add_error(issue.field if issue.field in terms.fields else None, issue.sentence)
        return False
    if invited := terms.cleaned_data["invited"]:
        invite(form=form, addresses=invited, by=request.user)
    messages.success(request, _("Formulir tersimpan. Peserta melihatnya setelah disetujui editor lain."))
    return True


def capacity(terms: TermsForm) -> int:
    if "capacity" in terms.fields:
        return int(terms.cleaned_data["capacity"])
    return Quota.objects.get(form=terms.instance, session=None).capacity


def page(
    request: DeskRequest, form: TermsForm, questions: BaseQuestions, meanwhile: Meanwhile | None = None
) -> HttpResponse:
    event = form.instance.event
    context: dict[str, Any] = {
        "event": event,
        "form": form,
        "questions": questions,
        "meanwhile": meanwhile,
        "is_new": form.instance.pk is None,
        "invited": form.instance.invitations.count() if form.instance.pk else 0,
    }
    return render(request, "desk/registration/form.html", context, status=409 if meanwhile else 200)
