"""What a link of the invoices alone says is owed is true in every state of an order's money: owed, late, in part, back."""

from datetime import date
from typing import Any

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.invoices_document import invoices_document
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.prepayment import to_prepay
from tests.builder.story import Story, line
from tests.unit.application.view.test_document import spaced
from tests.unit.application.writing.test_prepayment import deposit, ordered
from tests.unit.application.writing.test_prepayment import reading as prepaid_reading
from tests.unit.as_json import as_json
from tests.unit.domain.sale.test_steps import july

ONE, TWO = [{"line": 1, "quantity": 1}], [{"line": 2, "quantity": 1}]


def delivered() -> Story:
    """Three lines of 120 euros each, VAT included, with the customer."""
    return Story().does(july(18), "ship", carrier="Poste").does(july(19), "mark_received")


def invoiced(story: Story, number: str = "F1", due: str = "2026-08-30", **more: Any) -> Story:
    return story.does(july(20), "issue_invoice", number=number, due=due, **more)


def shown(story: Story) -> Any:
    """What the accounts read in English on 25 July."""
    today = july(25)
    link = Link("l2", "c2", 1, "invoices", today, by="c1")
    return as_json(
        invoices_document(Reading("45MR61G00C", story.state, story.people, translations("en"), seller(), today, link=link))
    )


def answer(page: Any) -> tuple[str, str, str | None]:
    """The verdict, the panel's title and its amount."""
    return spaced([" ".join(page["verdict"])])[0], page["todo"]["title"], page["todo"]["amount"]


def rows(page: Any) -> list[tuple[str, str, str | None, str, str]]:
    """Each invoice: number, state, what went off it, who acts, what is left."""
    return [(row["name"], row["state"], row["state_note"], row["who"], row["amount"]) for row in spaced_rows(page)]


def spaced_rows(page: Any) -> list[dict[str, Any]]:
    return [
        {key: spaced([value])[0] if isinstance(value, str) else value for key, value in row.items()} for row in page["invoices"]
    ]


def paid(story: Story) -> Story:
    return story.does(july(21), "mark_paid")


def credit(story: Story, amount: str, **more: Any) -> Story:
    return story.does(july(22), "credit", number="A1", invoice="F1", amount=amount, **more)


def test_what_is_late_is_said_first_and_what_is_paid_last() -> None:
    story = invoiced(invoiced(invoiced(delivered(), parts=ONE), "F2", "2026-07-23", parts=TWO), "F3")
    story.does(july(21), "allocate_payment", payment="V1", allocations=[{"invoice": "F1", "amount": "120.00"}])
    page = shown(story)
    assert answer(page) == ("2 invoices to pay, the first was due on Thursday 23 July.", "Pay invoice F2", "€120.00")
    assert page["verdict_late"] and [row[:2] for row in rows(page)] == [
        ("F2", "Overdue"), ("F3", "Not yet due"), ("F1", "Paid on 21 July"),
    ]  # fmt: skip
    assert [row["late"] for row in page["invoices"]] == [True, False, False]


def test_what_was_paid_in_part_says_of_how_much() -> None:
    story = invoiced(delivered()).does(
        july(21), "allocate_payment", payment="V1", allocations=[{"invoice": "F1", "amount": "100.00"}]
    )
    assert rows(shown(story)) == [("F1", "Not yet due", "of €360.00, paid: €100.00", "you", "€260.00")]


def test_a_credit_on_what_was_paid_is_in_their_favour_and_then_paid_back() -> None:
    story = credit(paid(invoiced(delivered())), "60.00", invoice_again=False)
    page = shown(story)
    assert answer(page) == ("Nothing to pay. You have €60.00 with us.", "We are paying you back", "€60.00")
    assert rows(page) == [("F1", "In your favour", "of €360.00, paid: €360.00, credited: €60.00", "us", "-€60.00")]
    page = shown(story.does(july(23), "refund", invoice="F1", amount="60.00"))
    assert answer(page)[0] == "All is paid."
    assert spaced(page["todo"]["notes"]) == ["We paid you back on Thursday 23 July."]
    assert rows(page) == [("F1", "Paid on 21 July", "of €360.00, paid: €300.00, credited: €60.00", "nobody", "€0.00")]


