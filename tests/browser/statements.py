"""Samples of the statement of an account: four orders, one of them late and announced, one overpaid, made as the API makes it."""

from datetime import date
from functools import lru_cache
from typing import Any

import msgspec

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.payment.account_statement import Readable, Span, statement_of
from chalicelib.application.payment.ledger_rows import lines_of
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.view.shapes.statement import StatementDocument
from chalicelib.application.view.statement_document import StatementShown
from chalicelib.domain.sale.model import fold
from chalicelib.domain.values.language import Language
from tests.browser.tokens import token_of
from tests.builder.deal import Deal, line

TODAY = date(2026, 9, 8)
FIRST = date(2026, 7, 1)
ORDERS = ("45MH90G00A", "45MR02G00A", "45MK05G00B", "45MK06G00A")
UNOPENED = ORDERS[2]
"""The dossier in which the reader has no link yet."""


def _deals() -> dict[str, Deal]:
    late = Deal(line("1790.00")).invoiced("F26-0355")
    ahead = Deal(line("2902.00")).does("issue_invoice", number="F26-0412", due="2026-10-02")
    part = Deal(line("585.00")).does("issue_invoice", number="F26-0388", due="2026-10-03")
    part.does("allocate_payment", payment="VIR 7", allocations=[{"invoice": "F26-0388", "amount": "200.00"}], method="transfer")
    much = Deal(line("100.00")).invoiced("F26-0301")
    much.does("allocate_payment", payment="CB 1", allocations=[{"invoice": "F26-0301", "amount": "120.00"}], method="card")
    much.does("credit", invoice="F26-0301", amount="96.00", number="A26-0018")
    return dict(zip(ORDERS, (late, ahead, part, much), strict=True))


@lru_cache
def statement(lang: Language, first: date = FIRST, last: date = TODAY) -> dict[str, Any]:
    """The statement as the API answers it."""
    heads = [(reference, Loaded(fold(deal.history), deal.people)) for reference, deal in _deals().items()]
    lines = [one for reference, (state, _) in heads for one in lines_of(reference, state)]
    seen = Readable(lines, [], dict.fromkeys(ORDERS, None), heads, 0)
    span = Span(first, last, TODAY)

    def token(reference: str) -> str | None:
        return None if reference == UNOPENED else token_of(reference)

    shown = StatementShown(translations(lang), seller(), "BigCorp Europe", seen, span, True, token)
    document: StatementDocument = shown.document(statement_of(seen, span, None))
    answer: dict[str, Any] = msgspec.to_builtins(document)
    return answer
