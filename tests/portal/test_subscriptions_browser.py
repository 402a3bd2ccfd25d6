"""The pages of mail subscription in a browser: accessible, within their width, and without a cookie."""

import pytest
from django.urls import reverse

from notices.models import Subscription
from notices.subscribing import leave_token
from tests.cast import assemble

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [360, 1280])
def test_a_reader_asks_and_leaves_on_accessible_pages(browse, live_server, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    assemble()
    page = browse(viewport={"width": width, "height": 800}, bypass_csp=True)

    def judge():
        assert page.evaluate("document.documentElement.scrollWidth") == width
        found = axe.run(page, options={"preload": False}).response["violations"]
        assert (page.url, [each["id"] for each in found]) == (page.url, [])

    page.goto(reverse("portal:subscribe"))
    judge()
    page.get_by_role("button", name="Kirim permintaan").click()
    page.get_by_role("alert").wait_for()
    judge()
    page.get_by_label("Alamat surel").fill("pembaca@contoh.example")
    page.get_by_role("button", name="Kirim permintaan").click()
    page.get_by_role("heading", name="Periksa kotak surat Anda").wait_for()
    judge()
    page.goto(reverse("portal:leave_subscription", args=[leave_token(Subscription.objects.get())]))
    judge()
    page.get_by_role("button", name="Berhenti berlangganan").click()
    page.get_by_role("heading", name="Anda sudah berhenti").wait_for()
    assert Subscription.objects.count() == 0
    assert page.context.cookies() == []
