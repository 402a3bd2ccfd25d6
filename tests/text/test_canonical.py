import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.canonical import canonical, digest


def test_spelling():
    content = {"title": "Cafe\u0301 “A”", "b": [1, None, True, {"z": "x", "a": ()}], "e\u0301": "<"}
    assert canonical(content) == '{"b":[1,null,true,{"a":[],"z":"x"}],"title":"Café “A”","é":"<"}'
    assert digest("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"


@pytest.mark.parametrize(
    ("content", "error"), [({"a": {1: 2}}, TypeError), ({"a": float("nan")}, ValueError)]
)
def test_what_json_cannot_say(content, error):
    with pytest.raises(error):
        canonical(content)


@given(st.dictionaries(st.text("abcXYZ_", max_size=5), st.text(max_size=5), max_size=5))
def test_the_order_of_keys_does_not_matter(content):
    assert canonical(content) == canonical(dict(reversed(content.items())))
