"""Who asks for the packages while another builds them waits, and builds nothing."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from infra.package import build as building


def test_who_comes_while_another_builds_gets_what_that_one_built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    built = []

    def slow(stage: str, template: str, python: str, zips: Any, described: Path) -> None:
        built.append(stage)
        time.sleep(0.1)
        described.parent.mkdir(parents=True)
        described.write_text('{"Resources": {}}')

    monkeypatch.setattr(building, "BUILD", tmp_path / "build")
    monkeypatch.setattr(building, "_make", slow)
    with ThreadPoolExecutor(3) as workers:
        packages = [*workers.map(building.build, ["production"] * 3)]
    assert built == ["production"]
    assert [package.sam for package in packages] == [{"Resources": {}}] * 3
