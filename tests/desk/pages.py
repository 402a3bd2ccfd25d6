"""What the tests of the desk ask for again and again."""

from django.test import Client
from django.urls import reverse

from desk.forms.article import ArticleForm


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def address(name, *args):
    return reverse(f"desk:{name}", args=args)


def posted(edition, by, **changed):
    """The writing form as the browser sends it: everything as it stands, but for what was changed."""
    edition.refresh_from_db()
    form = ArticleForm(edition, by, edition.latest.content)
    apart = ("lead_file", "document_file", "documents")
    data = {name: form[name].value() or "" for name in form.fields if name not in apart}
    rows = form["documents"].value()
    data["documents"] = [row["id"] for row in rows]
    for part in ("title", "description", "place"):
        data[f"documents_{part}"] = [row[part] for row in rows]
    return {**data, "base": edition.latest.number, "action": "save", **changed}
