"""What is owed to either side waits on somebody, and both pages and the work list say so, until it is settled."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.staff.owed import owed
from chalicelib.application.view.affair_row import row
from chalicelib.application.view.customer_document import dossier_document, masked_document
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewFreight
from chalicelib.domain.sale.lines import Allocation, Part
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.owed import idle_deposit, owed_back, to_bill, to_credit, to_pay
from chalicelib.domain.sale.striking import strike
from chalicelib.domain.sale.waiting import POLICY, last_day_open, waiting
from chalicelib.domain.values.language import Language
from tests.builder.deal import Deal
from tests.builder.deal import line as deal_line
from tests.builder.dossiers import TODAY
from tests.builder.story import Story, line
from tests.unit.application.view.test_document import spaced
from tests.unit.as_json import as_json
from tests.unit.domain.sale.test_steps import july

ONE = [{"line": 1, "quantity": 1}]


def page(story: Story, lang: Language = "fr") -> Any:
    """The whole document of the dossier."""
    return as_json(dossier_document(reading(story, lang), list(reversed(story.history)), Past(lambda: story.history)))


def reading(story: Story, lang: Language = "fr") -> Reading:
    return Reading("45MR61G00C", story.state, story.people, translations(lang), seller(), TODAY)


def waits(story: Story) -> list[tuple[str, str]]:
    """The sides that wait, and for what."""
    return [(wait.side, wait.reason) for wait in waiting(story.state, POLICY)]


def places(story: Story, lang: Language = "fr") -> list[str]:
    """Verdict, panel with its amount, the step of payment and the row among the affairs."""
    read = page(story, lang)
    shown = [*read["verdict"], read["todo"]["title"], read["todo"]["amount"], *read["todo"]["notes"]]
    shown += [read["steps"][6]["text"], row(reading(story, lang), "full", None, closed=False).wait]
    return spaced([str(text) for text in shown if text])


def history(story: Story, lang: Language = "fr") -> str:
    """What the newest entry is called."""
    return str(spaced([page(story, lang)["history"]["entries"][0]["title"]])[0])


def deposited() -> Story:
    """Three lines, 360 euros with VAT, of which 100 came before."""
    return Story().does(july(16), "record_deposit", payment="VIR-1", amount="100.00")


def invoiced(story: Story, number: str = "F1", **more: Any) -> Story:
    return story.does(july(20), "issue_invoice", number=number, due="2026-08-30", **more)


def test_a_deposit_of_an_order_that_was_cancelled_is_owed_back() -> None:
    story = deposited().does(july(21), "cancel_order", comment="Budget withdrawn.")
    assert waits(story) == [("us", "payment")]
    assert places(story) == [
        "Commande annulée le mardi 21 juillet.", "Un remboursement suit.", "Nous vous remboursons", "100,00 €",
        "100,00 € en votre faveur", "Nous vous remboursons 100,00 €",
    ]  # fmt: skip
    assert places(story, "en") == [
        "Order cancelled on Tuesday 21 July.", "A refund follows.", "We are paying you back", "€100.00",
        "€100.00 in your favour", "We are paying you back €100.00",
    ]  # fmt: skip
    assert spaced([f"{one['label']} {one['value']}" for one in page(story)["totals"]])[-1] == "Acompte, en votre faveur 100,00 €"
    story.does(july(22), "refund", payment="VIR-1", amount="100.00")
    assert waits(story) == []
    assert history(story) == "Acompte remboursé : 100,00 €"
    assert places(story)[:2] == ["Commande annulée le mardi 21 juillet.", "Cette commande s’arrête là"]


def test_a_deposit_is_refunded_by_its_payment_and_no_further_than_nothing_uses_it() -> None:
    story = deposited()
    with pytest.raises(NotAllowed, match=r"at most 0\.00 of this payment"):
        story.does(july(17), "refund", payment="VIR-1", amount="100.00")
    story.does(july(18), "record_deposit", payment="VIR-2", amount="60.00")
    story.does(july(21), "cancel_order", comment="Budget withdrawn.")
    with pytest.raises(Invalid, match="no deposit of the payment VIR-9"):
        story.does(july(22), "refund", payment="VIR-9", amount="1.00")
    with pytest.raises(NotAllowed, match=r"at most 60\.00 of this payment"):
        story.does(july(22), "refund", payment="VIR-2", amount="60.01")
    for given in ({}, {"payment": "VIR-1", "invoice": "F1"}):
        with pytest.raises(Invalid, match="either"):
            story.does(july(22), "refund", amount="1.00", **given)
    story.does(july(22), "refund", payment="VIR-2", amount="60.00").does(july(23), "refund", payment="VIR-1", amount="40.00")
    assert owed_back(story.state) == 60
    assert waits(story) == [("us", "payment")]
    story.does(july(24), "strike_entry", entry=len(story.history))
    assert owed_back(story.state) == 100


def test_a_deposit_waits_for_the_invoice_of_what_left_before_the_order_was_cancelled() -> None:
    story = deposited().does(july(20), "ship", carrier="Poste", parts=ONE).does(july(21), "cancel_order", comment="Enough.")
    assert idle_deposit(story.state) == 0, "the invoice to come is of 120"
    more = Story().does(july(16), "record_deposit", payment="VIR-1", amount="150.00")
    more.does(july(20), "ship", carrier="Poste", parts=ONE).does(july(21), "cancel_order", comment="Enough.")
    assert idle_deposit(more.state) == 30


def test_what_was_paid_and_never_left_is_credited_and_then_paid_back() -> None:
    story = invoiced(Story()).does(july(21), "mark_paid").does(july(22), "cancel_order", comment="Enough.")
    assert to_credit(story.state) == {"F1": Decimal("360.00")}
    assert waits(story) == [("us", "credit")]
    assert places(story)[1:3] == ["Un avoir suit.", "Nous établissons l’avoir de la facture F1"]
    assert page(story)["steps"][4]["state"] != "done"
    story.does(july(23), "credit", number="A1", invoice="F1", amount="360.00")
    assert waits(story) == [("us", "payment")]
    assert places(story)[1:4] == ["Un remboursement suit.", "Nous vous remboursons", "360,00 €"]
    assert waits(story.does(july(24), "refund", invoice="F1", amount="360.00")) == []


def test_what_never_left_is_not_asked_for() -> None:
    story = invoiced(Story()).does(july(21), "ship", carrier="Poste", parts=ONE).does(july(21), "mark_received")
    story.does(july(22), "cancel_order", comment="Enough.")
    assert to_credit(story.state) == {"F1": Decimal("240.00")}
    assert not to_pay(story.state)
    assert waits(story) == [("us", "credit")]
    assert "Attendez notre avoir avant de régler." in places(story)
    story.does(july(23), "credit", number="A1", invoice="F1", amount="240.00")
    assert waits(story) == [("customer", "payment")]
    assert places(story)[1:4] == ["Ce qui était déjà parti est livré.", "Régler la facture F1", "120,00 €"]


def delivered() -> Story:
    story = invoiced(Story().does(july(18), "ship", carrier="Poste").does(july(19), "mark_received"))
    return story.does(july(21), "mark_paid")


def test_an_invoice_credited_to_be_issued_again_waits_on_us_until_it_is() -> None:
    story = delivered().does(july(22), "credit", number="A1", invoice="F1", amount="360.00")
    assert [wait[:3] for wait in waiting(story.state, POLICY)] == [("us", "invoice", july(22))]
    assert places(story) == [
        "Commande livrée.", "Une nouvelle facture suit.", "Nous préparons la nouvelle facture",
        "En votre faveur : 360,00 €, que la prochaine facture déduit.", "360,00 € en votre faveur",
        "Nous préparons la nouvelle facture",
    ]  # fmt: skip
    assert history(story) == "Avoir A1 sur la facture F1 : 360,00 €, une nouvelle facture suit, prix rectifié"
    assert history(story, "en") == "Credit note A1 on invoice F1: €360.00, a new invoice follows, price corrected"
    story.does(july(23), "issue_invoice", number="F2", due="2026-08-30")
    assert waits(story) == [], "what F1 brought pays F2"
    assert places(story)[0] == "Commande livrée et payée."


def test_a_credit_for_goodwill_waits_for_nobody() -> None:
    story = delivered().does(july(22), "credit", number="A1", invoice="F1", amount="360.00", invoice_again=False)
    assert waits(story) == [("us", "payment")]
    assert waits(story.does(july(23), "refund", invoice="F1", amount="360.00")) == []
    assert places(story)[0] == "Ce dossier est complet."
    with pytest.raises(NotAllowed, match="nothing is left"):
        story.does(july(24), "issue_invoice", number="F2", due="2026-08-30")
    story.does(july(24), "issue_invoice", number="F2", due="2026-08-30", parts=ONE)
    assert waits(story) == [("customer", "payment")], "who names the pieces may still bill them"


def test_a_part_credited_is_no_invoice_to_come() -> None:
    story = delivered().does(july(22), "credit", number="A1", invoice="F1", amount="60.00")
    assert waits(story) == [("us", "payment")]
    with pytest.raises(Invalid, match="only pieces, or an invoice credited in full"):
        story.does(july(22), "credit", number="A2", invoice="F1", amount="60.00", invoice_again=True)
    story.does(july(23), "credit", number="A3", invoice="F1", amount="300.00", invoice_again=True)
    assert waits(story) == [("us", "invoice")]
    assert [(part.line, part.quantity) for part in to_bill(story.state)] == [(1, 1), (2, 1), (3, 1)]


def test_one_of_two_invoices_of_a_delivered_order_issued_again() -> None:
    story = Story().does(july(18), "ship", carrier="Poste").does(july(19), "mark_received")
    invoiced(invoiced(story, "F1", parts=ONE), "F2").does(july(21), "mark_paid")
    story.does(july(22), "credit", number="A1", invoice="F1", amount="120.00")
    assert waits(story) == [("us", "invoice")]
    assert [step["text"] for step in page(story)["steps"]][4] == "2\u00a0lignes sur 3"
    assert "complet" not in str(page(story)["verdict"])


def test_a_deposit_left_by_an_invoice_credited_for_good_is_owed_back() -> None:
    story = invoiced(deposited(), "F1", parts=ONE).does(july(21), "credit", number="A1", invoice="F1", amount="120.00")
    assert owed_back(story.state) == 100
    other = Story(lines=(line("S", goods=False),)).does(july(16), "record_deposit", payment="VIR-1", amount="120.00")
    invoiced(other).does(july(21), "credit", number="A1", invoice="F1", amount="120.00", invoice_again=False)
    assert owed_back(other.state) == 120
    assert waits(other) == [("us", "payment")]


def test_what_was_credited_for_good_is_left_out_of_the_next_invoice_with_its_freight() -> None:
    deal = Deal(deal_line(), deal_line("20"), freight=NewFreight(amount="18.50", vat_rate="20"))
    deal.invoiced("F1", parts=ONE).does("credit", number="A1", invoice="F1", amount="142.20", invoice_again=False).invoiced("F2")
    (last,) = fold(deal.history).invoices[1:]
    assert ([part.line for part in last.parts], last.freight, last.gross) == ([2], False, Decimal("24.00"))


def test_an_old_credit_reads_as_it_did() -> None:
    """Nobody was asked whether pieces are invoiced again: nothing waits, and they may be."""
    story = delivered().does(july(22), "credit", number="A1", invoice="F1", amount="360.00", invoice_again=False)
    last = story.history[-1]
    story.history[-1] = replace(last, event=e.Credited("A1", "F1", Decimal("360.00")))
    story.does(july(23), "refund", invoice="F1", amount="360.00")
    assert waits(story) == []
    assert places(story)[0] == "Ce dossier est complet."
    assert len(invoiced(story, "F2").state.invoices[-1].parts) == 3


def test_an_old_link_s_reader_learns_no_amount() -> None:
    story = deposited().does(july(21), "cancel_order", comment="Budget withdrawn.")
    masked = as_json(masked_document(reading(story)))
    assert "€" not in str(masked)
    assert spaced(masked["verdict"]) == ["Commande annulée le mardi 21 juillet.", "Un remboursement suit."]
    assert "€" not in str(row(reading(story), "masked", None, closed=False))


def test_staff_read_how_much_is_owed() -> None:
    story = invoiced(deposited()).does(july(21), "ship", carrier="Poste", parts=ONE)
    amounts = owed(story.does(july(22), "cancel_order", comment="Enough.").state)
    assert (amounts.to_pay, amounts.to_credit) == ((), (Allocation("F1", Decimal("240.00")),))
    amounts = owed(story.does(july(23), "credit", number="A1", invoice="F1", amount="260.00").state)
    assert (amounts.to_credit, amounts.to_pay, amounts.overpaid) == ((), (), ())
    amounts = owed(story.does(july(24), "credit", number="A2", invoice="F1", amount="40.00").state)
    assert amounts.overpaid == (Allocation("F1", Decimal("40.00")),)
    assert owed(deposited().does(july(21), "cancel_order", comment="Enough.").state).deposit == 100
    assert owed(deposited().state).to_bill == tuple(Part(number, 1) for number in (1, 2, 3))


def test_the_affair_ends_when_the_money_went_back() -> None:
    story = deposited().does(july(21), "cancel_order", comment="Enough.")
    assert last_day_open(story.state, POLICY) is None
    story.does(july(28), "refund", payment="VIR-1", amount="100.00")
    assert last_day_open(story.state, POLICY) == july(27)


def test_a_cancellation_is_not_struck_once_its_deposit_went_back() -> None:
    story = deposited().does(july(21), "cancel_order", comment="Enough.")
    cancelled = len(story.history)
    strike(story.history, e.EntryStruck(cancelled))
    story.does(july(22), "refund", payment="VIR-1", amount="100.00")
    with pytest.raises(NotAllowed, match=r"the later entry \d+ depends on it"):
        strike(story.history, e.EntryStruck(cancelled))


def test_a_wrong_answer_about_another_invoice_has_a_way_out() -> None:
    story = delivered().does(july(22), "credit", number="A1", invoice="F1", amount="360.00", invoice_again=True)
    story.does(july(22), "refund", invoice="F1", amount="360.00").does(july(23), "issue_invoice", number="F2", due="2026-08-30")
    assert waits(story.does(july(23), "credit", number="A2", invoice="F2", amount="360.00", invoice_again=False)) == []


def test_what_is_free_is_nowhere_said_to_be_paid() -> None:
    story = Story(lines=(line("FREE", unit_price="0"),)).does(july(18), "ship", carrier="Poste").does(july(19), "mark_received")
    story.does(july(20), "issue_invoice", number="F1", due="2026-08-20")
    assert spaced(places(story)) == ["Commande livrée.", "Sans frais", "20 juil.", "Sans frais"]
    assert spaced([one["label"] for one in page(story)["totals"]])[-1] == "Total TTC"
    service = Story(lines=(line("FREE", unit_price="0", goods=False),))
    service.does(july(20), "issue_invoice", number="F1", due="2026-08-20")
    assert spaced(places(service))[0] == "Ce dossier est complet."
