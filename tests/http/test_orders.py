"""A customer orders from the page: what they are shown, what they get, and how they take it back."""

import re
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.adapters.seller import seller
from chalicelib.domain.values.calendar import paris_date
from tests.http.api import Api, Reply
from tests.http.clock import now
from tests.http.desk import Desk, Guest, headers, offer, order

UNTIL = re.compile(r"until \w+day\s\d+\s\w+(\s\d{4})?, \d+:00\.")
TERMS = seller().offers.terms_sha256
LINES: list[dict[str, Any]] = [
    {"sku": "41-2250", "name": {"fr": "Cellule", "en": "Cell"}, "quantity": 2, "unit_price": "400.00", "vat_rate": "20"},
    {"sku": "MR-110", "name": {"fr": "Matériau", "en": "Material"}, "quantity": 10, "unit_price": "12.50", "vat_rate": "20"},
]


@pytest.fixture
def guest(desk: Desk) -> Guest:
    return Guest(desk.api, desk.open(offer(lines=LINES)))


def draft(*quantities: int, **more: Any) -> dict[str, Any]:
    """An order of so many pieces of each line."""
    lines = [{"line": line, "quantity": quantity} for line, quantity in enumerate(quantities, start=1)]
    return {"lines": lines, "terms": TERMS, **more}


def reviewed(guest: Guest, body: dict[str, Any]) -> dict[str, Any]:
    """What is shown of an order."""
    reply = guest.post("/order-reviews?lang=en", body, headers(match=guest.seen()))
    assert reply.status == 200, reply.body
    shown: dict[str, Any] = reply.json
    return shown


def placed(guest: Guest, body: dict[str, Any], key: str | None = None, match: str | None = None) -> Reply:
    """Place an order for what is shown of it."""
    figures = reviewed(guest, body)["figures"]
    wanted = {**body, "name": "Jean Bon", "figures": figures}
    return guest.post("/orders", wanted, headers(key=key, match=match or guest.seen()))


def test_what_is_shown_before_an_order_is_what_it_comes_to(guest: Guest, desk: Desk) -> None:
    before = desk.version(guest.reference)
    shown = reviewed(guest, draft(1, 4, customer_reference="P-1"))
    assert [line["quantity"] for line in shown["lines"]] == ["1", "4"]
    assert shown["amount"] == "€540.00" and shown["totals"][-1]["value"] == "€540.00"
    assert [(one["name"], one["quantity"]) for one in shown["left"]] == [("Cell", "1"), ("Material", "6")]
    assert not shown["code"] and not shown["consent"] and UNTIL.search(shown["undo"])
    assert desk.version(guest.reference) == before, "a dry run writes nothing"


def test_when_it_is_paid_is_shown_before_an_order(guest: Guest, desk: Desk) -> None:
    assert reviewed(guest, draft(1, 4))["pay"] == "Payment: 30\u00a0days from the invoice."
    terms = {"valid_until": offer()["terms"]["valid_until"], "payment": {"fr": "À la commande", "en": "With the order"}}
    desk.do(guest.reference, "revise_offer", lines=LINES, terms=terms)
    assert reviewed(guest, draft(1, 4))["pay"] == "Payment: With the order."


def test_an_order_of_all_is_firm_and_leaves_nothing(guest: Guest, desk: Desk) -> None:
    assert placed(guest, draft(2, 10, customer_reference="P-1")).status == 201
    document = guest.get("?lang=en").json
    assert document["kind"] == "order" and document["customer_reference"] == "P-1"
    assert document["placed"]["rest"] is None and document["ordering"] is None
    assert UNTIL.search(f"until {document['placed']['undo']}.") and UNTIL.search(document["placed"]["withdraw"]["sentences"][0])
    assert document["history"]["entries"][0]["title"] == "Order placed online"
    assert document["history"]["entries"][0]["by"].startswith("Jean Bon")


