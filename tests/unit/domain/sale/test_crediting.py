"""Credit notes over parts of an invoice: each exact in sum, and all of them the invoice, net and VAT of each rate."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.sale.crediting import credited
from chalicelib.domain.sale.invoices import CreditNote
from chalicelib.domain.values.bill import Bill
from chalicelib.domain.values.money import Totals, normalized_vat, totals
from tests.builder.deal import Deal, line

CENTS = st.integers(0, 400_000).map(lambda cents: Decimal(cents) / 100)
RATES = st.sampled_from(["20", "10", "5.5", "2.1", "0"])
INVOICES = st.dictionaries(RATES, CENTS, min_size=1).map(
    lambda nets: totals((normalized_vat("S", Decimal(rate)), net) for rate, net in nets.items())
)


def _note(deal: Deal, number: str, amount: str) -> Bill:
    return deal.does("credit", invoice="F26-0412", number=number, amount=amount, invoice_again=False).bill("credit_note")


def test_two_halves_of_an_invoice_are_the_invoice() -> None:
    deal = Deal(line("83.33")).invoiced()
    first, second = _note(deal, "A26-0018", "50.00"), _note(deal, "A26-0019", "50.00")
    assert (first.net, first.tax) == (Decimal("41.67"), Decimal("8.33"))
    assert (second.net, second.tax) == (Decimal("41.66"), Decimal("8.34"))


@given(INVOICES, st.lists(st.integers(1, 100), min_size=1, max_size=6))
def test_notes_of_before_that_take_all_back_add_up_to_the_invoice(invoiced: Totals, weights: list[int]) -> None:
    """They said an amount alone, which was of all rates in proportion."""
    amounts, left = list[Decimal](), invoiced.gross
    for weight in weights:
        amounts.append(min(left, (invoiced.gross * weight / 100).quantize(Decimal("0.01"))))
        left -= amounts[-1]
    amounts.append(left)
    credits = [CreditNote(f"A{position}", amount) for position, amount in enumerate(amounts)]
    notes = [credited(invoiced, credits[: count + 1]) for count in range(len(amounts))]
    assert [note.gross for note in notes] == amounts
    for vat, shares in invoiced.vat.items():
        taken = [note.vat[vat] for note in notes if vat in note.vat]
        assert all(net >= 0 and tax >= 0 for net, tax in taken)
        assert (sum(net for net, _ in taken), sum(tax for _, tax in taken)) == shares
