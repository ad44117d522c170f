"""The place of an entry among those that a bank tells alike: where it was told, else the first that its door told nothing of."""

from msgspec.structs import replace

from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.application.ports.streams import StreamStore
from chalicelib.domain.payment.entry_identity import id_among_equals
from chalicelib.domain.payment.seen_payment import SeenPayment


def among_equals(store: StreamStore, seen: SeenPayment) -> SeenPayment:
    """Give a payment its place among those that are like it; one that its bank gives a reference is where it is."""
    claim = seen.claim
    if claim is None:
        return seen
    first, position = seen.id, 0
    while True:
        position += 1
        seen = replace(seen, id=id_among_equals(first, position))
        there = store.head(PAYMENT, seen.id)
        if there is None or claim in there.claims or all(one.notified != claim.notified for one in there.claims):
            return seen