def test_what_an_order_leaves_is_an_offer_with_its_own_number_for_the_same_reader(guest: Guest, desk: Desk) -> None:
    assert placed(guest, draft(1, 10)).status == 201
    document = guest.get("?lang=en").json
    rest = document["placed"]["rest"]
    assert rest in document["history"]["entries"][0]["title"]
    other = Guest(desk.api, rest).get("?lang=en").json
    assert other["kind"] == "offer" and [line["quantity"] for line in other["lines"]] == ["1"]
    assert other["totals"][-1]["value"] == "€480.00" and guest.reference in other["history"]["entries"][0]["title"]
    assert other["todo"]["who"] == "you" and other["ordering"]["lines"][0]["most"] == 1


def test_an_order_taken_back_leaves_the_offer_whole_and_ends_that_of_the_rest(guest: Guest, desk: Desk) -> None:
    assert placed(guest, draft(1, 10)).status == 201
    rest = Guest(desk.api, guest.get().json["placed"]["rest"])
    reply = guest.post("/order-withdrawals", {"name": "Jean Bon"}, headers(match=guest.seen()))
    assert reply.status == 201, reply.body
    document = guest.get("?lang=en").json
    assert document["kind"] == "offer" and [line["quantity"] for line in document["lines"]] == ["2", "10"]
    assert document["todo"]["who"] == "you" and document["ordering"] is not None
    assert rest.get("?lang=en").json["ordering"] is None
    assert guest.reference in rest.get("?lang=en").json["history"]["entries"][0]["title"]
    assert placed(guest, draft(2, 10)).status == 201, "it can be ordered again"


def test_an_order_whose_rest_was_ordered_is_not_taken_back(guest: Guest, desk: Desk) -> None:
    assert placed(guest, draft(1, 10)).status == 201
    rest = Guest(desk.api, guest.get().json["placed"]["rest"])
    assert placed(rest, draft(1)).status == 201
    seen, version = guest.seen(), desk.version(guest.reference)
    reply = guest.post("/order-withdrawals", {"name": "Jean Bon"}, headers(match=seen))
    assert (reply.status, "cancellation" in reply.json["detail"]) == (409, True)
    assert desk.version(guest.reference) == version
    reply = guest.post("/order-requests", {"name": "Jean Bon", "kind": "cancellation", "text": "Merci."}, headers(match=seen))
    assert reply.status == 201, reply.body
    assert guest.get().json["todo"]["who"] == "us"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (draft(3, 1), "lines[0].quantity"),
        (draft(0, 0), "lines"),
        ({**draft(1), "lines": [{"line": 9, "quantity": 1}]}, "lines[0].line"),
        ({**draft(1), "lines": [{"line": 1, "quantity": 1}, {"line": 1, "quantity": 1}]}, "lines[1].line"),
        ({**draft(1), "terms": "0" * 64}, "terms"),
        (draft(1, wished="2020-01-01"), "wished"),
        (draft(1, address="a9"), "address"),
        (draft(1, address="a1", deliver_to={"lines": ["X"], "postcode": "38000", "city": "Y", "country": "FR"}), "deliver_to"),
    ],
)
def test_an_order_that_cannot_be_names_its_field(guest: Guest, desk: Desk, body: dict[str, Any], field: str) -> None:
    reply = guest.post("/order-reviews", body, headers(match=guest.seen()))
    assert (reply.status, reply.json["errors"][0]["field"]) == (422, field)
    wanted = {**body, "name": "Jean Bon", "figures": "0" * 32}
    assert guest.post("/orders", wanted, headers(match=guest.seen())).status == 422
    assert guest.get().json["kind"] == "offer"


def test_an_order_for_other_figures_than_those_shown_is_refused(guest: Guest) -> None:
    figures = reviewed(guest, draft(1, 1))["figures"]
    wanted = {**draft(2, 1), "name": "Jean Bon", "figures": figures}
    reply = guest.post("/orders", wanted, headers(match=guest.seen()))
    assert (reply.status, reply.json["errors"][0]["field"]) == (409, "figures")
    assert guest.get().json["kind"] == "offer"


