"""Installing says how far it is, within seconds, and what went wrong."""

import os
import sys

import pytest

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
