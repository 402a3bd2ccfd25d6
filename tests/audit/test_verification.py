"""The log proves itself, and shows where it was changed behind the guards."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from audit.actions import record
from audit.models import Entry
from audit.verification import seconds, verify

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)


@pytest.fixture
def log(cast):
    for number in range(1, 5):
        record(by=cast.sari, action="save", object_type="event", object_id=number, data={"kata": "“é”\n"})
    return list(Entry.objects.all())


def behind_the_guards(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET session_replication_role = DEFAULT")


def test_a_whole_log(log):
    found = verify()
    assert (found.count, found.head, found.broken, found.is_whole) == (4, log[-1].hash, (), True)


def test_an_empty_log(db):
    assert verify().is_whole


def test_changed_words_are_found(log):
    behind_the_guards("UPDATE audit_entry SET actor_name = 'Orang lain' WHERE id = %s", log[1].pk)
    assert verify().broken == (log[1].pk,)


def test_a_removed_line_is_found(log):
    behind_the_guards("DELETE FROM audit_entry WHERE id = %s", log[1].pk)
    assert verify().broken == (log[2].pk,)


def test_a_cut_at_the_end_is_found_by_a_hash_kept_elsewhere(log):
    behind_the_guards("DELETE FROM audit_entry WHERE id = %s", log[3].pk)
    assert verify().is_whole
    assert not verify(known=log[3].hash).is_whole
    assert verify(known=log[2].hash).is_whole


def test_the_command(log, capsys):
    call_command("verify_audit")
    assert f"4 entries, whole; newest hash {log[-1].hash}" in capsys.readouterr().out
    with pytest.raises(CommandError, match="does not hold this hash"):
        call_command("verify_audit", known="0" * 64)
    behind_the_guards("UPDATE audit_entry SET object_id = 9 WHERE id = %s", log[0].pk)
    with pytest.raises(CommandError, match=f"changed at entries {log[0].pk}"):
        call_command("verify_audit")


def test_moments_before_the_epoch():
    assert seconds(datetime(1969, 12, 31, 23, 59, 58, 500000, tzinfo=UTC)) == "-1.500000"


class TestAnyWords(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(TEXT, TEXT, st.none() | st.integers(1, 2**62))
    def test_python_and_the_database_agree(self, name, data, actor):
        Entry.objects.create(
            actor_id=actor, actor_name=name, action="x", object_type="y", object_id=1, data=data
        )
        assert verify().is_whole
