"""All sentences that the portal can say, read from its code and its templates, not from a list."""

import ast
import re
from pathlib import Path

from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = ROOT / "templates"
NAMES = r"(gettext|ngettext|pgettext|npgettext|gettext_lazy|ngettext_lazy|pgettext_lazy|_)"
STRING = r"u?(?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")"
CALL = re.compile(rf"\b{NAMES}\(((?:{STRING}|[^()'\"])*)\)")
USED = re.compile(r"{% (?:include|extends) ['\"]([^'\"]+)")
# what these say is told to participants in the portal
TOLD = ("actions/registering.py", "actions/registration.py", "queries.py")
REFUSING = [ROOT / "events" / name for name in TOLD]
# what templates of the portal use of the desk's entrance and the frames of the other house are not followed
STARTS = ("portal/**/*.html", "4*.html", "5*.html", "base_portal.html")


def messages():
    """(context or None, sentence) of everything that the code of the portal marks for translation."""
    return {*in_python(), *in_templates()}


def in_python():
    for path in sorted([*(ROOT / "portal").rglob("*.py"), *REFUSING]):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield from said(node.func.id, [text_of(one) for one in node.args])


def text_of(node):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def said(name, texts):
    if not re.fullmatch(NAMES, name) or not texts or texts[0] is None:
        return
    has_context = "pgettext" in name
    yield (texts[0], texts[1]) if has_context else (None, texts[0])


def in_templates():
    for path in sorted(templates()):
        for name, arguments in CALL.findall(templatize(path.read_text(), str(path))):
            yield from said(name, [ast.literal_eval(one) for one in re.findall(STRING, arguments)])


def templates():
    """The pages of the portal and all parts that they are made of."""
    found, waiting = set(), [path for start in STARTS for path in TEMPLATES.glob(start)]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += [TEMPLATES / name for name in USED.findall(path.read_text())]
    return found
