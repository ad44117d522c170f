"""Ten thousand payments against eight hundred open invoices: how long it takes, and what came of it."""

import time
from collections import Counter
from random import Random

from bench.compare import Row
from chalicelib.domain.payment.matching.open_book import OpenBook
from chalicelib.domain.payment.matching.propose import propose
from tests.corpus.open_invoices import open_invoices
from tests.corpus.remittances import remittances
from tests.samples.matching import payment
from tests.unit.domain.payment.test_corpus import open_item

PAYMENTS, OPEN = 10_000, 800
SECONDS = 10.0


def rows() -> list[Row]:
    """Match the corpus once; nothing that is sure may be wrong."""
    at = Random(26)
    invoices = open_invoices(at, OPEN)
    remitted = list(remittances(at, invoices, PAYMENTS))
    came = [payment(str(one.amount), one.text, one.payer, one.iban or None, reference=one.structured) for one in remitted]
    begin = time.process_time()
    book = OpenBook(map(open_item, invoices))
    proposals = [propose(one, book, {}) for one in came]
    spent = time.process_time() - begin
    counts: Counter[str] = Counter()
    for one, proposal in zip(remitted, proposals, strict=True):
        counts["sure" if proposal.sure else "proposed" if proposal.allocations else "none"] += 1
        counts["wrong"] += proposal.sure and {each.number for each in proposal.allocations} != one.pays
    detail = ", ".join(f"{count} {what}" for what, count in counts.items())
    return [
        Row(f"matching of {PAYMENTS:,} payments, s", spent, SECONDS, detail),
        Row("payments that are sure and wrong", float(counts["wrong"]), 0, detail),
    ]