def test_an_offer_revised_meanwhile_is_read_again_before_it_is_ordered(guest: Guest, desk: Desk) -> None:
    seen, figures, read = guest.seen(), reviewed(guest, draft(2, 10))["figures"], guest.get("?lang=en").json
    terms = {"valid_until": offer()["terms"]["valid_until"]}
    desk.do(guest.reference, "revise_offer", lines=[{**LINES[0], "unit_price": "410.00"}, LINES[1]], terms=terms)
    wanted = {**draft(2, 10), "name": "Jean Bon", "figures": figures}
    assert guest.post("/orders", wanted, headers(match=seen)).status == 412
    assert guest.post("/orders", wanted, headers(match=guest.seen())).status == 409
    now_shown = guest.get("?lang=en").json
    assert now_shown["kind"] == "offer"
    both = [document["acts"]["offer"]["revision"] for document in (read, now_shown)]
    assert [(one["number"], one["amount"]) for one in both] == [(1, "€1,110.00"), (2, "€1,134.00")]
    assert both[0]["document"]["entry"] != both[1]["document"]["entry"], "each revision has its own paper"


def test_the_same_order_sent_again_is_one_order(guest: Guest, desk: Desk) -> None:
    body = draft(1, 10)
    wanted = {**body, "name": "Jean Bon", "figures": reviewed(guest, body)["figures"]}
    sent = headers(key="order-1", match=guest.seen())
    first, again = guest.post("/orders", wanted, sent), guest.post("/orders", wanted, sent)
    assert (first.status, again.status, again.headers["idempotent-replayed"]) == (201, 201, "true")
    assert first.body == again.body
    other = guest.post("/orders", wanted, headers(match=guest.seen()))
    assert other.status == 409, "another tab orders nothing more"


def test_above_an_amount_no_order_goes_without_a_code(desk: Desk) -> None:
    lines = [{**LINES[0], "unit_price": "2610.00"}]
    guest = Guest(desk.api, desk.open(offer(lines=lines)))
    shown = reviewed(guest, draft(2))
    assert shown["code"] and shown["code_to"] == "Jean Bon"
    reply = placed(guest, draft(2))
    assert (reply.status, reply.json["errors"][0]["field"]) == (409, "code")
    assert guest.get().json["kind"] == "offer"


def test_the_number_of_the_order_follows_until_the_invoice(guest: Guest, desk: Desk) -> None:
    assert placed(guest, draft(2, 10)).status == 201
    reply = guest.post("/order-numbers", {"name": "Jean Bon", "customer_reference": "P-7"}, headers(match=guest.seen()))
    assert reply.status == 201, reply.body
    assert guest.get().json["customer_reference"] == "P-7" and guest.get().json["placed"]["number"]


def test_a_link_to_another_dossier_learns_nothing(guest: Guest, api: Api, desk: Desk) -> None:
    other = desk.open(offer(lines=LINES))
    for path in ("order-reviews", "orders", "order-withdrawals", "order-numbers", "order-requests"):
        reply = api.request("POST", f"/dossiers/{other}/{path}", {**headers(match="0"), **guest.bearer()}, b"{}")
        assert reply.status == 404
        assert api.request("POST", f"/dossiers/{other}/{path}", headers(match="0"), b"{}").status == 401


