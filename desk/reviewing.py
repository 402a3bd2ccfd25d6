"""What the review page shows."""

from typing import Any

from articles.models import Edition
from articles.requirements import awaits_ratification
from articles.rules import may_write
from contributors.models import User
from desk.bases import bases_of, chosen_base
from desk.decisions import Decision, four_eyes_of, main_decision
from desk.editions import newest, works_on
from desk.forms.remark import RemarkForm
from desk.redlines import Comparison


def review_context(user: User, edition: Edition, offered: list[Decision], asked: str) -> dict[str, Any]:
    """`asked` names the comparison in the address. A fixed number of queries for each state."""
    revision = newest(edition)
    bases = bases_of(edition, revision, user)
    base = chosen_base(bases, asked)
    return {
        "edition": edition,
        "revision": revision,
        "content": revision.content,
        "bases": bases,
        "base": base,
        "comparison": Comparison(base.content if base else revision.content, revision.content),
        "decisions": offered,
        "main": main_decision(offered),
        "four_eyes": four_eyes_of(revision, user),
        "awaits_ratification": awaits_ratification(edition),
        "can_act": any(not each.issues for each in offered),
        "remarks": edition.remarks.select_related("by", "resolved_by", "revision"),
        "remark_form": RemarkForm(),
        "may_remark": works_on(user, edition),
        "may_write": may_write(user, edition),
        "last_change": edition.changes.select_related("by").last(),
        "publication": edition.publications.published().first(),
    }
