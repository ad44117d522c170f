"""The publishers' rules of invoices, run over a bill before it is issued."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

RuleSetName = Literal["BR-FR", "EN 16931", "Factur-X"]


class BrokenRule(Struct, frozen=True):
    """A rule that refuses the bill: its id, or none; who publishes it; what it says.

    field: of the command or the dossier, where it is known; line: the number of the bill's line (BT-126).
    """

    rule: str | None
    of: RuleSetName
    field: str | None
    line: str | None
    text: str


class RulesRun(Struct, frozen=True):
    """What the rules said: of the sets that were run to their end, and of those that were not, for want of time or a fault."""

    checked: tuple[RuleSetName, ...]
    unfinished: tuple[RuleSetName, ...]
    broken: tuple[BrokenRule, ...]


JudgesBills = Callable[[bytes], RulesRun]
"""Run the rules over the XML of a bill, within a time of its own; never raises."""
