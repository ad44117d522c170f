"""checkov on the template that CloudFormation gets: what it finds is mended, or stays for a reason that checkov.toml tells."""

import json
from itertools import islice

import pytest

from tests.system.checkov import Accepted, Finding, accepted, complaints, scan
from tests.system.template import expanded

LAMP, HEATER = "AWS::SQS::Queue.Lamp", "AWS::SQS::Queue.Heater"
WHY = "It is watched by a rule of our own instead."


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[Finding]]:
    """What it finds in the template, and in two of its resources spoilt: one start for both."""
    folder = tmp_path_factory.mktemp("checkov")
    whole = expanded()
    # It has no check of what an API answers, and reckons the whole definition anew for each reference in it: one path is enough.
    definition = whole["Resources"]["RestAPI"]["Properties"]["Body"]
    definition["paths"] = dict(islice(definition["paths"].items(), 1))
    (folder / "template.json").write_text(json.dumps(whole), encoding="utf-8")
    spoilt = {name: expanded()["Resources"][name] for name in ("Table", "ApiPolicy")}
    spoilt["Table"]["Properties"]["PointInTimeRecoverySpecification"] = {"PointInTimeRecoveryEnabled": False}
    spoilt["ApiPolicy"]["Properties"]["PolicyDocument"]["Statement"][1] |= {"Action": "*", "Resource": "*"}
    (folder / "spoilt.json").write_text(json.dumps({"Resources": spoilt}), encoding="utf-8")
    return scan(folder / "template.json", folder / "spoilt.json")


def test_it_finds_nothing_but_what_stays_for_a_reason(findings: dict[str, set[Finding]]) -> None:
    assert list(complaints(findings["template.json"], accepted())) == []


def test_it_finds_planted_breaks(findings: dict[str, set[Finding]]) -> None:
    planted = {check for check, _ in findings["spoilt.json"] - findings["template.json"]}
    assert {"CKV_AWS_28", "CKV_AWS_62"} <= planted, "no recovery to a point in time, everything allowed"


@pytest.mark.parametrize(
    ("at", "why", "expected"),
    [
        ((LAMP,), WHY, []),
        (("AWS::SQS::Queue.*",), WHY, []),
        ((HEATER,), WHY, [f"CKV_AWS_27: {LAMP}", f"CKV_AWS_27 at {HEATER} is no longer found"]),
        ((LAMP, HEATER), WHY, [f"CKV_AWS_27 at {HEATER} is no longer found"]),
        ((LAMP,), "", ["CKV_AWS_27 has no reason"]),
        ((LAMP,), "Not needed.", ["CKV_AWS_27 has no reason"]),
    ],
)
def test_what_stays_is_found_and_justified(at: tuple[str, ...], why: str, expected: list[str]) -> None:
    assert list(complaints({Finding("CKV_AWS_27", LAMP)}, {"CKV_AWS_27": Accepted(at, why)})) == expected


def test_a_check_that_nobody_knows_is_told() -> None:
    assert list(complaints({Finding("CKV_AWS_27", LAMP)}, {})) == [f"CKV_AWS_27: {LAMP}"]
