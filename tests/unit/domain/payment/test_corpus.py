"""The matcher held against the corpus, which somebody else wrote: what is sure is right, always."""

from collections import Counter
from datetime import date
from decimal import Decimal
from random import Random

import pytest

from chalicelib.domain.payment.matching.open_book import OpenBook
from chalicelib.domain.payment.matching.open_item import OpenItem
from chalicelib.domain.payment.matching.payer_key import payer_id
from chalicelib.domain.payment.matching.propose import propose
from chalicelib.domain.payment.payment import Payer
from tests.corpus.open_invoices import OpenInvoice, open_invoices
from tests.corpus.remittances import Remittance, remittances
from tests.samples.matching import payment

COUNT = 10_000
SURE_OF_LEGIBLE = 0.97
RIGHT_OF_PROPOSED = 0.93


def open_item(one: OpenInvoice) -> OpenItem:
    """An invoice of the corpus as the list of what is open has it."""
    who = one.customer
    return OpenItem(
        "invoice", one.number, one.reference, who.account, who.name, one.order_number, date(2026, 9, 1), one.open, one.open
    )


@pytest.mark.parametrize(("seed", "customers_known"), [(0, False), (1, False), (2, True)])
def test_ten_thousand_payments(seed: int, customers_known: bool) -> None:
    at = Random(seed)
    invoices = open_invoices(at)
    due = {one.number: one.open for one in invoices}
    book = OpenBook(map(open_item, invoices))
    customers = {one.customer for one in invoices} if customers_known else set()
    payers = {payer_id(Payer(who.bank_name, who.iban)) or "": who.account for who in customers}
    figures: Counter[str] = Counter()
    for one in remittances(at, invoices, COUNT):
        came = payment(str(one.amount), one.text, one.payer, one.iban or None, reference=one.structured)
        proposal = propose(came, book, payers)
        numbers = frozenset(each.number for each in proposal.allocations)
        if proposal.sure:
            assert numbers == one.pays and sum(each.amount for each in proposal.allocations) == one.amount, (one, proposal)
        figures["sure" if proposal.sure else "proposed" if numbers else "none"] += 1
        figures["right"] += bool(numbers) and not proposal.sure and numbers == one.pays
        figures["legible"] += _legible(one, due)
        figures["legible and sure"] += _legible(one, due) and proposal.sure
    print(dict(figures))
    assert figures["legible and sure"] >= SURE_OF_LEGIBLE * figures["legible"]
    assert figures["right"] >= RIGHT_OF_PROPOSED * figures["proposed"]
    assert min(figures["sure"], figures["proposed"], figures["none"]) > COUNT // 20


def _legible(one: Remittance, due: dict[str, Decimal]) -> bool:
    return one.legible and bool(one.pays) and sum(due[number] for number in one.pays) == one.amount
