"""A firm order changes until it is invoiced: what a change does to lines, sums and waits, and what it may not do."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale.facts.correction import EntryStruck
from chalicelib.domain.sale.invoicing import order_totals
from chalicelib.domain.sale.kinds import steps
from chalicelib.domain.sale.owed import owed_back, owed_since, to_bill
from chalicelib.domain.sale.striking import strike
from chalicelib.domain.sale.waiting import POLICY, waiting
from tests.builder.dossiers import TODAY
from tests.builder.story import Story, line
from tests.refusals import refusal
from tests.unit.domain.sale.test_steps import july

NEW = {"sku": "D", "name": {"fr": "Pièce D", "en": "Piece D"}, "quantity": 2, "unit_price": "50.00", "vat_rate": "20"}
PART_OF_A = [{"line": 1, "quantity": 4}]


def ordered() -> Story:
    """Ten of A, one of B and a service, each at 100 euros."""
    return Story(lines=(line("A", quantity=10), line("B"), line("S", goods=False)))


DAY = july(20)


def changed(story: Story, day: date = DAY, **change: Any) -> Story:
    return story.does(day, "change_order", agreed_with="Jean Bon", **change)


def statuses(story: Story) -> dict[str, str]:
    return {step.key: step.status for step in steps(story.state, TODAY)}


def test_a_change_says_what_is_new_of_each_line() -> None:
    more = {"line": 1, "quantity": 12, "unit_price": "90.5", "discount": "10"}
    state = changed(ordered(), change=[more], add=[NEW], cancel=[2]).state
    assert [(one.id, one.quantity, one.unit_price, one.discount) for one in state.lines] == [
        (1, 12, Decimal("90.5"), Decimal(10)), (3, 1, Decimal(100), Decimal(0)), (4, 2, Decimal(50), Decimal(0)),
    ]  # fmt: skip
    assert [(gone.line.id, gone.on) for gone in state.dropped] == [(2, july(20))]
    assert order_totals(state).gross == Decimal("1412.88")


def test_the_number_of_a_cancelled_line_is_given_to_no_other() -> None:
    story = changed(ordered(), cancel=[3])
    assert [one.id for one in changed(story, add=[NEW]).state.lines] == [1, 2, 4]


def test_the_name_of_whom_it_was_agreed_with_stands_with_the_people() -> None:
    story = changed(ordered(), cancel=[2])
    event: Any = story.history[-1].event
    assert story.people.signers[event.agreed] == "Jean Bon"


def test_each_change_makes_an_acknowledgement_of_its_own_and_the_last_counts() -> None:
    story = changed(changed(ordered(), cancel=[2]), add=[NEW])
    made = [one.number for one in story.state.documents if one.kind == "acknowledgement"]
    assert made == ["", "2", "3"]
    newest = story.state.newest("acknowledgement")
    assert newest and newest.number == "3"


def test_an_acknowledgement_that_was_given_up_is_wanted_no_more_once_the_order_changed() -> None:
    story = ordered()
    (first,) = story.state.documents
    story.does(july(16), "record_document_failed", entry=first.entry, why="type")
    assert story.state.unmade
    assert not changed(story, cancel=[2]).state.unmade


def test_the_rest_cancelled_after_a_part_left_closes_the_order() -> None:
    story = Story().does(july(17), "allocate_stock").does(july(18), "ship", carrier="Poste", parts=[{"line": 1, "quantity": 1}])
    changed(story, july(20), cancel=[2, 3])
    assert statuses(story)["shipment"] == "done"
    assert steps(story.state, TODAY)[3].of == 1
    assert [(part.line, part.quantity) for part in to_bill(story.state)] == [(1, 1)]
    story.does(july(21), "issue_invoice", number="F1", due="2026-08-30").does(july(22), "mark_received").does(
        july(23), "mark_paid"
    )
    assert set(statuses(story).values()) <= {"done", "none"}
    assert waiting(story.state, POLICY) == ()


def test_a_line_that_left_in_part_closes_with_a_lower_quantity() -> None:
    story = Story(lines=(line("A", quantity=10),)).does(july(18), "ship", carrier="Poste", parts=PART_OF_A)
    changed(story, change=[{"line": 1, "quantity": 4}])
    assert statuses(story)["shipment"] == "done"


def test_more_of_a_line_is_supplied_anew_and_waits_since_it_was_wanted() -> None:
    story = ordered().does(july(16), "allocate_stock")
    assert waiting(story.state, POLICY)[0].reason == "shipment"
    changed(story, july(21), change=[{"line": 1, "quantity": 11}])
    assert (waiting(story.state, POLICY)[0].reason, waiting(story.state, POLICY)[0].since) == ("order", july(21))
    fewer = changed(ordered().does(july(16), "allocate_stock"), change=[{"line": 1, "quantity": 3}])
    assert waiting(fewer.state, POLICY)[0].reason == "shipment"


def test_the_promise_and_the_wait_of_a_cancelled_line_end() -> None:
    story = ordered().does(july(17), "announce_delivery", on="2026-07-19", lines=[2]).does(july(17), "allocate_stock", lines=[1])
    assert statuses(story)["supply"] == "late"
    changed(story, july(20), cancel=[2])
    assert statuses(story)["supply"] == "done"
    assert waiting(story.state, POLICY)[0].reason == "shipment"


def test_a_deposit_that_the_order_needs_no_more_is_owed_back_since_it_was_lowered() -> None:
    story = ordered().does(july(16), "record_deposit", payment="V", amount="1440.00")
    assert owed_back(story.state) == 0
    changed(story, july(20), cancel=[2])
    assert (owed_back(story.state), owed_since(story.state)) == (Decimal(120), july(20))
    changed(story, july(25), change=[{"line": 3, "unit_price": "101.00"}])
    assert owed_since(story.state) == july(20)


def test_what_was_invoiced_stays_and_the_last_invoice_asks_for_the_rest() -> None:
    story = ordered().does(july(17), "issue_invoice", number="F1", due="2026-08-30", parts=PART_OF_A)
    changed(story, change=[{"line": 1, "quantity": 6}], cancel=[2])
    story.does(july(21), "issue_invoice", number="F2", due="2026-08-30")
    assert sum(invoice.gross for invoice in story.state.invoices) == order_totals(story.state).gross == 840


def test_an_invoiced_line_that_was_credited_for_good_can_be_cancelled() -> None:
    story = ordered().does(july(17), "issue_invoice", number="F1", due="2026-08-30")
    story.does(july(18), "credit", invoice="F1", number="A1", parts=[{"line": 2, "quantity": 1}], invoice_again=False)
    changed(story, cancel=[2])
    assert [one.id for one in story.state.lines] == [1, 3]
    assert not to_bill(story.state)


REFUSED: dict[str, tuple[dict[str, Any], str, str]] = {
    "below what left": ({"change": [{"line": 1, "quantity": 3}]}, "change", "shipped or invoiced"),
    "cancelled though it left": ({"cancel": [1]}, "cancel", "shipped or invoiced"),
    "price on an invoice": ({"change": [{"line": 3, "unit_price": "90"}]}, "change", "an invoice has line 3"),
    "discount on an invoice": ({"change": [{"line": 3, "discount": "5"}]}, "change", "an invoice has line 3"),
    "cancelled though invoiced": ({"cancel": [3]}, "cancel", "shipped or invoiced"),
    "nothing": ({}, "change", "say what changes"),
    "nothing new": ({"change": [{"line": 2, "quantity": 1, "unit_price": "100"}]}, "change", "says already"),
    "no such line": ({"change": [{"line": 9, "quantity": 1}]}, "change", "no such line"),
    "no such line to cancel": ({"cancel": [9]}, "cancel", "no such line"),
    "twice": ({"change": [{"line": 2, "quantity": 2}], "cancel": [2]}, "cancel", "named twice"),
    "a rate that is none": ({"add": [{**NEW, "vat_rate": "21"}]}, "add[0].vat_rate", "no rate of French VAT"),
    "a reason without its category": ({"add": [{**NEW, "exemption": "training"}]}, "add[0].exemption", "category E alone"),
    "too much": ({"add": [{**NEW, "quantity": 1000000, "unit_price": "999999999"}] * 11}, "add", "too large"),
    "an upload that nobody accepted": ({"cancel": [2], "pdf": "a" * 64}, "pdf", "uploaded"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_a_change_may_not_do(name: str) -> None:
    change, field, message = REFUSED[name]
    story = ordered().does(july(18), "ship", carrier="Poste", parts=PART_OF_A)
    story.does(july(19), "issue_invoice", number="F1", due="2026-08-30", parts=[{"line": 3, "quantity": 1}])
    with pytest.raises(DomainError) as refused:
        changed(story, **change)
    assert refused.value.field == field
    assert message in str(refused.value)


def test_an_order_of_which_nothing_would_be_left_is_cancelled_instead() -> None:
    with pytest.raises(DomainError, match="cancel_order"):
        changed(ordered(), cancel=[1, 2, 3])


def test_what_is_packed_for_a_parcel_to_come_stays_until_its_note_is_made_anew() -> None:
    story = ordered().does(july(17), "create_delivery_note", number="BL-1", parts=[{"line": 2, "quantity": 1}])
    with pytest.raises(DomainError, match="BL-1"):
        changed(story, cancel=[2])
    story.does(july(18), "create_delivery_note", number="BL-2", parts=PART_OF_A)
    assert len(changed(story, cancel=[2]).state.lines) == 2
    with pytest.raises(DomainError, match="BL-2"):
        changed(story, change=[{"line": 1, "quantity": 3}])


def test_a_line_that_left_whole_gets_no_more_pieces() -> None:
    story = ordered().does(july(17), "ship", carrier="Poste", parts=[{"line": 2, "quantity": 1}])
    with pytest.raises(DomainError, match="add a line"):
        changed(story, change=[{"line": 2, "quantity": 2}])


def test_an_order_changes_neither_before_it_was_placed_nor_once_it_ended() -> None:
    with pytest.raises(DomainError, match="no order yet"):
        changed(Story(until=date(2026, 8, 14)), cancel=[2])
    with pytest.raises(DomainError, match="was placed on"):
        changed(ordered(), july(14), cancel=[2])
    with pytest.raises(DomainError, match="was cancelled on"):
        changed(ordered().does(july(19), "cancel_order", comment="Non."), cancel=[2])
    with pytest.raises(DomainError, match="everything was invoiced"):
        changed(ordered().does(july(17), "issue_invoice", number="F1", due="2026-08-30"), add=[NEW])


def test_a_change_that_was_wrong_is_struck_and_its_number_is_not_given_again() -> None:
    story = changed(ordered(), cancel=[2], add=[NEW])
    wrong = story.state.version
    story.does(july(21), "strike_entry", entry=wrong)
    assert [one.id for one in story.state.lines] == [1, 2, 3]
    newest = story.state.newest("acknowledgement")
    assert newest and newest.number == ""
    again = changed(story, july(22), cancel=[3]).state.newest("acknowledgement")
    assert again and again.number == "3"


def test_a_change_that_later_entries_rest_on_is_not_struck() -> None:
    story = changed(ordered(), add=[NEW])
    added = story.state.version
    story.does(july(21), "ship", carrier="Poste", parts=[{"line": 4, "quantity": 1}])
    with pytest.raises(DomainError, match="depends on it"):
        strike(story.history, EntryStruck(added))


def test_a_change_is_struck_where_what_followed_holds_without_it() -> None:
    story = changed(ordered(), cancel=[2])
    later = changed(story, add=[NEW]).history
    assert refusal(lambda: strike(later, EntryStruck(story.state.version - 1))) is None


def test_a_price_on_an_invoice_is_not_struck_away_from_below_it() -> None:
    story = changed(ordered(), change=[{"line": 1, "quantity": None, "unit_price": "90"}, {"line": 2, "unit_price": "80"}])
    change = story.history[-1].seq
    story.does(DAY, "issue_invoice", number="F26-0412", due=july(30), parts=PART_OF_A)
    with pytest.raises(DomainError, match="has its lines at other prices"):
        strike(story.history, EntryStruck(change))


def test_and_one_that_no_invoice_has_is() -> None:
    story = changed(ordered(), change=[{"line": 2, "unit_price": "80"}])
    change = story.history[-1].seq
    story.does(DAY, "issue_invoice", number="F26-0412", due=july(30), parts=PART_OF_A)
    assert refusal(lambda: strike(story.history, EntryStruck(change))) is None
