"""A link is asked for: one transaction of one shape, whatever was typed, and nothing is looked up.

What the answer is, and when it comes, tells nothing of what there is; a worker finds out later (effects/mails/lost_link.py).
"""

from datetime import datetime
from typing import Final

from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.lost_links import LostLinkStore, OverLimit
from chalicelib.domain.errors import TooMany
from chalicelib.domain.lost_link.asked_link import AskedLink
from chalicelib.domain.lost_link.request_limits import LostLinkPolicy, counters

KIND: Final = "lost_link"


def ask_for_link(store: LostLinkStore, policy: LostLinkPolicy, asked: AskedLink, network: str, phone: str) -> None:
    """Have a link mailed to who may have it.

    Of an address or a number that was asked for as often as it may be in a day nothing is done, and nobody is told: the answer
    is the same. Raises TooMany for a network that asked too often in this hour, Busy or Unavailable.
    """
    counted = counters(asked, network, policy)
    try:
        store.add(asked, counted, Effect(asked.id, 1, KIND))
    except OverLimit as over:
        if "network" in over.counted:
            raise TooMany(
                "too many links were asked for from this network within an hour: call us, %(phone)s",
                wait=_seconds(asked.asked, counted[0].ends), phone=phone,
            ) from None  # fmt: skip


def _seconds(now: datetime, until: datetime) -> int:
    return max(1, round((until - now).total_seconds()))
