"""What is told of an order from the page that waits for us, of what was written with one, and of the pieces it waits for."""

from datetime import date, timedelta
from typing import cast

from msgspec.structs import replace

from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewOnSite, NewPart
from chalicelib.domain.stock.stock_commands import ChangeArrival
from chalicelib.effects.mails.link_contents import offer as offered
from chalicelib.effects.mails.online_order import numbered, requested, taken_back
from chalicelib.effects.mails.reminder import offer_reminder
from chalicelib.effects.mails.reservation import lapsed, reminder
from chalicelib.effects.mails.reservation import reserved as reserved_mail
from chalicelib.effects.staff.acts import act
from tests.builder.online_order import QUAY, online
from tests.builder.shelf import CELL, REFERENCE, Shelf
from tests.samples.callers import SYSTEM
from tests.samples.commands import TERMS, offer
from tests.unit.application.view.test_ordered_online import WISHED, buy, facts, mail, reading, shelf, shown, titles
from tests.unit.application.writing.test_left_reserved import reserve
from tests.unit.application.writing.test_left_reserved import shelf as counted


def test_an_order_that_we_confirm_first_names_its_address_and_all_that_was_written_with_it() -> None:
    there, person = shelf(), NewOnSite(name="Bob Sleigh")
    buy(there, online(1, deliver_to=QUAY, customer_reference="P-9", wished=WISHED, on_site=person))
    assert "Delivery: BigCorp Europe, Quai 3, 38000 Grenoble." in shown(there)["todo"]["notes"]
    entry = there.store.history(REFERENCE)[-1]
    content = requested(reading(there), cast(e.OrderRequested, entry.event), entry)
    assert content and [section.lines for section in content.addresses] == [("BigCorp Europe", "Quai 3", "38000 Grenoble")]
    assert {fact.label: fact.value for fact in content.facts} == {
        "On the spot": "Bob Sleigh",
        "Delivery wished for": "Thursday 20\u00a0August",
    }
    assert facts(there)["Your order number"] == shown(there)["customer_reference"] == "P-9"
    colleague = act(reading(there), entry)
    assert colleague.typed[-1].lines == (
        "BigCorp Europe", "Quai 3", "38000 Grenoble", "On the spot: Bob Sleigh", "Delivery wished for: Thursday 20\u00a0August",
    )  # fmt: skip


def test_staff_hear_of_the_day_before_which_an_order_is_not_to_arrive() -> None:
    there = shelf()
    buy(there, online(2, 10, 1, wished=WISHED, comment="Quay 3."))
    entry = next(one for one in there.store.history(REFERENCE) if isinstance(one.event, e.OrderCreated))
    assert [section.lines for section in act(reading(there), entry).typed] == [
        ("Delivery wished for: Thursday 20\u00a0August",),
        ("Quay 3.",),
    ]


def test_an_order_of_a_part_that_we_confirmed_is_told_as_confirmed() -> None:
    there = shelf()
    buy(there, online(1, deliver_to=QUAY))
    there.do(c.ConfirmOrder())
    assert [title for title in titles(there, REFERENCE) if title.startswith("Order confirmed; what it leaves is quote ")]
    assert facts(there)["Arrival"] == "all of it on Monday 10\u00a0August, as told with our confirmation"


def test_an_order_that_waits_for_us_offers_its_customer_to_take_it_back_and_its_number() -> None:
    there = counted(5)
    reserve(there, 1)
    buy(there, online(1, deliver_to=QUAY, customer_reference="P-9"))
    acts = {one["act"]: one for one in shown(there)["todo"]["acts"]}
    assert set(acts) == {"withdraw", "number"} and acts["number"]["text"] == "Change your order number"
    assert acts["withdraw"]["above"] == "A mistake? You can cancel it yourself until we confirm it."
    back = shown(there, now=there.now)["placed"]
    assert back["undo_until"] is None and back["withdraw"]["title"] == "Cancel order P-9"
    first, *more = back["withdraw"]["sentences"]
    assert first == "Possible until we confirm the order; nothing was taken from stock for it."
    assert [sentence.split(" until ")[0] for sentence in more] == [
        "Your quote holds",
        "What you reserved of it stays held for you",
    ]


