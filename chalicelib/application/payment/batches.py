"""A bank's entry and its parts: the money is here once, whether the entry came first, as one payment, or its parts did."""

from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from chalicelib.application.caller import SYSTEM
from chalicelib.application.payment.among_equals import among_equals
from chalicelib.application.ports.commit import Fact, Write
from chalicelib.application.ports.payment_store import PAYMENT
from chalicelib.application.ports.streams import StreamStore
from chalicelib.domain.payment.payment import Payer, Payment
from chalicelib.domain.payment.payment_changes import applied
from chalicelib.domain.payment.payment_fact import PaymentFact, SetAside
from chalicelib.domain.payment.payment_rules import claimed_too, first_fact
from chalicelib.domain.payment.seen_payment import Batch, SeenPayment


class Batched(NamedTuple):
    """What a part of a batch brings with it: facts of its own after the first, and what is written of the entry as a whole."""

    facts: tuple[PaymentFact, ...] = ()
    also: tuple[Write[object, Fact], ...] = ()


def batched(store: StreamStore, seen: SeenPayment, now: datetime) -> Batched:
    """Give what goes with a payment that is new: nothing where it is no part of a batch.

    The entry as a whole is put aside with its first part, in one transaction. Where it was used before, the part is put aside.
    """
    if seen.batch is None:
        return Batched()
    entry = among_equals(store, _whole(seen, seen.batch))
    whole = store.head(PAYMENT, entry.id)
    if whole and (whole.uses or whole.account or (whole.aside and whole.aside.why != "batch")):
        return Batched(facts=(PaymentFact(2, SetAside("batch"), SYSTEM.subject, now),))
    facts = [] if whole else [first_fact(entry, now)]
    after = whole or applied(None, facts[0])
    for what in (*claimed_too(after, entry), *(() if after.aside else (SetAside("batch"),))):
        facts.append(PaymentFact(after.version + 1, what, SYSTEM.subject, now))
        after = applied(after, facts[-1])
    if not facts:
        return Batched()
    write: Write[Payment, PaymentFact] = Write(
        stream=PAYMENT, id=after.id, expected=whole.version if whole else 0, head=after, entries=tuple(facts), before=whole
    )
    return Batched(also=(write,))


def _whole(part: SeenPayment, batch: Batch) -> SeenPayment:
    """Give the entry that a part is of, of which no more is known than what its parts have in common."""
    bank = replace(part.bank, end_to_end="", charges=None) if part.bank else None
    return replace(part, id=batch.id, amount=batch.amount, payer=Payer(), reference="", text="", bank=bank, batch=None)
