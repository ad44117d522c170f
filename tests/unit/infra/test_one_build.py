"""Several that want the package at once get it from one build."""

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from infra.package import build as packages


def test_who_comes_while_it_is_built_waits_for_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made: list[str] = []

    def make(stage: str, template: str, python: str, zips: Mapping[str, Path], described: Path) -> None:
        made.append(stage)
        time.sleep(0.2)
        described.parent.mkdir(parents=True)
        described.write_text("{}")

    monkeypatch.setattr(packages, "BUILD", tmp_path)
    monkeypatch.setattr(packages, "compose", dict)
    monkeypatch.setattr(packages, "digest", lambda *parts: "0" * 64)
    monkeypatch.setattr(packages, "_make", make)
    with ThreadPoolExecutor(3) as several:
        built = list(several.map(packages.build, ["local"] * 3))
    assert made == ["local"]
    assert [one.sam for one in built] == [{}] * 3
