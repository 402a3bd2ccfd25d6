from statistics import mean

import pytest

from newsroom.quality.corpus import lay
from newsroom.quality.judging import SETS, judge_all

pytestmark = pytest.mark.django_db


LEAST = {"labels": 0.95, "blind": 0.92}


def test_labelled_queries_find_what_they_ask_for():
    lay()
    for name in SETS:
        judgements = judge_all(name)
        assert len(judgements) >= 60
        assert sum(not one.came for one in judgements) <= (name == "blind")
        assert mean(one.ndcg for one in judgements) >= LEAST[name]