def test_an_order_that_ended_without_an_invoice_promises_none() -> None:
    cancelled = Story().does(july(21), "cancel_order", comment="Budget withdrawn.")
    assert answer(shown(cancelled)) == ("Nothing to pay. No invoice follows.", "Nothing to pay", None)
    back = Story().does(july(16), "record_deposit", payment="V1", amount="100.00").does(july(21), "cancel_order", comment="x")
    assert answer(shown(back)) == ("Nothing to pay. You have €100.00 with us.", "We are paying you back", "€100.00")
    back.does(july(22), "refund", payment="V1", amount="100.00")
    page = shown(back)
    assert answer(page)[0] == "Nothing to pay. No invoice follows."
    assert spaced(page["todo"]["notes"]) == ["We paid you back on Wednesday 22 July."]
    withdrawn = Story(until=date(2026, 8, 28)).does(july(21), "void_offer", comment="x")
    assert answer(shown(withdrawn))[0] == "Nothing to pay. No invoice follows."
    left = Story().does(july(18), "ship", carrier="Poste", parts=ONE).does(july(21), "cancel_order", comment="x")
    assert answer(shown(left)) == ("No invoice yet.", "Still to be invoiced", "€120.00"), "what left is invoiced as ever"


def test_an_invoice_that_is_to_be_credited_in_part_says_how_much_and_that_something_stays() -> None:
    story = invoiced(Story()).does(july(21), "ship", carrier="Poste", parts=ONE).does(july(22), "cancel_order", comment="x")
    page = shown(story)
    assert answer(page)[0] == "Nothing to pay for now. A credit note follows."
    assert rows(page) == [("F1", "To be credited", "to be credited: €240.00", "us", "€360.00")]
    whole = invoiced(Story()).does(july(22), "cancel_order", comment="x")
    assert answer(shown(whole))[0] == "Nothing to pay. A credit note follows."
    settled = paid(invoiced(Story())).does(july(22), "cancel_order", comment="x")
    assert rows(shown(settled)) == [
        ("F1", "Paid on 21 July", "of €360.00, paid: €360.00, to be credited: €360.00", "nobody", "€0.00")
    ]


def test_an_invoice_to_be_credited_hides_nothing_that_is_in_their_favour() -> None:
    story = invoiced(invoiced(Story(), parts=ONE), "F2")
    story.does(july(21), "allocate_payment", payment="V1", overpaid=True, allocations=[{"invoice": "F1", "amount": "150.00"}])
    story.does(july(21), "ship", carrier="Poste", parts=ONE).does(july(22), "cancel_order", comment="x")
    assert spaced(shown(story)["todo"]["notes"]) == [
        "In your favour: €30.00. On the page you choose: kept for the next invoice, or paid back. "
        "Without a choice we pay it back."
    ]
    assert [one["act"] for one in shown(story)["todo"]["acts"]] == ["keep", "repay"]


def test_a_deposit_is_off_what_is_left_to_pay_before_there_is_an_invoice() -> None:
    page = shown(Story().does(july(16), "record_deposit", payment="V1", amount="100.00"))
    assert rows(page) == [("Still to be invoiced", "Not yet invoiced", "of €360.00, deposit received: €100.00", "us", "€260.00")]


def test_what_is_credited_in_full_asks_for_nothing_whether_it_is_invoiced_again_or_not() -> None:
    good = shown(credit(invoiced(delivered()), "360.00", invoice_again=False))
    assert answer(good)[0] == "Nothing to pay. The invoice is credited in full."
    assert rows(good) == [("F1", "Credited on 22 July", None, "nobody", "€0.00")]
    assert [one["label"] for one in good["documents"]] == ["Invoice", "Credit note"]
    again = shown(credit(invoiced(delivered()), "360.00"))
    assert answer(again) == ("Nothing to pay for now.", "Still to be invoiced", "€360.00")


def test_what_is_free_of_charge_was_not_paid() -> None:
    story = Story(lines=(line("FREE", unit_price="0"),)).does(july(18), "ship", carrier="Poste")
    page = shown(story.does(july(20), "issue_invoice", number="F1", due="2026-08-20"))
    assert answer(page)[0] == "Nothing to pay. Free of charge."
    assert rows(page) == [("F1", "Free of charge", None, "nobody", "€0.00")]


def prepaid(state: Dossier) -> Any:
    return as_json(invoices_document(prepaid_reading(state)))


def test_what_is_paid_before_it_leaves_is_asked_for_in_the_row_as_in_the_panel() -> None:
    page = prepaid(ordered())
    (row,) = spaced_rows(page)
    assert page["todo"]["who"] == row["who"] == "you"
    assert row["wait"] == f"Pay {page['todo']['amount']}" and row["due"] == "before shipping"
    assert row["payment"]["value"] in [fact["value"] for fact in page["todo"]["bank"]]
    part = deposit(to_prepay(ordered()) - 100)
    (row,) = spaced_rows(prepaid(ordered(part)))
    assert row["wait"] == "Pay €100.00" and row["amount"] == "€100.00" and row["state_note"].startswith("of €")
    (row,) = spaced_rows(prepaid(ordered(deposit())))
    assert (row["who"], row["wait"], row["amount"]) == ("us", "Nothing to do", "€0.00")
