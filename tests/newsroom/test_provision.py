"""The locks, and when manage.py installs something."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom import provision

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)


def pins(lock):
    return dict(PIN.findall((ROOT / lock).read_text()))


def test_the_development_lock_holds_the_runtime_lock():
    assert pins(provision.RUNTIME).items() <= pins(provision.DEVELOPMENT).items()


def test_every_pin_has_its_hashes_and_no_address():
    for lock in (provision.RUNTIME, provision.DEVELOPMENT):
        text = (ROOT / lock).read_text()
        assert "://" not in text
        for block in re.split(r"\n(?=[a-z0-9])", text):
            assert "--hash=sha256:" in block


def test_the_pin_of_the_installer_is_a_requirements_file_of_its_own():
    path = provision.pin_of("uv")
    text = path.read_text()
    path.unlink()
    assert set(PIN.findall(text)) == {("uv", pins(provision.DEVELOPMENT)["uv"])}
    assert text.count("--hash=sha256:") > 1


def test_installing_can_be_forbidden():
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from newsroom.provision import *; provide(RUNTIME)"
    )
    command = [sys.executable, "-I", "-S", "-c", code]  # a Python without packages
    environment = {**os.environ, "NEWSROOM_NO_PROVISION": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert (
        done.stderr == "Django belum terpasang, dan NEWSROOM_NO_PROVISION=1 melarang pemasangan otomatis.\n"
    )


def test_without_the_venv_module_it_names_the_package(monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)  # as on a Debian without python3-venv
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        provision.refuse_if_impossible(provision.RUNTIME, is_new=True)
