"""Every address that tells of articles outside of their pages, and texts that must never stand there."""

import re

from tests import cast as people
from tests.cast import move
from tests.portal.public import SECRET, corrected, draft, published, scheduled

HOSTILE = "</script><b>“Rapat” ]]> & {{ 7*7 }} 😀 'satu' \"dua\""
WORD = re.compile("Kata-kata yang belum|kata-kata-yang-belum|Kata rahasia")


def unseen(cast):
    """A draft, a scheduled, a returned, a withdrawn and a superseded text; gives the one that replaced it."""
    topics = [{"slug": "rahasia", "name": "Kata rahasia"}]
    draft(cast)
    scheduled(cast)
    returned = people.in_review(cast, title=SECRET, topics=topics)
    move("request_changes", returned, cast.rina, comment="Lengkapi kutipan.")
    gone = published(cast, SECRET, topics=topics)
    move("withdraw", gone.edition, cast.ratna, comment="Memuat data pribadi warga.")
    replaced = published(cast, "Jumlah peserta", body=f"<p>{SECRET}</p>", summary=SECRET)
    return corrected(cast, replaced, title="Jumlah peserta", body="<p>26 orang.</p>", summary="Benar.")
