"""The writing page: start, write, save, hand in, and the buffer of what is being typed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles import actions
from articles.content import cleaned
from articles.models import Edition, Revision
from articles.refusals import EditConflict, NotReady, OccasionGone, Stale
from articles.requirements import Request
from articles.rules import WRITABLE_BY_CONTRIBUTORS, may_write
from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.editions import edition_or_404, newest, works_on
from desk.forms.article import ArticleForm
from desk.forms.start import StartForm
from desk.merging import merged
from desk.redlines import Comparison
from desk.typed import typed_words
from desk.writing import writing_context
from library.actions import add_document, add_photo, may_add, may_upload
from library.judging import BadDocument
from library.pictures import BadPicture


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.WRITE_ARTICLES)
def start(request: DeskRequest) -> HttpResponse:
    form = StartForm(request.user, request.POST if request.method == "POST" else None, request.GET)
    if request.method == "POST" and form.is_valid():
        try:
            edition = actions.start_article(by=request.user, **form.to_start())
        except OccasionGone as gone:
            form.add_error("occasion", str(gone))
        else:
            return redirect("desk:write", edition.pk)
    status = 422 if form.is_bound else 200
    return render(request, "desk/articles/start.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.WRITE_ARTICLES, Permission.READ_ALL_ARTICLES)
def write(request: DeskRequest, pk: int) -> HttpResponse:
    edition = edition_or_404(request.user, pk)
    if request.method == "POST":
        return keep(request, edition)
    buffer = edition.autosaves.select_related("base").filter(user=request.user).first()
    if buffer and "pulihkan" in request.GET:
        form = article_form(request, edition, buffer.base, MultiValueDict(buffer.data))
        return page(request, edition, form, buffer.base, restored=buffer)
    if not may_write(request.user, edition):
        return redirect("desk:review", pk)
    base = newest(edition)
    return page(request, edition, article_form(request, edition, base), base, buffer=buffer)


def keep(request: DeskRequest, edition: Edition) -> HttpResponse:
    """Save what was posted, and hand it in if asked; whatever hinders, the typed words stay on the page."""
    if not works_on(request.user, edition):
        raise PermissionDenied(_("Anda tidak memiliki hak untuk menyunting naskah ini."))
    base = base_of(edition, request.POST.get("base", ""))
    form = article_form(request, edition, base, request.POST, request.FILES)
    form.is_valid()
    take_photo(request, edition, form)
    take_document(request, edition, form)
    if form.errors:
        return page(request, edition, form, base, status=422)
    try:
        revision = actions.save(edition=edition, by=request.user, content=form.to_content(), base=base)
    except EditConflict as conflict:
        return conflict_page(request, edition, form, base, conflict)
    except Stale as stale:
        keep_typed(request, edition, base, form)
        return page(request, stale.edition, form, base, status=409, stale=str(stale))
    except OccasionGone as gone:
        keep_typed(request, edition, base, form)
        form.add_error("occasion", str(gone))
        return page(request, edition, form, base, status=409)
    if request.POST.get("action") == "submit":
        return hand_in(request, edition, revision, form)
    is_draft = edition.status in WRITABLE_BY_CONTRIBUTORS
    saved = _("Draf tersimpan.") if is_draft else _("Suntingan tersimpan.")
    messages.success(request, saved, extra_tags="saved")
    return redirect("desk:write", edition.pk)


def take_photo(request: DeskRequest, edition: Edition, form: ArticleForm) -> None:
    """Put an uploaded lead photo into the library and choose it; also when other fields hold errors."""
    words = form.new_photo()
    if words is None:
        return
    unit = edition.article.unit if may_upload(request.user, edition.article.unit) else None
    try:
        form.choose(add_photo(size=words["file"].size, unit=unit, by=request.user, **words))
    except BadPicture as refusal:
        form.add_error("lead_file", str(refusal))


def take_document(request: DeskRequest, edition: Edition, form: ArticleForm) -> None:
    """Put an uploaded document into the library and add it; also when other fields hold errors."""
    words = form.new_document()
    if words is None:
        return
    unit = edition.article.unit if may_add(request.user, edition.article.unit) else None
    try:
        added = add_document(size=words["file"].size, unit=unit, by=request.user, **words)
    except BadDocument as refusal:
        form.add_error("document_file", str(refusal))
    else:
        form.enclose(added, words["title"], words["description"])


def hand_in(request: DeskRequest, edition: Edition, revision: Revision, form: ArticleForm) -> HttpResponse:
    """The text is saved already; what is missing is said at its fields."""
    try:
        actions.perform(
            move="submit", edition=edition, by=request.user, request=Request(seen=revision.sha256)
        )
    except NotReady as refusal:
        edition = edition_or_404(request.user, edition.pk)
        form = article_form(request, edition, revision, form.data)
        for issue in refusal.issues:
            form.add_error(issue.field if issue.field in form.fields else None, issue.sentence)
        saved = _("Draf tersimpan, tetapi belum dapat diajukan.")
        return page(request, edition, form, revision, status=422, saved=saved)
    except Stale as stale:
        messages.warning(request, str(stale))
        return redirect("desk:write", edition.pk)
    messages.success(request, _("Naskah diajukan. Editor diberi tahu."), extra_tags="saved")
    return redirect("desk:review", edition.pk)


def conflict_page(
    request: DeskRequest, edition: Edition, form: ArticleForm, base: Revision, conflict: EditConflict
) -> HttpResponse:
    """Both texts side by side; saving again puts these words on top of the newest version."""
    keep_typed(request, edition, base, form)
    newest_words = conflict.newest.content
    mine = merged(base.content, cleaned(form.to_content()), newest_words)
    context = {
        "conflict": conflict,
        "newest": conflict.newest,
        "theirs": Comparison(base.content, newest_words),
        "mine": Comparison(newest_words, mine),
    }
    fresh = ArticleForm(edition, request.user, mine)
    return page(request, edition, fresh, conflict.newest, status=409, **context)


def keep_typed(request: DeskRequest, edition: Edition, base: Revision, form: ArticleForm) -> None:
    # the form's data and not the posted: an uploaded photo is chosen in it
    actions.autosave(edition=edition, by=request.user, data=typed_words(MultiValueDict(form.data)), base=base)


def article_form(
    request: DeskRequest, edition: Edition, base: Revision, data: Any = None, files: Any = None
) -> ArticleForm:
    return ArticleForm(edition, request.user, base.content, data, files)


def base_of(edition: Edition, number: str) -> Revision:
    """The revision the page was made from; an unknown one counts as the oldest, so that nothing is lost."""
    known = edition.revisions.select_related("author")
    wanted = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else -1
    return known.filter(number=wanted).first() or known.earliest("number")


def page(
    request: DeskRequest, edition: Edition, form: ArticleForm, base: Revision, status: int = 200, **more: Any
) -> HttpResponse:
    context = {**writing_context(request, edition, form, base), **more}
    return render(request, "desk/articles/write.html", context, status=status)


@require_POST
@allowed(Permission.WRITE_ARTICLES)
def discard_typed(request: DeskRequest, pk: int) -> HttpResponse:
    """Throw away one's own unsaved words."""
    edition = edition_or_404(request.user, pk)
    actions.discard_autosave(edition=edition, by=request.user)
    messages.success(request, _("Ketikan yang belum disimpan sudah dibuang."))
    return redirect("desk:write", pk)
