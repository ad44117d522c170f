"""What came with an order from the page, where its reader finds it: on the page, in the mail, on paper, in the history."""

from datetime import date, timedelta
from typing import Any, cast

import msgspec
import pytest

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.caller import Request
from chalicelib.application.customer.order_dry_run import dry_run
from chalicelib.application.view.customer_document import dossier_document
from chalicelib.application.view.ordered_online import online_facts
from chalicelib.application.view.ordering import ordering, placed
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.reviewing import shown_review
from chalicelib.application.view.verdict import verdict
from chalicelib.application.writing.prepare import CommandRequest
from chalicelib.domain.account.conditions import NO_CONDITIONS
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewOnSite, NewPart
from chalicelib.domain.sale.files import CHECKED
from chalicelib.domain.sale.order_review import review_of
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.effects.mails.link_contents import CONTENTS
from chalicelib.effects.mails.online_order import taken_back
from tests.builder.online_order import OFFERS, QUAY, REST, context_of, online
from tests.builder.shelf import CELL, REFERENCE, Shelf
from tests.samples.callers import CUSTOMER, SYSTEM
from tests.samples.commands import offer
from tests.unit.application.writing.test_online_orders import rest_of
from tests.unit.as_json import as_json

FILE = "d" * 64
WISHED = date(2026, 8, 20)


def shelf() -> Shelf:
    """An offer of two of CELL, of which five are there, ten of another, a service; and a purchase order that was sent."""
    there = Shelf(StockItem(CELL, 5))
    there.staff.open(offer(), REFERENCE)
    bon = c.AnnounceFile(
        name="Jean Bon", kind="purchase_order", file_name="Bon.pdf", media="application/pdf", size=9, sha256=FILE
    )  # fmt: skip
    there.staff.apply(REFERENCE, bon, caller=CUSTOMER)
    return there


def buy(there: Shelf, command: c.Command) -> None:
    there.staff.apply(REFERENCE, command, caller=CUSTOMER)


def reading(there: Shelf, **more: Any) -> Reading:
    head = there.store.load(REFERENCE)
    assert head is not None
    return Reading(REFERENCE, there.state(), head.people, translations("en"), seller(), there.now.date(), **more)


def shown(there: Shelf, **more: Any) -> Any:
    history = there.store.history(REFERENCE)
    return as_json(dossier_document(reading(there, **more), list(reversed(history)), Past(lambda: history)))


def facts(there: Shelf, **more: Any) -> dict[str, str]:
    return {fact["label"]: fact["value"] for fact in shown(there, **more)["details"]["facts"]}


def entry_of(document: Any) -> Any:
    """The entry of the order."""
    return next(one for one in document["history"]["entries"] if one["title"].startswith("Order placed online"))


def texts_of(document: Any) -> str:
    """All that is shown."""
    return msgspec.json.encode(document).decode()


def titles(there: Shelf, reference: str) -> list[str]:
    """The history of another dossier, as its customer reads it."""
    head, history = there.store.load(reference), there.store.history(reference)
    assert head is not None
    read = Reading(reference, head.state, head.people, translations("en"), seller(), there.now.date())
    document = as_json(dossier_document(read, list(reversed(history)), Past(lambda: history)))
    return [entry["title"] for entry in document["history"]["entries"]]


def mail(there: Shelf) -> Any:
    entry = next(one for one in there.store.history(REFERENCE) if isinstance(one.event, e.OrderCreated))
    return CONTENTS(reading(there), cast(e.OrderCreated, entry.event), entry)


def test_what_was_left_stands_in_the_details_and_at_its_line() -> None:
    there = shelf()
    buy(there, online(1, 10))
    order = there.state().order
    assert order and order.online and order.online.rest
    assert facts(there)["Kind"] == "Firm order, for part of the quote"
    left = facts(there)["Left in the quote"]
    assert left.startswith("1 × ") and " and 1 × " in left and f": quote {order.online.rest}, until " in left
    first, second = shown(there)["lines"]
    assert first["status"]["text"].endswith("1\u00a0stays in the quote") and "stay" not in second["status"]["text"]


