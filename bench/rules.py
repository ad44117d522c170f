"""The official rules over the bills of thousands of dossiers at random, whatever passed the commands."""

import time

from hypothesis import HealthCheck, Phase, assume, given, settings

from bench.compare import Row
from chalicelib.adapters.facturx import bill_xml
from tests.validation.dossiers import Tried, bills, dossiers
from tests.validation.schematron import SETS, fatal

MANY = 5000
"""Dossiers that come to a bill."""


def rows() -> list[Row]:
    """Count what is fatal; none may be."""
    broken: list[str] = []
    counted: list[int] = []

    @settings(
        max_examples=MANY, deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
    )  # fmt: skip
    @given(dossiers)
    def judge(tried: Tried) -> None:
        made = [*bills(tried)]
        assume(made)
        counted.append(len(made))
        for xml in map(bill_xml, made):
            broken.extend(str(finding.rule) for rules in SETS for finding in fatal(rules, xml))

    begin = time.process_time()
    judge()
    spent = time.process_time() - begin
    size = f"{sum(counted)} bills of {len(counted)} dossiers, {spent:.0f} s of the processor"
    return [Row("rules that bills of dossiers at random break", float(len(broken)), 0, ", ".join([size, *sorted(set(broken))]))]
