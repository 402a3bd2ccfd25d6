"""Names that the log, the shell and error pages show."""

from articles.models import (
    Autosave,
    FormerAddress,
    Publication,
    Signature,
    StatusChange,
    Transition,
    Withdrawal,
)
from articles.queries import ratify_by
from tests.cast import published, withdrawn


def test_every_row_says_what_it_is(cast):
    edition = withdrawn(cast)
    article, revision = edition.article, edition.latest
    rows = [
        article,
        revision,
        Publication.objects.get(),
        Signature.objects.get(),
        StatusChange.objects.last(),
        Transition.objects.first(),
        Withdrawal.objects.get(),
        FormerAddress(path="/lama/1", article=article),
        Autosave(edition=edition, user=cast.sari),
    ]
    assert [str(row) for row in rows] == [
        article.address,
        "Biro Humas Gelar Sesi Berbagi v2",
        article.address,
        f"Rina: {revision.sha256[:12]}",
        "Ratna menarik berita dari peredaran",
        "amend: approved → in_review",
        "Memuat data pribadi warga.",
        "/lama/1",
        "Biro Humas Gelar Sesi Berbagi – Sari",
    ]


def test_what_was_written_here_is_not_imported(cast):
    edition = published(cast)
    assert not edition.article.is_imported
    assert not edition.is_open
    assert ratify_by(edition) is None
