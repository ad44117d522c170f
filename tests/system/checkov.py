"""checkov in a process and an environment of its own, and what is said of its findings in checkov.toml."""

import json
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

from infra.paths import ROOT

PYTHON = ROOT / ".venv-checkov" / "bin" / "python"
OPTIONS = "--framework cloudformation --output json --compact --quiet --soft-fail --skip-download"
MAIN = """
import runpy, ply.yacc
made, grammar = {}, ply.yacc.yacc
def once(**given):
    key = (type(given["module"]), given["start"])
    if key not in made: made[key] = grammar(**given)
    return made[key]
ply.yacc.yacc = once
runpy.run_module("checkov.main", run_name="__main__", alter_sys=True)
"""
"""checkov, whose parser of paths makes the tables of its one grammar for each path anew: half of its time."""
OFFLINE = {"SKIP_PACKAGE_UPDATE_CHECK": "true"}
ACCEPTED = Path(__file__).with_name("checkov.toml")
FEWEST_WORDS = 8


class Finding(NamedTuple):
    """A check such as CKV_AWS_28, and the resource that fails it as Type.Name."""

    check: str
    resource: str


class Accepted(NamedTuple):
    """Where a finding is known, as patterns of Type.Name, and why it stays."""

    at: tuple[str, ...]
    why: str


def scan(*templates: Path) -> dict[str, set[Finding]]:
    """What checkov finds, by the name of the file. Raises RuntimeError where it could not read them."""
    files = [word for path in templates for word in ("--file", str(path))]
    command = [str(PYTHON), "-c", MAIN, *OPTIONS.split(), *files]
    done = subprocess.run(command, env=OFFLINE, capture_output=True, text=True)
    report: dict[str, Any] = json.loads(done.stdout or "{}")
    if done.returncode or "summary" not in report or report["summary"]["parsing_errors"]:
        raise RuntimeError(f"checkov could not read the template:\n{done.stdout}{done.stderr}")
    findings: dict[str, set[Finding]] = {path.name: set() for path in templates}
    for one in report["results"]["failed_checks"]:
        findings[Path(one["file_path"]).name].add(Finding(one["check_id"], one["resource"]))
    return findings


def accepted() -> dict[str, Accepted]:
    """The findings that stay."""
    given = tomllib.loads(ACCEPTED.read_text(encoding="utf-8"))
    return {check: Accepted(tuple(one["at"]), one["why"]) for check, one in given.items()}


def complaints(findings: set[Finding], justified: Mapping[str, Accepted]) -> Iterator[str]:
    """Findings that nobody justified, and justifications that say nothing or that nothing needs."""
    for check, resource in sorted(findings):
        if not any(fnmatchcase(resource, pattern) for pattern in justified.get(check, Accepted((), "")).at):
            yield f"{check}: {resource}"
    for check, one in justified.items():
        if len(one.why.split()) < FEWEST_WORDS:
            yield f"{check} has no reason"
        for pattern in one.at:
            if not any(fnmatchcase(resource, pattern) for named, resource in findings if named == check):
                yield f"{check} at {pattern} is no longer found"
