"""What was paid on an invoice that is credited to be issued again goes over to the new one: nobody is asked for it twice."""

from decimal import Decimal

import pytest

from chalicelib.application.view.sums import progress
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoicing import order_totals
from chalicelib.domain.sale.lines import Allocation
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.owed import idle_deposit, overpaid, to_pay
from chalicelib.domain.sale.striking import strike
from chalicelib.effects.mails.invoice import invoice_issued as invoice_mail
from chalicelib.effects.mails.payment import credit as credit_mail
from tests.builder.deal import Deal, line
from tests.unit.application.view.test_document import spaced


def credited(deal: Deal, amount: str = "360.00") -> Deal:
    return deal.does("credit", invoice="F1", number="A1", amount=amount)


def paid(amount: str = "360.00") -> Deal:
    """Three pieces, 360 euros with VAT, invoiced, paid and credited, whole if not told otherwise."""
    return credited(Deal(line(quantity=3)).invoiced("F1").does("mark_paid"), amount)


def state(deal: Deal) -> Dossier:
    state: Dossier = fold(deal.history)
    return state


def test_the_new_invoice_is_paid_by_what_was_paid_on_the_old_one() -> None:
    deal = paid().invoiced("F2")
    event = deal.history[-1].event
    assert isinstance(event, e.InvoiceIssued) and event.carried == (Allocation("F1", Decimal("360.00")),) and not event.prepaid
    assert to_pay(state(deal)) == () == overpaid(state(deal))
    assert [one.paid for one in state(deal).invoices] == [0, Decimal("360.00")]


def test_its_document_its_bill_and_its_mail_say_where_the_money_comes_from() -> None:
    deal = paid().invoiced("F2")
    printed, bill = deal.composed("invoice")
    assert bill is not None and (bill.prepaid, bill.payable) == (Decimal("360.00"), Decimal("0.00"))
    assert bill.process == "B2"
    assert spaced([f"{one.label} {one.value}" for one in printed.sums])[-2:] == [
        "Réglé sur la facture F1 −360,00 €", "Net à payer 0,00 €",
    ]  # fmt: skip
    assert printed.payment is None and printed.notes[0] == "Déjà réglée."
    entry = deal.history[-1]
    assert isinstance(entry.event, e.InvoiceIssued)
    mail = invoice_mail(deal.reading(entry), entry.event, entry)
    assert mail is not None and mail.facts == ()
    assert spaced(list(mail.paragraphs))[1:] == [
        "Votre règlement de la facture F1 y est reporté : 360,00 €.", "Il n’y reste rien à payer.",
    ]  # fmt: skip


def test_the_mail_of_the_credit_says_that_the_new_invoice_takes_it_off() -> None:
    entry = paid().history[-1]
    assert isinstance(entry.event, e.Credited)
    mail = credit_mail(paid().reading(entry), entry.event, entry)
    assert mail is not None and mail.paragraphs[-1] == "Une nouvelle facture suit, qui le déduira."


def test_each_new_invoice_takes_what_it_comes_to_and_the_last_leaves_nothing() -> None:
    deal = paid()
    for number in ("F2", "F3"):
        deal.invoiced(number, parts=[{"line": 1, "quantity": 1}])
    assert [one.open for one in overpaid(state(deal))] == [Decimal("-120.00")]
    assert overpaid(state(deal.invoiced("F4"))) == () == to_pay(state(deal))


def test_a_deposit_that_was_used_is_used_again() -> None:
    deal = Deal(line(quantity=3)).does("record_deposit", payment="VIR 1", amount="100.00").invoiced("F1")
    credited(deal).invoiced("F2")
    assert [(one.number, one.open) for one in to_pay(state(deal))] == [("F2", Decimal("260.00"))]
    assert overpaid(state(deal)) == ()


def test_a_deposit_comes_behind_it_and_is_owed_back_as_far_as_nothing_uses_it() -> None:
    deal = (
        Deal(line(quantity=3))
        .invoiced("F1")
        .does("allocate_payment", payment="V", allocations=[{"invoice": "F1", "amount": "300"}])
    )
    credited(deal)
    with pytest.raises(NotAllowed, match=r"60\.00"):
        deal.does("record_deposit", payment="VIR 1", amount="60.01")
    deal.does("record_deposit", payment="VIR 1", amount="60.00")
    assert idle_deposit(state(deal)) == 0
    assert to_pay(state(deal.invoiced("F2"))) == () and state(deal).deposit == 0
    assert order_totals(state(deal)).gross == state(deal).invoices[1].paid


def test_a_goodwill_credit_is_paid_back_and_goes_to_no_invoice() -> None:
    deal = Deal(line(quantity=3)).invoiced("F1", parts=[{"line": 1, "quantity": 1}]).does("mark_paid")
    deal.does("credit", invoice="F1", number="A1", amount="20.00").invoiced("F2")
    assert [one.open for one in overpaid(state(deal))] == [Decimal("-20.00")]
    assert [one.open for one in to_pay(state(deal))] == [Decimal("240.00")]


def test_what_went_over_is_not_paid_back_and_its_payment_not_struck() -> None:
    deal = paid().invoiced("F2")
    with pytest.raises(NotAllowed, match=r"0\.00"):
        deal.does("refund", invoice="F1", amount="0.01")
    entry = next(entry.seq for entry in deal.history if isinstance(entry.event, e.MarkedPaid))
    with pytest.raises(NotAllowed, match=r"the later entry \d+ depends on it"):
        strike(deal.history, e.EntryStruck(entry))


def test_what_was_paid_back_before_is_asked_for_again() -> None:
    deal = paid().does("refund", invoice="F1", amount="360.00").invoiced("F2")
    assert [one.open for one in to_pay(state(deal))] == [Decimal("360.00")]


def test_the_sums_of_the_page_show_the_credit_beside_what_was_paid() -> None:
    deal = paid(amount="20.00")
    rows = spaced([f"{label} {value}" for label, value in progress(deal.reading(deal.history[-1]))])
    assert rows == ["Facturé, F1 360,00 €", "Avoir sur F1 -20,00 €", "Réglé le 6 août 2026 360,00 €", "En votre faveur 20,00 €"]
