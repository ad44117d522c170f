"""What was paid too much has a place: in the customer's favour, shown to both, waiting on us until used or given back."""

from decimal import Decimal
from typing import Any

import pytest

from chalicelib.application.staff.owed import owed
from chalicelib.application.view.past import Past
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.lines import Allocation
from chalicelib.domain.sale.owed import owed_back, owed_since, to_pay
from chalicelib.domain.sale.striking import strike
from chalicelib.domain.sale.waiting import POLICY, waiting
from chalicelib.effects.mails.content import MailContent
from chalicelib.effects.mails.correction import correction
from chalicelib.effects.mails.entry_content import CONTENTS
from tests.builder.story import Story, line
from tests.unit.application.view.test_document import spaced
from tests.unit.application.view.test_owed import history, page, places, reading
from tests.unit.domain.sale.test_steps import july

ONE = [{"line": 1, "quantity": 1}]


def delivered(*parts: Any) -> Story:
    """All has left and arrived; invoiced in one, or each of these pieces by itself."""
    story = Story().does(july(18), "ship", carrier="Poste").does(july(19), "mark_received")
    for number, some in enumerate(parts or (None,), start=1):
        story.does(
            july(20), "issue_invoice", number=f"F{number}", due=f"2026-08-{19 + number}", **({"parts": some} if some else {})
        )
    return story


def pays(story: Story, day: int, *allocations: tuple[str, str], **more: Any) -> Story:
    named = [{"invoice": invoice, "amount": amount} for invoice, amount in allocations]
    return story.does(july(day), "allocate_payment", payment=f"VIR-{day}", allocations=named, **more)


def mail(story: Story) -> MailContent:
    """What the newest entry's mail says."""
    entry = story.history[-1]
    content: MailContent | None = CONTENTS.functions[type(entry.event)](reading(story), entry.event, entry)
    assert content
    return content


def waits(story: Story) -> list[tuple[str, str, Any]]:
    return [(wait.side, wait.reason, wait.since) for wait in waiting(story.state, POLICY)]


def test_more_than_is_open_is_refused_unless_it_is_said() -> None:
    with pytest.raises(NotAllowed, match=r"360\.00 is open on F1: where more came, say so with overpaid") as refused:
        pays(delivered(), 21, ("F1", "400.00"))
    assert refused.value.field == "allocations"
    with pytest.raises(Invalid, match="paid too much") as wrong:
        pays(delivered(), 21, ("F1", "360.00"), overpaid=True)
    assert wrong.value.field == "overpaid"
    for overpaid in (False, True):
        with pytest.raises(NotAllowed, match="an amount is above zero"):
            pays(delivered(), 21, ("F1", "0.00"), overpaid=overpaid)


def test_a_transfer_that_came_twice_is_in_the_customer_s_favour_until_it_is_given_back() -> None:
    story = pays(pays(delivered(), 21, ("F1", "360.00")), 23, ("F1", "360.00"), overpaid=True)
    assert waits(story) == [("us", "payment", july(23))], "since it came, and not since the invoice was settled"
    assert owed_back(story.state) == 360
    assert owed(story.state).overpaid == (Allocation("F1", Decimal("360.00")),)
    assert history(story) == "Paiement reçu : 360,00 €, plus que ce qui était dû"
    assert places(story)[-1] and "360,00 € en votre faveur" in places(story)
    assert spaced([row["label"] for row in page(story)["totals"]])[-1] == "En votre faveur"
    assert waits(story.does(july(24), "refund", invoice="F1", amount="360.00")) == []
    assert owed_since(story.state) is None


def test_what_is_too_much_settles_another_invoice() -> None:
    story = pays(delivered(ONE, None), 21, ("F1", "200.00"), overpaid=True)
    shown = places(story)
    assert "En votre faveur : 80,00 €, que nous déduisons d’une facture ou vous remboursons." in shown
    assert "Un remboursement suit." not in shown, "whom an invoice waits for is told of no refund that may never come"
    story.does(july(22), "move_payment", source="F1", invoice="F2", amount="80.00")
    assert [(one.number, one.open) for one in to_pay(story.state)] == [("F2", Decimal("160.00"))]
    assert owed_back(story.state) == 0
    assert waits(story) == [("customer", "payment", july(20))]
    assert history(story, "en") == "€80.00 paid too much on invoice F1 goes to invoice F2"