def test_a_code_is_mailed_for_the_order_that_was_shown_and_guessing_ends(desk: Desk) -> None:
    guest = Guest(desk.api, desk.open(offer(lines=[{**LINES[0], "unit_price": "2610.00"}])))
    wanted = {**draft(2), "name": "Jean Bon", "figures": reviewed(guest, draft(2))["figures"]}
    other = guest.post("/order-codes", {**wanted, "figures": "0" * 32}, headers(match=guest.seen()))
    assert (other.status, other.json["errors"][0]["field"]) == (409, "figures")
    asked = guest.post("/order-codes", wanted, headers(key="code-1", match=guest.seen()))
    assert asked.status == 201, asked.body
    assert asked.json == {"to": "Jean Bon", "email": "jean.bon@bigcorp.example", "minutes": 10, "tries": 5}
    assert guest.post("/order-codes", wanted, headers(key="code-1", match=guest.seen())).headers["idempotent-replayed"] == "true"
    for left in (4, 3, 2, 1, 0):
        reply = guest.post("/orders", {**wanted, "code": "0000 0000"}, headers(match=guest.seen()))
        assert (reply.status, reply.json["errors"][0]["field"]) == (422, "code")
        assert str(left) in reply.json["detail"]
    assert guest.post("/orders", {**wanted, "code": "00000000"}, headers(match=guest.seen())).status == 409
    assert [guest.post("/order-codes", wanted, headers(match=guest.seen())).status for _ in range(3)] == [201, 201, 429]
    assert guest.get().json["kind"] == "offer"


def test_an_order_to_an_address_that_is_not_on_file_asks_for_a_code_and_waits_for_us(desk: Desk, guest: Guest) -> None:
    address = {"lines": ["BigCorp Europe", "Quai 3"], "postcode": "38100", "city": "Grenoble", "country": "FR"}
    shown = reviewed(guest, draft(1, 1, deliver_to=address))
    assert shown["code"] and shown["consent"] and "Quai 3" in shown["delivery"]["lines"]
    assert shown["undo"].startswith("Firm once we confirm it: you can cancel it yourself until then, and ")
    assert shown["undo_until"] is None, "its hour counts from then"
    reply = placed(guest, draft(1, 1, deliver_to=address))
    assert (reply.status, reply.json["errors"][0]["field"]) == (409, "code")


def test_a_number_that_another_order_of_theirs_bears_is_told_and_blocks_nothing(guest: Guest, desk: Desk) -> None:
    account = desk.get(f"/staff/dossiers/{guest.reference}").json["state"]["account"]
    first = desk.open(order(account=account, customer_reference="P-2026/14"))
    desk.open(order(customer_reference="P-2026/14"))
    shown = reviewed(guest, draft(2, 10, customer_reference="P 2026-14"))
    assert shown["warnings"] == [f"This number is already on {first}."]
    assert placed(guest, draft(2, 10, customer_reference="P 2026-14")).status == 201


def test_a_number_of_an_order_that_its_reader_may_not_read_is_not_told(guest: Guest, desk: Desk) -> None:
    account = desk.get(f"/staff/dossiers/{guest.reference}").json["state"]["account"]
    other = {"name": "Bob Sleigh", "email": f"bob@{account}.example", "language": "en"}
    created = desk.post("/staff/dossiers", order(account=account, contacts=[other], customer_reference="P-2026/15"))
    assert created.status == 201, created.body
    assert reviewed(guest, draft(2, 10, customer_reference="P-2026/15"))["warnings"] == []


def test_a_customer_whose_orders_are_held_is_told_to_call(guest: Guest, desk: Desk) -> None:
    account = desk.get(f"/staff/dossiers/{guest.reference}").json["state"]["account"]
    figures = reviewed(guest, draft(2, 10))["figures"]
    reply = desk.post(f"/staff/accounts/{account}/commands", {"type": "hold_account", "reason": "Two invoices are late."})
    assert reply.status == 201, reply.body
    refused = guest.post("/order-reviews", draft(2, 10), headers(match=guest.seen()))
    assert refused.status == 409 and seller().contact.phone in refused.json["detail"] and "late" not in refused.json["detail"]
    sent = {**draft(2, 10), "name": "Jean Bon", "figures": figures}
    assert guest.post("/orders", sent, headers(match=guest.seen())).status == 409
    assert guest.get().json["kind"] == "offer"