def test_whom_to_ask_for_and_the_day_wished_for_stand_on_the_page_in_the_mail_and_on_paper() -> None:
    there = shelf()
    buy(there, online(2, 10, 1, on_site=NewOnSite(name="Bob Sleigh", phone="04 65 71 00 12"), wished=WISHED))
    for content in (facts(there), {fact.label: fact.value for fact in mail(there).facts}, dict(online_facts(reading(there)))):
        assert content["On the spot"] == "Bob Sleigh, 04 65 71 00 12"
        assert content["Delivery wished for"] == "Thursday 20\u00a0August"
        assert "Left in the quote" not in content


def test_the_day_that_was_told_stands_until_another_is_announced() -> None:
    there = shelf()
    buy(there, online(2))
    order = there.state().order
    assert order and order.online and order.online.arrives
    day = reading(there).weekday(order.online.arrives)
    assert facts(there)["Arrival"] == f"all of it on {day}, as told with the order"
    assert "Arrival" in {fact.label for fact in mail(there).facts}
    assert verdict(reading(there), masked=False).sentences[-1] == f"It arrives on {day}.", "the day is promised as any other"
    there.do(c.AnnounceDelivery(lines=(1,), on=order.online.arrives + timedelta(days=9)))
    assert "Arrival" not in facts(there)


def test_a_line_whose_pieces_are_all_here_is_held_until_its_day_is_past() -> None:
    there = shelf()
    buy(there, online(2))
    order = there.state().order
    assert order and order.online and order.online.arrives
    status = shown(there)["lines"][0]["status"]
    assert (status["text"], status["wait"]) == ("Held for you", False)
    there.now += order.online.arrives - there.now.date() + timedelta(days=1)
    assert shown(there)["lines"][0]["status"]["text"].endswith(", late")


def test_a_later_day_that_was_wished_for_is_the_day_of_arrival() -> None:
    there = shelf()
    buy(there, online(2, wished=WISHED))
    assert [(one.on, one.lines) for one in there.state().announcements] == [(WISHED, (1,))]
    assert facts(there)["Arrival"] == f"all of it on {reading(there).weekday(WISHED)}, as told with the order"


@pytest.mark.parametrize(
    ("wished", "day"),
    [
        (None, "Monday 10 August"), (WISHED, "Thursday 20 August"), (date(2026, 8, 15), "Monday 17 August"),
        (date(2026, 12, 25), "Monday 28 December"),
    ],
)  # fmt: skip
def test_what_is_read_before_an_order_is_the_day_that_is_announced_with_it(wished: date | None, day: str) -> None:
    there, command = shelf(), online(2, wished=wished)
    head = there.store.load(REFERENCE)
    assert head
    given: dict[str, Any] = {"stock": there.stock.stock(frozenset({CELL})), "now": there.now}
    review = review_of(head.state, command, context_of(head.state, head.people, command, there.now.date(), **given))
    arrives = shown_review(reading(there), review, "1", [], NO_CONDITIONS).arrives
    assert arrives and " ".join(arrives.split()) == f"Ordered now, all of it arrives on {day}."


def test_an_order_that_we_confirm_first_promises_no_day() -> None:
    there = shelf()
    buy(there, online(2, deliver_to=QUAY))
    requested = there.state().requested
    assert requested and requested.wanted.online.arrives is None
    assert shown(there)["customer_reference_hint"] is None, "it was given, or is asked for with the confirmed order"


def test_the_customers_own_order_is_named_with_what_became_of_it() -> None:
    there = shelf()
    buy(there, online(2, 10, 1, files=(FILE,)))
    assert facts(there)["Purchase order"] == "Bon.pdf, being checked"
    (file,) = there.state().files
    there.staff.apply(REFERENCE, c.RecordFile(entry=file.entry, sha256="e" * 64, size=9), caller=SYSTEM)
    assert facts(there)["Purchase order"] == "Bon.pdf, checked"
    there.do(c.RemoveFile(entry=file.entry, comment="Not theirs."))
    assert "Purchase order" not in facts(there)
    assert "Bon.pdf" not in str(mail(there)), "what is mailed cannot be taken away"


