"""No sample breaks an official rule."""

import pytest

from chalicelib.adapters.facturx import bill_xml
from tests.samples.bills import BILLS
from tests.validation.schematron import SETS, findings

EMPTY_GROUP = {("bare", "PEPPOL-EN16931-R008")}
"""CII wants the delivery group also where nothing is known of a delivery; the rule about empty elements only warns."""


@pytest.mark.parametrize("rules", SETS)
@pytest.mark.parametrize("sample", BILLS)
def test_the_rules_have_nothing_to_say(rules: str, sample: str) -> None:
    found = findings(rules, bill_xml(BILLS[sample]))
    assert [finding for finding in found if (sample, finding.rule) not in EMPTY_GROUP] == []
