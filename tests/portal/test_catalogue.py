"""The English catalogue: nothing that the portal can say is missing from it, and nothing in it is idle."""

import re

import pytest
from django.utils.functional import Promise
from django.utils.translation import override

from articles.models import ChangeKind, Kind
from desk.forms.article import VERDICTS
from events.models import AppearanceRole, EventKind, EventStatus, LegalBasis, Viewers
from events.models.registration_form import BUILT_IN
from events.workflow import RegistrationStatus
from library.models import Format
from notices.models.subscription import Rhythm
from portal.rubrics import NAMES, rubric_name
from portal.templatetags.face import verdict_label
from tests.newsroom.test_locale import written
from tests.portal.spoken import messages, templates

PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]")
LABELS = (
    Kind,
    ChangeKind,
    EventKind,
    EventStatus,
    AppearanceRole,
    Rhythm,
    LegalBasis,
    Viewers,
    RegistrationStatus,
    Format,
)
SAME = {"Menu", "Moderator", "Seminar", "Sharing session", "Status", "unit %s"}  # in both languages
MANY = {"News": "News", "Speech": "Speeches", "Photo story": "Photo stories"}
INDONESIAN = re.compile(r"\b(dan|yang|dengan|untuk|dari|oleh|atau|tidak|kami|berita|tulisan|kegiatan)\b")


def catalogue():
    """Sentence, with its context before it, → all its English forms."""
    found = {}
    for name, text in written("en").items():
        found.setdefault(name[0] if isinstance(name, tuple) else name, []).append(text)
    return found


def said():
    marked = {f"{context}\x04{text}" if context else text for context, text in messages()}
    with override("id"):
        labels = [label for choices in LABELS for label in choices.labels]
        return marked | {str(one) for one in (*labels, *BUILT_IN.values()) if isinstance(one, Promise)}


def test_every_sentence_has_an_english_one():
    found = catalogue()
    assert said() - found.keys() == set()
    assert [name for name, forms in found.items() if not all(forms)] == []


def test_the_extraction_sees_code_templates_and_their_parts():
    found = said()
    assert {"Langsung ke isi", "Lebih lama", "Alamat surel", "Ralat dan klarifikasi", "Ke beranda"} <= found
    assert {"rubrik\x04Siaran pers", "banyak\x04Topik", "Foto ini tidak lagi ditampilkan."} <= found
    assert {"Teks ini berlaku sampai %(at)s, lalu diganti.", "%(minutes)s menit baca"} <= found
    assert {"_masthead.html", "card.html", "_message.html", "503.html"} <= {path.name for path in templates()}


def test_nothing_is_translated_that_nobody_says():
    assert catalogue().keys() - said() == set()


def test_places_for_words_are_the_same_in_both():
    wrong = [
        (name, text)
        for name, forms in catalogue().items()
        for text in forms
        if sorted(PLACE.findall(name)) != sorted(PLACE.findall(text))
    ]
    assert wrong == []


def test_the_english_is_english():
    texts = {name: text for name, forms in catalogue().items() for text in forms}
    assert {text for name, text in texts.items() if INDONESIAN.search(text)} == set()
    assert {name for name, text in texts.items() if name == text} == SAME


@pytest.mark.parametrize("kind", Kind)
def test_a_section_and_one_of_its_texts(kind):
    assert rubric_name(kind) == str(kind.label)
    assert kind in NAMES
    with override("en"):
        one = str(kind.label)
        assert rubric_name(kind) == MANY.get(one, f"{one}s")


def test_every_verdict_of_the_desk_has_an_english_word():
    with override("en"):
        found = {word: verdict_label(word) for word, _label in VERDICTS}
    assert found == {
        "Hoaks": "Hoax",
        "Disinformasi": "Disinformation",
        "Misinformasi": "Misinformation",
        "Benar": "True",
    }
    assert verdict_label("Belum terbukti") == "Belum terbukti"
