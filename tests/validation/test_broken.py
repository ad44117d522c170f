"""The rules see what is wrong: each spoilt invoice raises the rule expected, so that silence elsewhere means something."""

import pytest

from chalicelib.adapters.facturx import bill_xml
from tests.samples.bills import BILLS
from tests.validation.broken import BROKEN, Broken, spoil
from tests.validation.schematron import findings


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: f"{broken.rule}")
def test_a_spoilt_invoice_raises_its_rule(broken: Broken) -> None:
    xml = spoil(bill_xml(BILLS[broken.sample]), broken.path, broken.text)
    assert broken.rule in {finding.rule for finding in findings(broken.rules, xml)}