def test_everybody_reads_that_an_order_was_taken_back_before_it_was_confirmed() -> None:
    there = counted(5)
    reserve(there, 1)
    buy(there, online(1, deliver_to=QUAY, customer_reference="P-9"))
    buy(there, c.GiveOrderNumber(name="Jean Bon", customer_reference="P-10"))
    given = there.store.history(REFERENCE)[-1]
    number = numbered(reading(there), cast(e.OrderNumberGiven, given.event), given)
    assert number and "the order that waits for our confirmation" in number.paragraphs[0]
    buy(there, c.TakeOrderBack(name="Jean Bon"))
    entry = there.store.history(REFERENCE)[-1]
    assert shown(there)["history"]["entries"][0]["title"] == "Order taken back before we confirmed it"
    content = taken_back(reading(there, now=there.now), cast(e.OrderTakenBack, entry.event), entry)
    assert content and content.paragraphs[0].endswith("We had not confirmed it: nothing was ordered.")
    assert [text.split(" until ")[0] for text in content.paragraphs[1:]] == [
        "Your quote holds", "What you reserved of it stays held for you",
    ]  # fmt: skip
    colleague = act(reading(there), entry)
    assert colleague.text.endswith("It waits for you no more.") and not colleague.answers
    assert numbered(reading(there), cast(e.OrderNumberGiven, given.event), given) is None, "it went with the order"
    assert "Your order number" not in facts(there)


def test_what_a_customer_wrote_with_an_order_stands_in_its_mail_as_theirs() -> None:
    there = shelf()
    buy(there, online(2, 10, 1, comment="Quay 3, please."))
    content = mail(there)
    assert [(section.title, section.lines) for section in content.typed] == [("Comment", ("Quay 3, please.",))]
    assert "Quay 3, please." not in content.paragraphs


HELD = "What you reserved stays held for you until we answer."


def test_pieces_stay_held_while_an_order_waits_for_us_and_nobody_is_told_to_order() -> None:
    there = shelf()
    buy(there, online(1, deliver_to=QUAY))
    assert HELD not in shown(there)["todo"]["notes"]
    there.do(c.KeepPieces(lines=(NewPart(line=1, quantity=1),)))
    kept = there.store.history(REFERENCE)[-1]
    content = reserved_mail(reading(there), cast(e.PiecesReserved, kept.event), kept)
    assert content and content.paragraphs[-2:] == ("Your order waits for our confirmation.", HELD)
    state = there.state()
    assert state.reservation
    soon, ends = e.ReservationReminded(state.reservation.until), e.OfferReminded(TERMS.valid_until)
    assert reminder(reading(there), soon, replace(kept, event=soon)) is None
    assert offer_reminder(reading(there), ends, replace(kept, event=ends)) is None
    there.now = state.reservation.until + timedelta(days=1)
    after = shown(there, now=there.now, stock=there.stock.stock(frozenset({CELL})))
    assert HELD in after["todo"]["notes"] and after["reservation"] is None, "no day of a scale ends it"
    assert after["deliveries"]["rows"][0]["detail"].startswith("Reserved on 6\u00a0August, until we answer your order.")
    assert after["placed"]["withdraw"]["sentences"][-1] == "What you reserved is for sale again then: its time is over."
    asked = next(one for one in there.store.history(REFERENCE) if isinstance(one.event, e.OrderRequested))
    content = requested(reading(there, now=there.now), cast(e.OrderRequested, asked.event), asked)
    assert content and content.paragraphs[-1] == HELD
    assert act(reading(there), asked).text.endswith("Reserved pieces stay held until you answer.")


def test_who_ordered_just_after_their_pieces_went_back_reads_that_the_order_waits() -> None:
    there = shelf()
    buy(there, c.ReservePieces(name="Jean Bon", lines=(NewPart(line=1, quantity=1),), until=there.now.date()))
    state = there.state()
    assert state.reservation
    there.now = state.reservation.until
    there.staff.apply(REFERENCE, c.LapseReservation(), caller=SYSTEM)
    over = there.store.history(REFERENCE)[-1]
    buy(there, online(1, deliver_to=QUAY))
    ended = lapsed(reading(there), cast(e.ReservationLapsed, over.event), over)
    assert ended and ended.paragraphs[-1] == "Your order waits for our confirmation."
    colleague = act(reading(there), over)
    assert "waits for your confirmation still" in colleague.text and [one.label for one in colleague.answers] == [
        "Confirm the order"
    ]


def test_the_mail_of_a_quote_has_no_lead_time_that_is_of_pieces_on_stock_too() -> None:
    there = Shelf()
    lines = (replace(offer().lines[0], lead_days=15), replace(offer().lines[1], lead_days=0))
    there.staff.open(replace(offer(), lines=lines), REFERENCE)
    details = [" ".join(row.detail.split()).partition(" · ")[2] for row in offered(reading(there)).rows]
    assert details == ["15 working days unless in stock", "In stock"]


def test_pieces_that_are_held_and_not_here_yet_say_when_they_come_and_that_they_come_later() -> None:
    there = counted(1, expected=4)
    reserve(there, 3)

    def detail() -> str:
        rows = shown(there, stock=there.stock.stock(frozenset({CELL})))["deliveries"]["rows"]
        return " ".join(rows[0]["detail"].split())

    assert detail().endswith("18:00. 2 expected on 10 August.")
    there.say(ChangeArrival(arrival="1", on=date(2026, 9, 7)))
    assert detail().endswith("18:00. 2 expected on 7 September.")
