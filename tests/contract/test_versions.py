"""Whoever changes what is derived raises its version: else stored heads and rows would stay as older code left them."""

import json
import subprocess
import sys

import pytest

from infra.paths import ROOT
from tests.contract import versions
from tests.samples.events import ENTRIES


@pytest.mark.parametrize("name", versions.WHERE)
def test_the_version_tells_of_what_code_it_is(name: str) -> None:
    version, fingerprint = versions.today()[name]
    kept = versions.noted()[name]
    assert max(int(key.split("/")[0]) for key in kept) == version, f"a version is used once: {versions.WHERE[name]}"
    assert not versions.changed(name, kept), (
        f"{name} changed: raise {versions.WHERE[name]}, then `.venv/bin/python -m tests.contract.versions`"
    )
    assert versions.lengths(kept, version).get(len(ENTRIES)) == fingerprint, (
        "a sample was added: `.venv/bin/python -m tests.contract.versions` notes it"
    )


def test_the_fingerprint_is_the_same_in_every_process() -> None:
    ask = "import json; from tests.contract import versions; print(json.dumps(versions.today()))"
    fingerprints = {
        subprocess.run(
            [sys.executable, "-c", ask], cwd=ROOT, capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert [json.loads(one) for one in fingerprints] == [json.loads(json.dumps(versions.today()))]
