from statistics import mean

import pytest

from newsroom.quality.corpus import lay
from newsroom.quality.judging import judge_all, labels

pytestmark = pytest.mark.django_db


def test_labelled_queries_find_what_they_ask_for():
    lay()
    judgements = judge_all()
    assert len(judgements) >= 60
    assert [one.query for one in judgements if not one.came] == []
    worst = sorted(judgements, key=lambda one: one.ndcg)[:25]
    print(mean(one.ndcg for one in judgements), mean(one.recall for one in judgements))
    for one in worst:
        print(f"{one.ndcg:.2f} {one.recall:.2f} {one.query}: {one.came[:6]}")
    assert mean(one.ndcg for one in judgements) >= 0.95
