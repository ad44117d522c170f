"""What an offer's page says of stock, and what its customer can do with it: only what there is, only while it holds."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view import estimate_view, offer_sheets, stock_view
from chalicelib.application.view.affair_note import note
from chalicelib.application.view.customer_document import dossier_document
from chalicelib.application.view.deliveries import deliveries
from chalicelib.application.view.details import lines
from chalicelib.application.view.offer_sheets import offer_acts, presses
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.offer_acts import ShownKeepable, ShownReserve
from chalicelib.application.view.todo import todo
from chalicelib.application.view.verdict import verdict
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.lines import ReservedPart
from chalicelib.domain.sale.offers import Reservation
from chalicelib.domain.stock.stock_item import Arrival, StockItem
from tests.builder.story import Story, line

NOW = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
TODAY, END = date(2026, 8, 6), date(2026, 8, 28)
STORY = Story(until=END, lines=(line("A"), line("B", quantity=2), line("C", quantity=2, lead_days=5), line("D", lead_days=0)))
STOCK = {
    "A": StockItem("A", 3, 1),
    "B": StockItem("B", 1, 0, (Arrival("1", date(2026, 8, 14), 2, 2),)),
    "C": StockItem("C", 0, 0, (Arrival("2", date(2026, 9, 1), 9, 9),)),
}
UNTIL = datetime(2026, 8, 20, 16, tzinfo=UTC)
"""20 August, 18:00 in Paris."""
KEPT = Reservation(TODAY, UNTIL, (ReservedPart(1, 1), ReservedPart(2, 1)))


def reading(state: Dossier = STORY.state, lang: Any = "en", today: date = TODAY, now: datetime = NOW, **more: Any) -> Reading:
    """An offer of four lines, with the stock of three."""
    given: dict[str, Any] = {"stock": STOCK, "now": now} | more
    return Reading("45MR61G00C", state, STORY.people, translations(lang), seller(), today, **given)


def holding(reservation: Reservation = KEPT, **more: Any) -> Reading:
    """The same, with pieces kept."""
    return reading(replace(STORY.state, reservation=reservation), **more)


def plain(text: str | None) -> str:
    """A text with the spaces that are typed."""
    return (text or "").replace("\u00a0", " ")


def reserving(shown: Reading) -> ShownReserve:
    """How its pieces are reserved."""
    acts = offer_acts(shown)
    assert acts is not None and acts.reserve is not None
    return acts.reserve


def keepable(shown: Reading, number: int) -> ShownKeepable:
    """One line of it."""
    return next(one for one in reserving(shown).lines if one.line == number)


def test_a_line_is_kept_as_far_as_it_is_there_or_arrives_before_the_offer_ends() -> None:
    shown_now = {one.line: (one.most, one.wait, one.text.replace("\u00a0", " ")) for one in reserving(reading()).lines}
    assert shown_now == {
        1: (1, False, "1 in stock"),
        2: (2, False, "1 of 2 in stock, 1 expected on 14 August"),
        3: (0, True, "Not in stock, expected on 1 September"),
        4: (0, True, ""),
    }
    assert keepable(reading(), 3).note == "expected on 1\u00a0September"
    last = {"C": StockItem("C", 0, 0, (Arrival("2", END, 9, 9),))}
    none = keepable(reading(stock=STOCK | last), 3)
    assert (none.most, none.note) == (0, "expected on 28\u00a0August"), "on the offer's last day it is too late"


def test_pieces_are_kept_for_the_sellers_days_and_never_past_the_offer() -> None:
    shown = reserving(reading())
    assert (shown.first, shown.last, shown.until) == (TODAY, date(2026, 8, 20), date(2026, 8, 20))
    short = Story(until=date(2026, 8, 10), lines=(line("A"),))
    assert reserving(reading(short.state)).last == date(2026, 8, 10)
    assert "the end of the quote" in reserving(reading(short.state)).hint


def test_after_the_sellers_hour_pieces_are_kept_until_tomorrow_at_least() -> None:
    assert reserving(reading(now=datetime(2026, 8, 6, 16, tzinfo=UTC))).first == date(2026, 8, 7)


@pytest.mark.parametrize("stock", [{}, {"A": StockItem("A", 1, 1)}, {"C": STOCK["C"]}])
def test_where_nothing_is_there_nothing_is_offered(stock: dict[str, StockItem]) -> None:
    shown = reading(stock=stock)
    acts = offer_acts(shown)
    assert acts is not None and acts.reserve is None
    assert presses(shown) == []


def test_an_offer_that_ended_or_was_withdrawn_and_an_earlier_day_offer_no_act() -> None:
    assert offer_acts(reading(today=date(2026, 8, 29))) is None
    offer = STORY.state.offer
    assert offer is not None
    assert offer_acts(reading(replace(STORY.state, offer=replace(offer, voided=TODAY)))) is None
    assert offer_acts(holding(then=STORY.history[-1])) is None


def test_what_is_kept_is_extended_once_and_given_back() -> None:
    shown = holding()
    acts = offer_acts(shown)
    assert acts is not None and acts.extend is not None and acts.release is not None and acts.reserve is None
    assert plain(acts.extend.sentence) == "2 lines held until {until}, instead of {was}."
    assert (acts.extend.until, acts.extend.was) == ("Friday 28\u00a0August, 18:00", "20\u00a0August")
    assert acts.release.sentences[0].startswith("Piece A (1), Piece B (1): for sale again at once.")
    assert [one.act for one in presses(shown)] == ["extend", "release"]
    assert [one.act for one in presses(holding(replace(KEPT, extended=True)))] == ["release"]


@pytest.mark.parametrize(
    ("days", "today", "again"),
    [(0, TODAY, True), (18, TODAY, True), (19, TODAY, False), (10, END - timedelta(days=1), True), (10, END, False)],
)
def test_another_reservation_is_promised_only_where_one_is_possible(days: int, today: date, again: bool) -> None:
    evening = datetime.combine(today, NOW.time(), UTC).replace(hour=17)
    late = replace(KEPT, made=today, until=evening + timedelta(hours=1))
    acts = offer_acts(reading(replace(STORY.state, reservation=late, kept_days=days), today=today, now=evening))
    assert acts is not None and acts.release is not None
    assert acts.release.sentences[1].startswith("Another reservation stays possible") is again


def test_a_reservation_whose_time_is_over_is_shown_to_nobody() -> None:
    for moment, live in ((datetime(2026, 8, 20, 15, 59, tzinfo=UTC), True), (UNTIL, False)):
        shown = holding(today=date(2026, 8, 20), now=moment)
        assert ("held for you" in verdict(shown, masked=False).sentences[0]) == live
        assert bool(shown.reservation) == live
    # Until its end is recorded, no other is offered beside it.
    acts = offer_acts(holding(today=date(2026, 8, 20), now=UNTIL))
    assert acts is not None and (acts.reserve, acts.extend, acts.release) == (None, None, None)


def test_the_verdict_and_the_panel_say_until_when() -> None:
    shown_now = verdict(holding(), masked=False)
    assert [plain(each) for each in shown_now.sentences] == ["2 lines are held for you until Thursday 20 August, 18:00."]
    assert shown_now.lead == "The quote holds until Friday 28\u00a0August, €720.00 including VAT. You owe nothing."
    panel = todo(holding())
    assert (panel.tag, panel.title, panel.by) == ("Your turn, by 20\u00a0August", "Order, or keep them longer", date(2026, 8, 20))
    assert panel.notes[0] == "Piece A (1), Piece B (1)."
    assert "kept" not in verdict(holding(), masked=True).sentences[0]


def test_the_list_says_until_when_pieces_are_reserved() -> None:
    shown = holding()
    assert note(shown, shown.step("order")) == "reserved until 20\u00a0August"
    assert note(reading(), reading().step("order")) == "valid until 28\u00a0August"


def test_availability_says_where_the_pieces_are_the_soonest_first() -> None:
    shown_now = deliveries(holding())
    assert shown_now is not None
    assert [(plain(row.date), plain(row.note), row.text) for row in shown_now.rows] == [
        ("Held", "2 of 4 lines", "Piece A, Piece B (1 of 2)."),
        ("In stock", "2 of 4 lines", "Piece B (1 of 2), Piece D."),
        ("5 working days", "1 of 4 lines", "Piece C."),
    ]
    assert shown_now.rows[0].detail == "Reserved on 6\u00a0August, until Thursday 20\u00a0August, 18:00."
    assert shown_now.rows[1].detail == "Not reserved: they can leave with another order."


def test_a_sku_that_nobody_counts_looks_as_before() -> None:
    shown_now = deliveries(reading(stock={}))
    assert shown_now is not None
    assert [(plain(row.date), row.text, row.detail) for row in shown_now.rows] == [
        ("In stock", "Piece D.", None),
        ("5 working days", "Piece C.", None),
    ]


def test_a_line_says_where_its_pieces_are() -> None:
    statuses = [line.status and (line.status.text.replace("\u00a0", " "), line.status.wait) for line in lines(reading())]
    assert statuses == [("In stock", False), ("1 of 2 in stock", True), ("5 working days", True), ("In stock", False)]


def test_lines_of_one_sku_share_its_pieces() -> None:
    twice = Story(until=END, lines=(line("A"), line("A", quantity=2)))
    assert [one.most for one in reserving(reading(twice.state)).lines] == [1, 1]
    shown_now = deliveries(reading(twice.state))
    assert shown_now is not None and [row.text for row in shown_now.rows] == ["Piece A, Piece A (1 of 2).", "Piece A (1 of 2)."]


def test_it_is_said_when_an_order_of_today_would_arrive() -> None:
    there = Story(until=END, lines=(line("A"),))
    address = next(iter(there.people.addresses.values()))
    assert address.country == "FR"
    shown_now = verdict(reading(there.state), masked=False).lead
    assert shown_now is not None and "Ordered today, it would arrive on Monday 10\u00a0August." in shown_now
    assert "Ordered today" not in str(verdict(reading(there.state, then=there.history[-1]), masked=False).lead)


def test_what_several_parts_of_a_page_show_is_reckoned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reckoned: list[str] = []

    def counted(name: str, real: Any) -> Any:
        def call(*given: Any) -> Any:
            reckoned.append(name)
            return real(*given)

        return call

    for module, name in ((estimate_view, "delivery_estimate"), (offer_sheets, "kept_of"), (stock_view, "working_days_after")):
        monkeypatch.setattr(module, name, counted(name, getattr(module, name)))
    shown = reading()
    dossier_document(shown, [], Past(lambda: STORY.history))
    # One line alone has a lead time: it is asked once where its pieces are.
    assert sorted(reckoned) == ["delivery_estimate", "kept_of", "working_days_after"]
    dossier_document(reading(), [], Past(lambda: STORY.history))
    assert len(reckoned) == 6, "another reading is another day, or other stock"
