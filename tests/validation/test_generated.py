"""Whatever passes the commands breaks no official rule: the gate of the domain is held to the publishers' own rules."""

from functools import cache

from hypothesis import HealthCheck, Phase, assume, given, settings

from chalicelib.adapters.facturx import bill_xml
from tests.validation.dossiers import Tried, bills, dossiers
from tests.validation.schematron import SETS, Finding, fatal

MANY = 150
"""Dossiers that come to a bill; others are drawn until there are so many. `make bench` tries thirty times as many."""


@settings(
    max_examples=MANY,
    derandomize=True,  # the same code, the same dossiers: `make bench` draws others
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(dossiers)
def test_what_passes_the_commands_breaks_no_rule(tried: Tried) -> None:
    made = [*bills(tried)]
    assume(made)
    assert [finding for bill in made for finding in broken(bill_xml(bill))] == []


@cache
def broken(xml: bytes) -> list[Finding]:
    """What it is refused for, by any set of rules; one in three is the bill of an earlier dossier, as it was."""
    return [finding for rules in SETS for finding in fatal(rules, xml)]
