"""How often a link may be asked for: for an address and for a number in a day (Paris), from a network in an hour.

They move for what nobody knows as for what somebody does: nothing here looks anything up.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Literal, NamedTuple

from chalicelib.domain.lost_link.asked_link import AskedLink
from chalicelib.domain.lost_link.typed_number import folded
from chalicelib.domain.values.calendar import PARIS
from chalicelib.domain.values.mailbox import mailbox

Counted = Literal["network", "address", "number"]


class LostLinkPolicy(NamedTuple):
    """Requests for an address and a number in a day, from a network in an hour; again_minutes: for which one mail does."""

    address_a_day: int
    number_a_day: int
    network_an_hour: int
    again_minutes: int


class Counter(NamedTuple):
    """What is counted, in which window, until when that lasts (aware), and the most that may be."""

    counted: Counted
    window: str
    value: str
    ends: datetime
    most: int

    @property
    def words(self) -> str:
        """What it is known by: the window is a part of it, so that a new one begins with nothing."""
        return f"{self.counted}|{self.window}|{self.value}"


def counters(asked: AskedLink, network: str, policy: LostLinkPolicy) -> tuple[Counter, Counter, Counter]:
    """Give the three that every request moves.

    One without a number moves a third all the same, of its address, so that no request is of another shape.
    """
    there, hour = asked.asked.astimezone(PARIS).date(), asked.asked.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    day, midnight = there.isoformat(), datetime.combine(there + timedelta(days=1), time(), PARIS)
    address = mailbox(asked.email)
    number = folded(asked.number) if asked.number else ""
    return (
        Counter("network", f"{hour:%Y-%m-%dT%H}", network, hour + timedelta(hours=1), policy.network_an_hour),
        Counter("address", day, address, midnight, policy.address_a_day),
        Counter("number", day, number or f"of {address}", midnight, policy.number_a_day),
    )


def same_mail(asked: AskedLink) -> str:
    """Give what tells requests apart that one mail answers."""
    return f"mail|{mailbox(asked.email)}|{folded(asked.number) if asked.number else ''}"
