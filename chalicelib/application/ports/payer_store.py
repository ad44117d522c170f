"""The port to what is remembered of payers: a stream whose head is all there is."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from chalicelib.application.ports.commit import Fact, Stream
from chalicelib.application.ports.streams import StreamStore
from chalicelib.domain.payment.matching.payer_rule import PayerRule

PAYER: Stream[PayerRule, Fact] = Stream("payer")


class PayerStore(StreamStore, Protocol):
    """Rules by the ids of their payers."""

    def payers(self, ids: Sequence[str]) -> Mapping[str, PayerRule]:
        """Give what is remembered of these payers, as of a second ago, without those of whom nothing is."""
