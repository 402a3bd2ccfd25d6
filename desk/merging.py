"""Putting one person's changes on top of what another saved meanwhile."""

from articles.content import Content, documents_of, enclosing


def merged(base: Content, mine: Content, newest: Content) -> Content:
    """My parts where I changed them, the newest parts elsewhere; where both changed, mine."""
    shared = [key for key in mine if key != "documents"]
    words = {key: newest[key] if mine[key] == base.get(key) else mine[key] for key in shared}
    is_mine = documents_of(mine) != documents_of(base)
    return enclosing(words, documents_of(mine if is_mine else newest))
