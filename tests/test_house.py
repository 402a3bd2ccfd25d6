"""The rules of the house that no linter knows."""

import ast
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = ("articles", "events", "speakers", "library", "notices", "contributors", "audit", "text")
HTTP = ("django.http", "django.shortcuts", "django.views", "django.forms", "django.template", "django.urls")
FACES = ("portal", "desk", "newsroom")
BANNED_NAMES = {"utils", "helpers", "common", "core", "misc", "managers", "mixins", "services"}


def python_files(*folders):
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def imports(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("folder", DOMAIN)
def test_domain_apps_know_no_http(folder):
    found = [
        (path.name, name) for path in python_files(folder) for name in imports(path) if name.startswith(HTTP)
    ]
    assert found == []


def test_no_room_has_a_name_that_says_nothing():
    assert [path for path in python_files(*DOMAIN, *FACES) if path.stem in BANNED_NAMES] == []


def test_the_driver_is_psycopg2():
    """Any package that pulls in psycopg 3 would switch Django's driver without a word."""
    assert connection.Database.__name__ == "psycopg2"


def test_templates_trust_nothing_and_hold_no_inline_code():
    bad = ("|safe", "autoescape off", "<script>", ' style="', " onclick=", " onload=", " onsubmit=")
    found = [
        (path.name, word)
        for path in sorted((ROOT / "templates").rglob("*.html"))
        for word in bad
        if word in path.read_text()
    ]
    assert found == []
