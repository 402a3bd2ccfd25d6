"""A made-up newsroom to look at and to try: people, units, events, speakers and texts in every state.

Everything here is invented. It is written through the same
actions that people use, so it obeys the same rules.
"""

from newsroom.demo.people import logins

__all__ = ["logins"]
