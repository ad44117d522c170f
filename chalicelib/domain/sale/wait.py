"""What a dossier waits for: a side that has to act, and why."""

from datetime import date
from typing import Literal, NamedTuple

from chalicelib.domain.sale.facts.keys import WaitReason

Side = Literal["us", "customer"]


class Wait(NamedTuple):
    """A side that has to act, for which reason, since when (Paris dates).

    due: for us when the customer has to hear of us, for the customer what they are held to. Past it, the wait is a miss.
    """

    side: Side
    reason: WaitReason
    since: date
    due: date


class OurWait(NamedTuple):
    """What waits on us, and by when the customer hears of us; promised is None where they know of nothing that waits."""

    wait: Wait
    promised: date | None


Ours = tuple[WaitReason, date]
"""What waits on us, and since when."""
Theirs = tuple[WaitReason, date, date]
"""What waits on the customer, since when, and until when."""