def test_a_deposit_that_no_invoice_will_use_settles_an_open_one() -> None:
    story = (
        Story()
        .does(july(16), "ship", carrier="Poste", parts=ONE)
        .does(july(17), "issue_invoice", number="F1", due="2026-08-30", parts=ONE)
    )
    story.does(july(18), "record_deposit", payment="VIR-1", amount="100.00").does(july(19), "cancel_order", comment="Enough.")
    assert owed_back(story.state) == 100
    story.does(july(20), "move_payment", payment="VIR-1", invoice="F1", amount="100.00")
    assert [story.state.deposit, story.state.invoices[0].open, owed_back(story.state)] == [0, 20, 0]
    assert history(story) == "100,00 € de l’acompte affectés à la facture F1"


@pytest.mark.parametrize(
    ("what", "field"),
    [
        ({"source": "F1", "invoice": "F2", "amount": "80.01"}, "amount"),
        ({"source": "F2", "invoice": "F1", "amount": "1.00"}, "amount"),
        ({"source": "F1", "invoice": "F1", "amount": "1.00"}, "invoice"),
        ({"invoice": "F2", "amount": "1.00"}, "source"),
        ({"source": "F1", "payment": "VIR-1", "invoice": "F2", "amount": "1.00"}, "source"),
        ({"source": "F9", "invoice": "F2", "amount": "1.00"}, "invoice"),
        ({"payment": "VIR-9", "invoice": "F2", "amount": "1.00"}, "payment"),
        ({"source": "F1", "invoice": "F2", "amount": "0.00"}, "amount"),
    ],
)
def test_no_more_moves_than_is_there_nor_than_is_open(what: dict[str, Any], field: str) -> None:
    story = pays(delivered(ONE, None), 21, ("F1", "200.00"), overpaid=True)
    with pytest.raises((Invalid, NotAllowed)) as refused:
        story.does(july(22), "move_payment", **what)
    assert refused.value.field == field


def test_no_more_settles_an_invoice_than_is_open_on_it() -> None:
    story = pays(delivered(ONE, None), 21, ("F1", "900.00"), overpaid=True)
    with pytest.raises(NotAllowed, match=r"240\.00 is open on F2"):
        story.does(july(22), "move_payment", source="F1", invoice="F2", amount="240.01")


def test_a_payment_that_was_used_elsewhere_is_struck_after_its_use() -> None:
    story = pays(delivered(ONE, None), 21, ("F1", "200.00"), overpaid=True)
    paid = len(story.history)
    story.does(july(22), "move_payment", source="F1", invoice="F2", amount="80.00")
    with pytest.raises(NotAllowed, match=r"the later entry \d+ depends on it"):
        strike(story.history, e.EntryStruck(paid))
    strike(story.history, e.EntryStruck(len(story.history)))


def test_a_parcel_to_confirm_hides_nothing_of_what_is_in_the_customer_s_favour() -> None:
    story = Story().does(july(18), "ship", carrier="Poste").does(july(20), "issue_invoice", number="F1", due="2026-08-20")
    pays(story, 21, ("F1", "400.00"), overpaid=True)
    panel = page(story)["todo"]
    assert spaced([panel["title"], *panel["notes"]])[:2] == [
        "Confirmer l’arrivée du colis 1",
        "En votre faveur : 40,00 €. Sur la page, vous choisissez : gardés pour la prochaine facture, ou remboursés. "
        "Sans choix, nous vous les remboursons.",
    ]


def test_more_than_the_order_comes_to_may_come_before_its_invoice() -> None:
    story = Story()
    with pytest.raises(NotAllowed, match=r"at most 360\.00 is still to be invoiced: where more came, say so with overpaid"):
        story.does(july(16), "record_deposit", payment="VIR-1", amount="360.01")
    with pytest.raises(Invalid, match="no more came than") as wrong:
        story.does(july(16), "record_deposit", payment="VIR-1", amount="360.00", overpaid=True)
    assert wrong.value.field == "overpaid"
    story.does(july(16), "record_deposit", payment="VIR-1", amount="360.01", overpaid=True)
    assert history(story) == "Acompte reçu : 360,01 €, plus que ce qui restait à facturer"
    assert (owed_back(story.state), owed_since(story.state)) == (Decimal("0.01"), july(16))
    story.does(july(18), "ship", carrier="Poste").does(july(19), "mark_received")
    story.does(july(20), "issue_invoice", number="F1", due="2026-08-20")
    assert waits(story) == [("us", "payment", july(16))], "since it came, and not since the invoice that had no use for it"
    assert waits(story.does(july(21), "refund", payment="VIR-1", amount="0.01")) == []


