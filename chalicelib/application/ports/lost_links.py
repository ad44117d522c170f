"""The port to requests for a lost link: what counts them, and keeps each until a worker did it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, Protocol

from chalicelib.application.ports.effects import Effect
from chalicelib.domain.lost_link.asked_link import AskedLink
from chalicelib.domain.lost_link.request_limits import Counted, Counter

Claimed = Literal["ours", "again", "sent", "anothers"]
"""Whether a request mails, mails though another did earlier that day, did so already, or another did it a moment ago."""


class OverLimit(Exception):
    """Something was asked for as often as it may be; nothing was written. Holds what."""

    def __init__(self, counted: frozenset[Counted]) -> None:
        super().__init__(", ".join(sorted(counted)))
        self.counted = counted


class SealsWords(Protocol):
    """Makes keys of what nobody is to read where it is kept."""

    def __call__(self, words: str) -> str:
        """Give what stands for these words, by the newest key of ours. Raises Unavailable."""


class LostLinkStore(Protocol):
    """Requests for a lost link, and their counters."""

    def add(self, asked: AskedLink, counters: Sequence[Counter], effect: Effect) -> None:
        """Move the counters, keep the request and write the effect, all in one transaction or nothing.

        Raises OverLimit, Busy, or Unavailable.
        """

    def asked(self, request_id: str) -> AskedLink | None:
        """Give a request, strongly consistent, or None for one that was done."""

    def claim(self, words: str, request_id: str, now: datetime, until: datetime) -> Claimed:
        """Say whether the request mails what these words tell apart; once it does, no other one does until then."""

    def sent(self, words: str, request_id: str, now: datetime) -> None:
        """Keep that the mail of the request left."""

    def forget(self, request_id: str) -> None:
        """Take a request away that was done, and with it what was typed."""
