"""The movements of a sale come to what is open on it less what is in its customer's favour, after every entry."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.sale.deposit_use import loose
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.ledger import document_of, kept_ahead, left_open, movements, unsettled
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.owed import owed_back
from chalicelib.domain.values.money import ZERO
from tests.builder.deal import Deal, line
from tests.unit.domain.sale.test_deposit_invoices import deposited
from tests.unit.domain.sale.test_money_table import ACTS, after, begun

D = Decimal


def adds_up(state: Dossier) -> None:
    """What must be so of every sale."""
    moved = movements(state)
    balance = sum((one.amount for one in moved), ZERO)
    asked = sum((max(invoice.open, ZERO) for invoice in state.invoices), ZERO)
    assert balance == left_open(state) == asked - owed_back(state) - kept_ahead(state)
    assert [one.on for one in moved] == sorted(one.on for one in moved)
    assert unsettled(state) or not balance
    stands = {invoice.number: invoice.open for invoice in state.invoices} | {None: -loose(state)}
    assert {key: sum((one.amount for one in moved if document_of(one) == key), ZERO) for key in stands} == stands
    for invoice in state.invoices:
        (issued,) = [one.amount for one in moved if (one.kind, one.number) == ("invoice", invoice.number)]
        credited = sum((one.amount for one in moved if (one.kind, one.invoice) == ("credit_note", invoice.number)), ZERO)
        assert issued <= invoice.gross and credited == -invoice.credited


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(ACTS), min_size=3, max_size=16))
def test_movements_come_to_what_is_open_after_every_entry(acts: list[str]) -> None:
    _, past = begun()
    for act in acts:
        past = after(past, act) or past
    for length in range(len(past.history) + 1):
        adds_up(fold(past.history[:length]))


def lines(deal: Deal) -> list[tuple[str, Decimal, str | None]]:
    """What a reader of the account sees of a deal."""
    adds_up(fold(deal.history))
    moved = movements(fold(deal.history))
    return [(one.kind, one.amount, one.number or one.invoice) for one in moved if one.kind != "moved"]


def test_a_deposit_with_its_invoice_is_asked_for_and_paid_and_the_last_invoice_asks_for_the_rest() -> None:
    deal = deposited("300.00", line("500", 2))
    assert lines(deal) == [("deposit_invoice", D(300), "F26-0400"), ("deposit", D(-300), None)]
    deal.invoiced("F26-0401")
    assert lines(deal)[1:] == [("invoice", D(900), "F26-0401"), ("deposit", D(-300), None)]


def test_a_deposit_that_goes_back_takes_its_invoice_back() -> None:
    deal = deposited("1000.00").does("cancel_order", comment="Non.")
    assert kept_ahead(fold(deal.history)) == -1000
    deal.does("refund", payment="VIR 1", amount="400.00", number="A26-0001")
    assert ("deposit_credit", D(-400), "A26-0001") in lines(deal)
    assert ("refunded", D(400), None) in lines(deal)


def test_a_deposit_without_an_invoice_is_in_favour_until_an_invoice_takes_it() -> None:
    deal = Deal(line("100")).does("record_deposit", payment="VIR 1", amount="50.00")
    assert lines(deal) == [("deposit", D(-50), None)]
    assert kept_ahead(fold(deal.history)) == 50
    deal.invoiced("F26-0401")
    assert kept_ahead(fold(deal.history)) == 0


def test_money_has_the_way_by_which_it_came_and_a_credit_note_its_own_day() -> None:
    deal = Deal(line("100")).invoiced("F26-0401")
    deal.does("allocate_payment", payment="VIR 1", allocations=[{"invoice": "F26-0401", "amount": "20.00"}], method="transfer")
    deal.does("credit", invoice="F26-0401", amount="10.00", number="A26-0001")
    state = fold(deal.history)
    assert [one.method for one in movements(state) if one.kind == "paid"] == ["transfer"]
    assert [credit.on for credit in state.invoices[0].credits] == [deal.history[-1].origin.effective]
