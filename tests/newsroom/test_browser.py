"""The pages arrive in a real browser, with their style and without a complaint."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.django_db(transaction=True)
def test_the_front_page_is_dressed(browse):
    page = browse()
    answer = page.goto("/")
    assert answer.status == 200
    assert page.evaluate("document.styleSheets.length") > 0
    assert page.locator("h1").count() == 1
