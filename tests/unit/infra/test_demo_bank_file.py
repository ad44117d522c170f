"""The demonstration's bank file: valid, adds up, and pays each open invoice by its number."""

import io
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from lxml import etree

from chalicelib.adapters.bank.bank_file import read_bank_file
from chalicelib.application.payment.bank_file_survey import survey
from chalicelib.domain.payment.bank_line import BankLine
from chalicelib.domain.payment.statement import judged
from infra.demo.bank_file import UNCLEAR, statement, transfers
from tests.validation.camt_schemas import schema

OWED = {"A": [{"invoice": "F26-0412", "amount": "3482.40"}, {"invoice": "F26-0413", "amount": "12.00"}]}


class Staff:
    """Answers as the staff API does."""

    def dossier(self, reference: str) -> dict[str, Any] | None:
        """See StaffApi."""
        there = OWED.get(reference)
        return {"owed": {"to_pay": there}, "people": {"name": "BigCorp & fils"}} if there else None


def test_each_open_invoice_is_paid_by_its_number_and_one_transfer_says_nothing() -> None:
    content = statement(transfers(Staff(), ["A", "B"], ["A"]), datetime(2026, 11, 30, 12, 0, tzinfo=UTC))
    schema("053", 8).assertValid(etree.fromstring(content))
    lines = [event for event in read_bank_file(io.BytesIO(content)) if isinstance(event, BankLine)]
    assert [(line.payer, line.amount) for line in lines] == [
        ("BigCorp & fils", Decimal("3482.40")),
        ("BigCorp & fils", Decimal("12.00")),
        ("BigCorp & fils", Decimal("3482.40")),
        ("BigCorp & fils", Decimal("12.00")),
        ("Atelier du Pont", UNCLEAR),
    ]
    assert [line.text for line in lines][:3] == ["Facture F26-0412", "Facture F26-0413", "Solde de notre compte"]
    (page,) = survey(read_bank_file(io.BytesIO(content)), "k")
    assert judged("statement", (page.page,)) == ("booked", None)


def test_another_file_is_another_statement() -> None:
    first, second = (statement(transfers(Staff(), ["A"]), datetime(2026, 11, 30, 12, 0, n, tzinfo=UTC)) for n in (0, 1))
    ids = [survey(read_bank_file(io.BytesIO(content)), "k")[0].id for content in (first, second)]
    assert len(set(ids)) == 2
