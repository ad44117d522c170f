"""Whatever passes the commands breaks no official rule: the gate of the domain is held to the publishers' own rules."""

from hypothesis import HealthCheck, given, settings

from chalicelib.adapters.facturx import bill_xml
from tests.validation.dossiers import Tried, bills, dossiers
from tests.validation.schematron import SETS, fatal

MANY = 500


@settings(max_examples=MANY, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dossiers)
def test_what_passes_the_commands_breaks_no_rule(tried: Tried) -> None:
    for bill in bills(tried):
        xml = bill_xml(bill)
        assert [(bill.number, finding) for rules in SETS for finding in fatal(rules, xml)] == []
