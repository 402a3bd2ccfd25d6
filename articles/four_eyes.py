"""The rule that holds the house up.

Let A be everyone who wrote words in the edition up to this revision: those who saved it, and those whose
words came along from the registry before anyone approved them there. To release it, one signer must be an
editor, and for every a in A some signer is not a. The same rule stands in the database as a trigger on
Publication; this module says it in words, so that the page can explain what is missing.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from articles.models import Revision
from contributors.models import User
from contributors.roles import ROLES, Permission

EDITOR_ROLES = [role.name for role in ROLES.values() if Permission.RELEASE_ARTICLES in role.permissions]


@dataclass(frozen=True)
class Standing:
    """Who wrote and who signed one revision."""

    authors: frozenset[User]
    signers: frozenset[User]

    @property
    def has_editor(self) -> bool:
        return any(signer.may(Permission.RELEASE_ARTICLES) for signer in self.signers)

    @property
    def unseen(self) -> frozenset[User]:
        """Authors whose words nobody else has signed."""
        return frozenset(author for author in self.authors if not self.signers - {author})


def standing(revision: Revision) -> Standing:
    """Authors and signers of a revision; two queries."""
    written = revision.edition.revisions.filter(number__gt=0, number__lte=revision.number)
    carried = written.filter(co_author_ids__contains=[OuterRef("pk")])
    authors = User.objects.filter(Q(pk__in=written.values("author")) | Exists(carried))
    signers = User.objects.filter(pk__in=revision.signatures.values("signer"))
    return Standing(frozenset(authors), frozenset(signers))


def missing(revision: Revision) -> str:
    """What still stands in the way of releasing this revision, in one sentence; empty when nothing does."""
    state = standing(revision)
    if not state.has_editor:
        return _("Versi ini belum ditandatangani seorang editor.")
    if state.unseen:
        names = ", ".join(sorted(author.name for author in state.unseen))
        return _(
            "Kata-kata %(names)s belum diperiksa orang lain. Mintalah penulis menyetujui suntingan atau "
            "editor lain menandatanganinya."
        ) % {"names": names}
    return ""
