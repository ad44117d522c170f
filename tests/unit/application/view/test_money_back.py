"""Credits, overpayments and invoices to correct: what is said of them, and what may be invoiced again."""

import pytest

from chalicelib.domain.errors import Invalid, NotAllowed
from tests.builder.story import Story, line
from tests.unit.application.view.test_document import document, spaced
from tests.unit.domain.sale.test_steps import july


def delivered() -> Story:
    """Three lines, 360 euros with VAT: shipped, received and invoiced."""
    story = Story().does(july(20), "ship", carrier="Post").does(july(21), "mark_received")
    return story.does(july(22), "issue_invoice", number="F1", due="2026-08-30")


def sums(story: Story) -> list[str]:
    """What stands below the order's total."""
    shown = [f"{row['label']} {row['value']}" for row in document(story)["totals"]]
    return spaced(shown[shown.index(next(row for row in shown if row.startswith("Total TTC"))) + 1 :])


def test_an_invoice_paid_in_full_is_one_row() -> None:
    assert sums(delivered().does(july(25), "mark_paid")) == ["Réglé le 25 juillet 2026 360,00 €"]


def test_a_part_paid_and_a_part_credited_are_rows_of_their_own() -> None:
    paid = {"invoice": "F1", "amount": "100.00"}
    story = delivered().does(july(23), "allocate_payment", payment="P", allocations=[paid])
    assert sums(story) == ["Facturé, F1 360,00 €", "Réglé 100,00 €"]
    story.does(july(24), "credit", number="A1", invoice="F1", amount="60.00")
    assert sums(story) == ["Facturé, F1 360,00 €", "Avoir sur F1 -60,00 €", "Réglé 100,00 €"]


def test_what_was_paid_too_much_is_told_until_it_is_refunded() -> None:
    story = delivered().does(july(23), "mark_paid").does(july(24), "credit", number="A1", invoice="F1", amount="60.00")
    assert sums(story)[-1] == "En votre faveur 60,00 €"
    assert "favour" not in str(sums(story.does(july(25), "refund", invoice="F1", amount="60.00")))


def test_an_invoice_credited_in_full_is_never_called_paid() -> None:
    page = document(delivered().does(july(23), "credit", number="A1", invoice="F1", amount="360.00", invoice_again=False))
    assert page["verdict"] == ["Ce dossier est complet."]
    assert page["todo"]["title"] == "La facture a fait l’objet d’un avoir total"
    assert page["todo"]["amount"] is None


def test_an_invoice_credited_in_full_can_be_made_again_and_no_other() -> None:
    story = delivered()
    with pytest.raises(NotAllowed):
        story.does(july(23), "issue_invoice", number="F2", due="2026-08-30")
    story.does(july(23), "credit", number="A1", invoice="F1", amount="360.00")
    story.does(july(24), "issue_invoice", number="F2", due="2026-08-30").does(july(25), "mark_paid")
    assert document(story)["verdict"] == ["Commande livrée et payée."]
    assert "Reste à facturer" not in str(sums(story))


def test_cents_lost_between_invoices_are_not_still_to_be_invoiced() -> None:
    story = Story(lines=(line("A", quantity=3, unit_price="0.335"),))
    for number in range(3):
        story.does(july(20), "issue_invoice", number=f"F{number}", due="2026-08-30", parts=[{"line": 1, "quantity": 1}])
    assert not [row for row in sums(story) if "Reste" in row]


def test_an_invoice_is_not_due_before_its_date() -> None:
    with pytest.raises(Invalid, match="due before"):
        Story().does(july(20), "issue_invoice", number="F1", due="2026-07-19")


def test_a_part_that_is_paid_is_not_the_whole_order() -> None:
    story = Story().does(july(20), "issue_invoice", number="F1", due="2026-08-30", parts=[{"line": 1, "quantity": 1}])
    assert document(story.does(july(21), "mark_paid"))["history"]["entries"][0]["title"] == "Facture F1 payée"
