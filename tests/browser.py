"""A real Chromium for the tests marked `browser`.

Taken from NEWSROOM_BROWSER, the system, or npm's @sparticuz/chromium in node_modules. Without one these
tests are skipped and say so; NEWSROOM_REQUIRE_BROWSER=1 makes that a failure.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
UNPACK = 'import("@sparticuz/chromium").then(async (m) => console.log(await m.default.executablePath()))'
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = "Chromium tidak ditemukan: uji peramban dilewati (pasang paket chromium)"


def find_browser():
    """The path of a Chromium, or None."""
    told = os.environ.get("NEWSROOM_BROWSER")
    if told:
        return told
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or unpacked_from_npm()


def unpacked_from_npm():
    if not (ROOT / "node_modules" / "@sparticuz" / "chromium").exists() or not shutil.which("node"):
        return None
    words = ["node", "--input-type=module", "-e", UNPACK]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or None


def pytest_report_header():
    return f"peramban: {find_browser() or MISSING}"


@pytest.fixture(scope="session")
def chromium():
    """One browser for the whole run; every page gets a context of its own."""
    path = find_browser()
    if not path:
        if os.environ.get("NEWSROOM_REQUIRE_BROWSER") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    sync_api = pytest.importorskip("playwright.sync_api")
    with pytest.MonkeyPatch.context() as patch, sync_api.sync_playwright() as playwright:
        # Playwright leaves its loop running in this thread, and Django would refuse every query beside it
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def browse(chromium, live_server):
    """Open pages of the live server, each with its own cookies; at the end none may have had trouble.

    Trouble is an error of a script, a complaint on the console, or what the content security policy stopped.
    """
    contexts, trouble = [], []

    def opened(**options):
        context = chromium.new_context(base_url=live_server.url, locale="id-ID", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: trouble.append(error.stack or str(error)))
        page.on("console", lambda said: said.type in ("error", "warning") and trouble.append(said.text))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert trouble == []