def test_a_deposit_that_came_twice_is_in_the_customer_s_favour() -> None:
    story = Story().does(july(16), "record_deposit", payment="VIR-1", amount="360.00")
    story.does(july(17), "record_deposit", payment="VIR-2", amount="360.00", overpaid=True)
    assert owed_back(story.state) == 360
    assert spaced(list(mail(story).paragraphs)) == [
        "Nous avons reçu votre acompte de 360,00 €. Il sera déduit des prochaines factures.",
        "En votre faveur : 360,00 €, que nous vous remboursons.",
    ]  # fmt: skip
    strike(story.history, e.EntryStruck(len(story.history)))


def test_who_is_paid_back_in_part_is_told_of_the_rest() -> None:
    story = pays(delivered(), 21, ("F1", "400.00"), overpaid=True).does(july(22), "refund", invoice="F1", amount="10.00")
    assert spaced([mail(story).paragraphs[-1]]) == [
        "En votre faveur : 30,00 €. Sur la page, vous choisissez : gardés pour la prochaine facture, ou remboursés. "
        "Sans choix, nous vous les remboursons."
    ]


def test_who_is_credited_what_was_paid_is_told_that_it_comes_back() -> None:
    story = pays(delivered(), 21, ("F1", "360.00")).does(
        july(22), "credit", number="A1", invoice="F1", reason="price", amount="36.00"
    )
    assert spaced(list(mail(story).paragraphs))[1:] == [
        "Motif : prix rectifié.", "En votre faveur : 36,00 €, que nous vous remboursons."
    ]  # fmt: skip


def test_the_day_of_a_credit_is_not_said_to_be_that_of_a_payment() -> None:
    story = pays(delivered(), 21, ("F1", "300.00")).does(
        july(22), "credit", number="A1", invoice="F1", reason="price", amount="60.00"
    )
    assert "Réglé 300,00 €" in spaced([f"{row['label']} {row['value']}" for row in page(story)["totals"]])


def test_who_pays_a_part_of_what_is_to_be_credited_is_not_told_that_nothing_remains() -> None:
    story = (
        Story().does(july(16), "issue_invoice", number="F1", due="2026-08-20").does(july(17), "ship", carrier="Poste", parts=ONE)
    )
    story.does(july(18), "cancel_order", comment="Reporté.")
    assert spaced(list(mail(pays(story, 19, ("F1", "50.00"))).paragraphs))[1:] == ["Attendez notre avoir avant de régler."]


def test_an_invoice_that_takes_off_a_deposit_says_so() -> None:
    story = Story().does(july(16), "record_deposit", payment="VIR-1", amount="100.00")
    story.does(july(20), "issue_invoice", number="F1", due="2026-08-20")
    _, taken_off, left = spaced(list(mail(story).paragraphs))
    assert taken_off == "Votre acompte en est déduit : 100,00 €."
    assert left.startswith("Il reste à payer 260,00 € sur celle-ci")


def test_an_invoice_over_what_is_free_is_not_said_to_be_paid() -> None:
    story = Story(lines=(line("FREE", unit_price="0"),)).does(july(20), "issue_invoice", number="F1", due="2026-08-20")
    assert mail(story).subject == "Facture F1\u00a0: sans frais"
    assert spaced([mail(story).paragraphs[-1]]) == ["Sans frais : il n’y a rien à payer."]


def test_an_order_that_costs_less_than_came_says_what_becomes_of_the_rest() -> None:
    story = Story().does(july(16), "record_deposit", payment="VIR-1", amount="360.00")
    story.does(july(17), "change_order", agreed_with="Jean Bon", cancel=[3])
    assert "En votre faveur : 120,00 €, que nous vous remboursons." in spaced(list(mail(story).paragraphs))


def test_a_move_that_is_struck_asks_for_the_invoice_again() -> None:
    story = pays(delivered(ONE, None), 21, ("F1", "200.00"), overpaid=True)
    story.does(july(22), "move_payment", source="F1", invoice="F2", amount="80.00")
    wrong = story.history[-1]
    story.does(july(23), "strike_entry", entry=wrong.seq)
    content = correction(reading(story), wrong, story.history[-1], Past(lambda: story.history).at(wrong))
    assert content
    assert spaced(list(content.paragraphs[1:])) == [
        "Il reste à payer 240,00 € sur ce qui a été facturé.",
        "En votre faveur : 80,00 €, que nous déduisons d’une facture ou vous remboursons.",
    ]  # fmt: skip
    assert spaced([fact.value for fact in content.facts])[:2] == ["240,00 €", "vendredi 21 août 2026"]
