"""No sample breaks an official rule."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.adapters.facturx import bill_xml
from chalicelib.application.ports.official_rules import RuleSetName
from chalicelib.domain.values.bill import BillLine
from tests.samples.bills import BILLS, bill, line
from tests.validation.schematron import SETS, findings

EMPTY_GROUP = {("bare", "PEPPOL-EN16931-R008")}
"""CII wants the delivery group also where nothing is known of a delivery; the rule about empty elements only warns."""


@pytest.mark.parametrize("rules", SETS)
@pytest.mark.parametrize("sample", BILLS)
def test_the_rules_have_nothing_to_say(rules: RuleSetName, sample: str) -> None:
    breaches = findings(rules, bill_xml(BILLS[sample]))
    assert [finding for finding in breaches if (sample, finding.rule) not in EMPTY_GROUP] == []


LINES = st.lists(
    st.builds(
        line,
        st.integers(1, 10**6),
        st.decimals("0.0001", "99999", places=4).map(str),
        st.integers(1, 999),
        st.decimals(0, 99, places=2).map(str),
        st.sampled_from(["20", "10", "8.5", "5.5", "2.1"]),
    ).filter(lambda made: made.net > 0),
    min_size=1,
    max_size=6,
    unique_by=lambda made: made.id,
)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_any_prices_discounts_and_rates_keep_the_rules(lines: list[BillLine]) -> None:
    xml = bill_xml(bill(*lines))
    assert [finding for rules in SETS for finding in findings(rules, xml)] == []
