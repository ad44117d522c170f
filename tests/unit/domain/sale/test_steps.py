"""The seven steps as business goes: every state of the drawing, and the orders of events that do happen."""

from datetime import date

from chalicelib.domain.sale.kinds import steps
from chalicelib.domain.sale.step import Step
from tests.builder.dossiers import TODAY
from tests.builder.story import Story, line

QUOTE, ORDER, SUPPLY, SHIPMENT, INVOICE, RECEPTION, PAYMENT = range(7)


def july(day: int) -> date:
    return date(2026, 7, day)


def august(day: int) -> date:
    return date(2026, 8, day)


def read(story: Story, today: date = TODAY) -> tuple[Step, ...]:
    return steps(story.state, today)


def letters(row: tuple[Step, ...]) -> str:
    """The states by their first letters, so that a row reads at a glance."""
    return " ".join(step.status for step in row)


def cursor(row: tuple[Step, ...]) -> list[tuple[int, str]]:
    return [(position, step.cursor) for position, step in enumerate(row) if step.cursor]


def partial() -> Story:
    """The drawing's partial order on 6 August."""
    two = [{"line": 1, "quantity": 1}, {"line": 2, "quantity": 1}]
    return (
        Story(until=august(14))
        .does(july(20), "place_order", customer_reference="P020051G-02")
        .does(july(21), "allocate_stock", lines=[1, 2])
        .does(july(21), "order_supply", lines=[3])
        .does(july(22), "announce_delivery", on="2026-08-04")
        .does(july(31), "announce_delivery", on="2026-08-11", lines=[3], comment="A week late.")
        .does(august(3), "ship", carrier="Postal Service", parts=two, expected="2026-08-06")
        .does(august(3), "issue_invoice", number="F26-0412", due="2026-09-02", parts=two)
    )


def test_partial_order() -> None:
    row = read(partial())
    assert letters(row) == "done done partial partial partial you you"
    assert cursor(row) == [(SHIPMENT, "at")]
    assert [(s.on, s.of) for s in row[2:]] == [(2, 3), (2, 3), (2, 3), (0, 2), (0, 1)]
    assert row[RECEPTION].parcel == 1
    assert str(row[PAYMENT].amount) == "240.00"


def test_open_offer_waits_for_the_customer_and_the_cursor_ends_the_quote() -> None:
    row = read(Story(until=august(28)))
    assert letters(row) == "done you todo todo todo todo todo"
    assert cursor(row) == [(QUOTE, "end")]


def test_offer_lapses_after_its_last_day_only() -> None:
    story = Story(until=august(5))
    assert read(story, august(5))[QUOTE].status == "done"
    row = read(story, august(6))
    assert letters(row) == "lapsed todo todo todo todo todo todo"
    assert cursor(row) == []


def test_order_without_an_offer() -> None:
    row = read(Story())
    assert letters(row) == "none done active todo todo todo todo"
    assert cursor(row) == [(SUPPLY, "at")]


def test_all_from_stock_is_done_and_shipment_is_in_preparation() -> None:
    row = read(Story().does(july(16), "allocate_stock"))
    assert row[SUPPLY].status == "done"
    assert row[SUPPLY].stock
    assert row[SHIPMENT].status == "active"
    assert cursor(row) == [(SHIPMENT, "at")]


def test_supply_prepared_after_stock_changes_nothing_as_in_2004() -> None:
    row = read(Story().does(july(16), "allocate_stock").does(july(17), "order_supply"))
    assert row[SUPPLY].status == "done"
    assert row[SUPPLY].stock


def test_services_have_no_supply_shipment_or_reception() -> None:
    service = line("S", goods=False)
    story = Story(lines=(service,)).does(july(16), "issue_invoice", number="F1", due="2026-08-30").does(july(20), "mark_paid")
    row = read(story)
    assert letters(row) == "none done none none done none done"
    assert cursor(row) == [(PAYMENT, "end")]


def test_paid_before_shipped() -> None:
    story = Story().does(july(16), "issue_invoice", number="F1", due="2026-08-30").does(july(17), "mark_paid")
    row = read(story.does(july(18), "allocate_stock"))
    assert letters(row) == "none done done active done todo done"
    assert cursor(row) == [(SHIPMENT, "at")]


def test_moved_date_is_late_until_something_is_there() -> None:
    story = Story().does(july(22), "announce_delivery", on="2026-08-04").does(july(31), "announce_delivery", on="2026-08-11")
    row = read(story)
    assert row[SUPPLY].status == "late"
    assert (row[SUPPLY].day, row[SUPPLY].was, row[SUPPLY].overdue) == (august(11), august(4), False)
    assert cursor(row) == [(SUPPLY, "at")]


def test_date_moved_twice_is_measured_from_the_first() -> None:
    story = Story()
    for day, on in ((20, "2026-08-04"), (25, "2026-08-08"), (31, "2026-08-11")):
        story.does(july(day), "announce_delivery", on=on)
    assert read(story)[SUPPLY].was == august(4)


def test_a_date_brought_forward_is_not_late() -> None:
    story = Story().does(july(22), "announce_delivery", on="2026-08-20").does(july(31), "announce_delivery", on="2026-08-11")
    assert read(story)[SUPPLY].status == "active"


def test_announced_day_that_has_passed_is_late_the_day_after() -> None:
    story = Story().does(july(22), "announce_delivery", on="2026-08-05").does(july(23), "allocate_stock")
    assert read(story, august(5))[SHIPMENT].status == "active"
    assert read(story, august(6))[SHIPMENT].status == "late"
    assert read(story, august(6))[SHIPMENT].overdue


def test_cancelled_keeps_what_happened_and_cuts_the_rest() -> None:
    story = Story(until=august(14)).does(july(20), "place_order").does(july(24), "cancel_order", comment="Budget withdrawn.")
    row = read(story)
    assert letters(row) == "done done cancelled off off off off"
    assert cursor(row) == [(SUPPLY, "at")]


def test_cancelled_after_a_part_was_shipped_still_asks_for_its_payment() -> None:
    row = read(partial().does(august(5), "cancel_order", comment="No more need."))
    assert letters(row)[:9] == "done done"
    assert row[SUPPLY].status == "cancelled"
    assert (row[SHIPMENT].on, row[PAYMENT].status) == (2, "you")


def test_overdue_invoice() -> None:
    row = read(partial(), date(2026, 9, 3))
    assert row[PAYMENT].overdue
    assert not read(partial(), date(2026, 9, 2))[PAYMENT].overdue


def test_credit_settles_what_was_not_paid() -> None:
    story = Story().does(july(16), "issue_invoice", number="F1", due="2026-08-30")
    story.does(july(17), "credit", number="A1", invoice="F1", amount="360.00", invoice_again=False)
    assert read(story)[PAYMENT].status == "done"


def test_struck_shipment_is_as_if_it_never_was() -> None:
    story = Story().does(july(16), "allocate_stock")
    before = letters(read(story))
    story.does(july(17), "ship", carrier="Wrong carrier")
    assert letters(read(story)) != before
    assert letters(read(story.does(july(18), "strike_entry", entry=len(story.history)))) == before
