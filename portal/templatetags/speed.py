"""Parts of pages that never change, rendered once a process."""

from collections import OrderedDict
from threading import Lock
from typing import Any, Final

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.safestring import SafeString

from portal.languages import spoken

register = template.Library()

MOST: Final = 4000  # parts of some 2 kB

kept: OrderedDict[tuple[Any, ...], SafeString] = OrderedDict()
lock = Lock()


class Once(template.Node):
    """A part that depends on nothing but the values named in its tag, the language and the settings."""

    def __init__(self, name: str, values: list[FilterExpression | str], nodelist: NodeList) -> None:
        self.name, self.values, self.nodelist = name, values, nodelist

    def render(self, context: template.Context) -> SafeString:
        values = [
            # most are missing most of the time, and a plain look is ten times cheaper than a filter's
            context.get(value) if isinstance(value, str) else value.resolve(context, ignore_failures=True)
            for value in self.values
        ]
        if values and values[0] is None:  # nothing says which one it is
            return self.nodelist.render(context)
        key = (self.name, spoken(context), *values)
        with lock:
            if key in kept:
                kept.move_to_end(key)
                return kept[key]
        made = self.nodelist.render(context)
        with lock:
            kept[key] = made
            while len(kept) > MOST:
                kept.popitem(last=False)
        return made


@register.tag
def once(parser: Parser, token: Token) -> Once:
    """`{% once name value … %}…{% endonce %}`: the name says which part it is, the values which of them."""
    _tag, name, *values = token.split_contents()
    nodelist = parser.parse(("endonce",))
    parser.delete_first_token()
    compiled = [value if value.isidentifier() else parser.compile_filter(value) for value in values]
    return Once(name, compiled, nodelist)
