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
    data = {name: form[name].value() or "" for name in form.fields if name != "lead_file"}
    return {**data, "base": edition.latest.number, "action": "save", **changed}
