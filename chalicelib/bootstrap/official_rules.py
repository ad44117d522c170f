"""The publishers' rules, run by the clock of the process."""

import time

from chalicelib.adapters import schematron
from chalicelib.application.ports.official_rules import RulesRun


def judge(xml: bytes) -> RulesRun:
    """Run the rules over the XML of a bill."""
    return schematron.judge(xml, time.monotonic)