def test_an_own_order_that_never_came_is_to_be_sent_again() -> None:
    there = shelf()
    buy(there, online(2, 10, 1, files=(FILE,)))
    (file,) = there.state().files
    late = {"now": file.announced + CHECKED}
    assert "being checked" in texts_of(shown(there, now=late["now"] - timedelta(seconds=1)))
    for text in (facts(there, **late)["Purchase order"], entry_of(shown(there, **late))["documents"][-1]["pending"]):
        assert text.endswith("not received: send it again")
    there.staff.apply(REFERENCE, c.RecordFile(entry=file.entry, refused="encrypted"), caller=SYSTEM)
    assert facts(there, **late)["Purchase order"] == "Bon.pdf, refused: send another"


def test_the_entry_of_the_order_names_the_file_and_leads_to_it_while_it_is_here() -> None:
    there = shelf()
    buy(there, online(2, 10, 1, files=(FILE,)))
    (file,) = there.state().files
    link = entry_of(shown(there))["documents"][-1]
    assert (link["label"], link["url"], link["pending"]) == ("Purchase order Bon.pdf", None, "being checked")
    there.staff.apply(REFERENCE, c.RecordFile(entry=file.entry, sha256="e" * 64, size=9), caller=SYSTEM)
    link = entry_of(shown(there))["documents"][-1]
    assert (link["url"], link["pending"]) == (f"/api/dossiers/{REFERENCE}/files/{file.entry}", None)
    there.do(c.RemoveFile(entry=file.entry, comment="Not theirs."))
    assert "Bon.pdf" not in texts_of(shown(there))


def test_an_own_order_that_came_behind_the_order_is_named_with_it() -> None:
    there = shelf()
    buy(there, online(2, 10, 1))
    (file,) = there.state().files
    assert "Purchase order" not in facts(there)
    there.staff.apply(REFERENCE, c.RecordFile(entry=file.entry, sha256="e" * 64, size=9), caller=SYSTEM)
    assert facts(there)["Purchase order"] == "Bon.pdf, checked"


def test_who_ordered_reads_the_amount_who_has_the_acknowledgement_and_whom_to_call_later() -> None:
    there = shelf()
    buy(there, online(1, 10))
    panel = shown(there)["todo"]
    assert panel["title"].endswith(" including VAT, firm order") and panel["title"].startswith("€")
    assert panel["notes"][0] == "The acknowledgement goes to jean.bon@bigcorp.example."
    acts = {act["act"]: act for act in panel["acts"]}
    assert acts["withdraw"]["above"].startswith("A mistake? You can cancel it yourself until ")
    assert acts["withdraw"]["call"]["href"].startswith("tel:")
    order = there.state().order
    assert order and order.online and acts["rest"]["text"] == f"Open quote {order.online.rest} of what you left"
    there.now += timedelta(days=9)
    later = shown(there)["todo"]
    assert later["title"] == "We are preparing your order" and "withdraw" not in {act["act"] for act in later["acts"]}


def test_a_whole_order_leaves_nothing_to_open() -> None:
    there = shelf()
    buy(there, online(2, 10, 1))
    assert "rest" not in {act["act"] for act in shown(there)["todo"]["acts"]}


def test_no_address_that_takes_no_mail_is_said_to_have_the_acknowledgement() -> None:
    there = shelf()
    buy(there, online(2, 10, 1))
    there.staff.apply(REFERENCE, c.RecordUndelivered(contact="c1", why="bounced"), caller=SYSTEM)
    assert not any("jean.bon@" in note for note in shown(there)["todo"]["notes"])


