"""Putting one person's changes on top of what another saved meanwhile."""

from articles.content import Content


def merged(base: Content, mine: Content, newest: Content) -> Content:
    """My parts where I changed them, the newest parts elsewhere; where both changed, mine."""
    return {key: newest[key] if mine[key] == base.get(key) else mine[key] for key in mine}
