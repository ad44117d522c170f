"""A file is found from its name: none stands for two things within a layer, and none is too long to read."""

from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAYERS = ("domain", "application", "effects", "adapters", "bootstrap", "entrypoints")
FEATURES = {file.name for file in (ROOT / "chalicelib" / "domain" / "sale" / "features").glob("*.py")}
"""The modules of one feature bear its name in each room."""
MADE = {ROOT / "static_site" / "shared" / "types.d.ts"}
"""What a command writes, and nobody reads through."""
SOURCES = [
    file
    for folder in ("chalicelib", "infra", "static_site", "bench", "tests")
    for file in (ROOT / folder).rglob("*.*")
    if file.suffix in {".py", ".js", ".ts", ".css", ".html", ".typ"}
    and "dist" not in file.parts
    and "node_modules" not in file.parts
]


@pytest.mark.parametrize("layer", [*(f"chalicelib/{layer}" for layer in LAYERS), "infra", "static_site"])
def test_no_file_name_stands_for_two_things_within_a_layer(layer: str) -> None:
    named = defaultdict(list)
    for file in SOURCES:
        if file.is_relative_to(ROOT / layer) and not file.name.startswith("__") and file.name not in FEATURES:
            named[file.name].append(file)
    assert named and {name: paths for name, paths in named.items() if len(paths) > 1} == {}


def test_no_file_has_over_four_hundred_lines() -> None:
    assert len(SOURCES) > 500
    long = {
        str(file.relative_to(ROOT)): lines
        for file in SOURCES
        if file not in MADE and (lines := file.read_text().count("\n")) > 400
    }
    assert long == {}