@pytest.mark.parametrize("act", ["order", "number"])
def test_a_file_that_is_none_of_this_dossier_is_not_named(act: str) -> None:
    there = shelf()
    if act == "number":
        buy(there, online(2, 10, 1))
    command = online(2, files=("a" * 64,)) if act == "order" else order_number("a" * 64)
    with pytest.raises(Invalid, match="send this file first"):
        buy(there, command)


def order_number(sha256: str) -> c.GiveOrderNumber:
    return c.GiveOrderNumber(name="Jean Bon", customer_reference="P-7", files=(sha256,))


HELD = "1\u00a0reserved piece stays held for you in it until Sunday 9\u00a0August, 18:00"
BACK = "1\u00a0reserved piece was given back"


def reserved(kept: int) -> Shelf:
    """So many pieces of the first line are kept for three days."""
    there = shelf()
    until = (there.now + timedelta(days=3)).date()
    buy(there, c.ReservePieces(name="Jean Bon", lines=(NewPart(line=1, quantity=kept),), until=until))
    return there


def words(there: Shelf) -> tuple[str, str]:
    """The newest entry of the history, and the order's mail."""
    return shown(there)["history"]["entries"][0]["title"], " ".join(mail(there).paragraphs)


@pytest.mark.parametrize(("kept", "ordered", "held"), [(2, 1, HELD), (2, 2, None), (1, 2, None)])
def test_reserved_pieces_that_were_not_ordered_stay_held_in_the_quote_of_the_rest(
    kept: int, ordered: int, held: str | None
) -> None:
    there = reserved(kept)
    buy(there, online(ordered, 10, 1))
    title, text = words(there)
    assert ("held" in title, "held for you" in text) == (held is not None, held is not None)
    assert "given back" not in title + text
    if held:
        assert title.endswith(f"; {held}") and f"{held}." in text and facts(there)["Left in the quote"].endswith(f"; {held}")
        assert f"1\u00a0line stays reserved until 9\u00a0August, as it was in {REFERENCE}" in titles(there, rest_of(there))


def test_reserved_pieces_whose_time_is_over_are_told_as_given_back() -> None:
    there = reserved(2)
    there.now += timedelta(days=4)
    buy(there, online(1, 10, 1))
    title, text = words(there)
    assert title.endswith(f"; {BACK}") and f"{BACK}." in text and "held for you" not in title + text


def test_what_was_reserved_is_said_to_be_so_again_once_the_order_is_taken_back() -> None:
    there = reserved(2)
    buy(there, online(1, 10, 1))
    acts = placed(reading(there))
    again = "What you had reserved is reserved again until Sunday 9\u00a0August, 18:00."
    assert acts and acts.withdraw and acts.withdraw.sentences[-1] == again
    buy(there, c.TakeOrderBack(name="Jean Bon"))
    assert shown(there)["history"]["entries"][0]["title"].endswith("; reserved again until Sunday 9\u00a0August, 18:00")
    entry = there.store.history(REFERENCE)[-1]
    content = taken_back(reading(there), cast(e.OrderTakenBack, entry.event), entry)
    assert content and content.paragraphs[-1] == again


@pytest.mark.parametrize("kept", [0, 2])
def test_the_sheet_of_the_order_says_that_what_is_reserved_and_left_stays_held(kept: int) -> None:
    text = ordering(reading(reserved(kept) if kept else shelf()))
    assert text and ("stays held for you until Sunday 9\u00a0August, 18:00." in text.kept) == bool(kept)


def test_a_review_says_where_the_pieces_are_that_are_ordered_and_of_no_more() -> None:
    there, command = reserved(2), online(1)
    asked = CommandRequest(REFERENCE, command, CUSTOMER, Request("", ""), offers=OFFERS, spare=REST)
    state, people, review, conditions, stock = dry_run(there.store, asked, there.now)
    read = Reading(REFERENCE, state, people, translations("en"), seller(), there.now.date(), stock=stock, now=there.now)
    assert stock[CELL].on_hand == 5
    (line,) = shown_review(read, review, "1", [], conditions).lines
    assert line.status and (line.status.text, line.status.wait) == ("Held for you", False)