def test_the_page_of_a_customer_on_hold_says_to_call_in_place_of_the_order(guest: Guest, desk: Desk) -> None:
    account = desk.get(f"/staff/dossiers/{guest.reference}").json["state"]["account"]
    before = guest.get("?lang=en")
    assert before.json["ordering"] is not None
    desk.post(f"/staff/accounts/{account}/commands", {"type": "hold_account", "reason": "Two invoices are late."})
    held = guest.get("?lang=en", **{"If-None-Match": before.headers["etag"]})
    assert (held.status, held.json["ordering"]) == (200, None), "what a browser has of it is no longer so"
    todo = held.json["todo"]
    assert "order" not in [act["act"] for act in todo["acts"]]
    assert todo["notes"] == [f"We take this order by telephone: call us, naming {guest.reference} and your order number."]
    assert [(link["kind"], link["href"]) for link in todo["links"]] == [("phone", seller().contact.phone_uri)]
    assert "Two invoices" not in held.body.decode()
    desk.post(f"/staff/accounts/{account}/commands", {"type": "release_account"})
    lifted = guest.get("?lang=en", **{"If-None-Match": held.headers["etag"]})
    assert (lifted.status, lifted.json["ordering"]) == (200, before.json["ordering"])
    assert guest.get("?lang=en", **{"If-None-Match": lifted.headers["etag"]}).status == 304


def test_an_address_of_the_customers_book_is_on_file(guest: Guest, desk: Desk) -> None:
    account = desk.get(f"/staff/dossiers/{guest.reference}").json["state"]["account"]
    address = {"lines": ["BigCorp Europe", "Quai 3"], "postcode": "69001", "city": "Lyon", "country": "FR"}
    added = desk.post(f"/staff/accounts/{account}/commands", {"type": "add_account_address", "label": "Lyon", "address": address})
    assert added.status == 201, added.body
    shown = reviewed(guest, draft(2, 10, address="b1"))
    assert not shown["consent"] and not shown["code"] and "Quai 3" in shown["delivery"]["lines"]
    assert [(address["id"], address["label"], address["default"]) for address in shown["places"]][-1] == ("b1", "Lyon", False)
    assert placed(guest, draft(2, 10, address="b1")).status == 201
    assert "69001 Lyon" in str(guest.get().json["addresses"])


def test_an_order_to_another_country_is_not_placed_at_the_carriage_of_the_quote(guest: Guest) -> None:
    there = {"lines": ["BigCorp KK"], "postcode": "100-0001", "city": "Tokyo", "country": "JP"}
    reply = guest.post("/order-reviews", draft(2, 10, deliver_to=there), headers(match=guest.seen()))
    assert (reply.status, reply.json["errors"][0]["field"]) == (409, "deliver_to")


def test_the_day_on_which_all_arrives_is_shown_and_no_day_before_it_is_wished_for(desk: Desk) -> None:
    guest = Guest(desk.api, desk.open(offer(lines=[{**LINES[0], "lead_days": 10}])))
    shown = reviewed(guest, draft(2))
    assert "arrives on" in shown["arrives"]
    tomorrow = str(paris_date(now()) + timedelta(days=1))
    reply = guest.post("/order-reviews", draft(2, wished=tomorrow), headers(match=guest.seen()))
    assert (reply.status, reply.json["errors"][0]["field"]) == (422, "wished")


@pytest.mark.parametrize(("lead", "first"), [(0, True), (10, False)])
def test_who_orders_what_arrives_soon_hears_of_us_on_that_day(desk: Desk, lead: int, first: bool) -> None:
    guest = Guest(desk.api, desk.open(offer(lines=[{**LINES[0], "lead_days": lead}])))
    shown = reviewed(guest, draft(2))
    day = shown["arrives"].removeprefix("Ordered now, all of it arrives on ").removesuffix(".")
    assert (shown["next"] == f"You hear from us by {day} at the latest.") == first
    assert placed(guest, draft(2)).status == 201
    (wait,) = (one for one in desk.get(f"/staff/dossiers/{guest.reference}").json["waits"] if one["side"] == "us")
    assert (f"{wait['due'][8:].lstrip('0')}\u00a0" in shown["next"]) is True
