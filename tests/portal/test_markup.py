"""Every kind of page by html-validate. Needs node and `npm ci`; CI has both."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.portal.showcase import error_pages, in_english, open_house

ROOT = Path(__file__).resolve().parent.parent.parent
TOOL = ROOT / "node_modules" / ".bin" / "html-validate"
MISSING = "html-validate tidak ada: pemeriksaan HTML dilewati (jalankan npm ci)"


@pytest.fixture
def tool():
    if TOOL.exists() and shutil.which("node"):
        return TOOL
    if os.environ.get("NEWSROOM_REQUIRE_NODE") == "1":
        pytest.fail(MISSING)
    pytest.skip(MISSING)


@pytest.mark.django_db(transaction=True)  # the older text needs spans of time, and those transactions
def test_every_page_is_valid_html(client, cast, tool, tmp_path):
    addresses = {**open_house(cast), "search": "/cari/?q=sesi"}
    for name, address in {**addresses, **in_english(addresses)}.items():
        page = tmp_path / f"{name.replace(' ', '-')}.html"
        page.write_text(client.get(address).content.decode())
    for name, html in error_pages().items():
        (tmp_path / f"{name.replace(' ', '-')}.html").write_text(html)
    told = subprocess.run(
        [tool, "--config", ROOT / ".htmlvalidate.json", "--formatter", "json", *tmp_path.glob("*.html")],
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(told.stdout)
    faults = [
        (Path(page["filePath"]).stem, fault["ruleId"], fault["message"], fault["line"])
        for page in found
        for fault in page["messages"]
    ]
    assert faults == []
    assert len(list(tmp_path.glob("*.html"))) > 50
