"""Installing says how far it is, within seconds, and what went wrong."""

import os
import sys

import pytest

from infra.paths import ROOT
from infra.tools import venv

TWO = "print('Collecting babel==2.17.0 (-r x)'); print('Collecting aiohttp==3.12'); print('Installing collected packages: a')"


def test_each_step_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(venv, "EVERY", 0)
    assert venv.install([sys.executable, "-c", TWO], dict(os.environ), 2) == ""
    assert capsys.readouterr().out.splitlines() == [
        "  1 of 2: babel",
        "  2 of 2: aiohttp",
        "  all 2 packages are here, unpacking them …",
    ]


def test_what_went_wrong_is_given_back() -> None:
    failing = [sys.executable, "-c", "import sys; sys.exit('no such hash')"]
    assert venv.install(failing, dict(os.environ), 2) == "no such hash\n"


PINS = """\
pip-tools==7.6.2 \\
    --hash=sha256:aa
    # via -r requirements/dev.in
pip==26.2.1 \\
    --hash=sha256:bb \\
    --hash=sha256:cc
    # via chalice
six==1.17.0
"""


def test_what_pins_a_package_is_its_version_and_all_its_hashes() -> None:
    assert venv.pin_of("pip", PINS) == "pip==26.2.1 \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\n"
    assert venv.pin_of("uv", PINS) == ""
    assert venv.PINNED.findall(PINS) == ["pip-tools", "pip", "six"]


def test_the_first_environment_pins_the_pip_that_installs_into_all() -> None:
    pinned = venv.pin_of("pip", (ROOT / "requirements" / "tools.txt").read_text())
    assert "--hash=sha256:" in pinned
