from statistics import mean

import pytest

from newsroom.quality.corpus import lay
from newsroom.quality.judging import judge_all

pytestmark = pytest.mark.django_db


def test_labelled_queries_find_what_they_ask_for():
    lay()
    judgements = judge_all("labels")
    assert len(judgements) >= 60
    assert [one.query for one in judgements if not one.came] == []
    assert mean(one.ndcg for one in judgements) >= 0.95
