"""The publishers' Schematron rules over the XML of a bill, without Saxon: for a preview, within seconds."""

import logging
from collections.abc import Callable
from functools import cache

from chalicelib.adapters.schematron.finding_field import field_of
from chalicelib.adapters.schematron.findings import Judge, OutOfTime
from chalicelib.adapters.schematron.sets import NAMES, rule_set
from chalicelib.application.ports.official_rules import BrokenRule, RuleSetName, RulesRun

LOG = logging.getLogger("suivi.rules")
SECONDS = 4.0
"""What a preview may take for it beside what it takes anyway; the function has 12."""


def judge(xml: bytes, now: Callable[[], float], seconds: float = SECONDS) -> RulesRun:
    """Run the sets over a bill's XML until so many seconds are over, by a clock that only goes forward.

    A set that fails is told as unfinished: no draft is worse for it. Warnings are left out, since nobody can act on them.
    """
    until = now() + seconds
    unfinished: list[RuleSetName] = []
    broken: list[BrokenRule] = []
    for name in NAMES:
        try:
            for finding in the_judge(name).findings(xml, lambda: now() < until):
                if not finding.warns:
                    broken.append(BrokenRule(finding.rule, name, field_of(finding), finding.line, finding.text))
        except OutOfTime:
            unfinished.append(name)
        except Exception:
            LOG.exception("the rules could not be run", extra={"rules": name})
            unfinished.append(name)
    return RulesRun(tuple(name for name in NAMES if name not in unfinished), tuple(unfinished), tuple(dict.fromkeys(broken)))


@cache
def the_judge(name: RuleSetName) -> Judge:
    """Give the judge of a set, read once for each process."""
    return Judge(rule_set(name))
