"""Staff see to payments: they enter one, read what is open, put one against several dossiers, set it aside, and take it back."""

from decimal import Decimal
from typing import Any, get_args
from urllib.parse import quote

import pytest

from chalicelib.application.payment.put_payment import put_payment
from chalicelib.application.staff.payment_counts import OtherView
from chalicelib.application.staff.payment_desk import PaymentView
from chalicelib.domain.payment.payment import Payer
from chalicelib.domain.payment.payment_id import payment_id
from tests.http.api import Api, Reply
from tests.http.clock import now
from tests.http.conftest import Counting
from tests.http.desk import Desk, headers
from tests.http.kinds import IN_PROCESS
from tests.samples.payments import TRANSFER, seen

pytestmark = [IN_PROCESS, pytest.mark.usefixtures("api")]
CHEQUE = {"method": "cheque", "amount": "240.00", "value_date": "2026-08-05", "payer": "BigCorp", "text": "Chèque 0004412"}


@pytest.fixture
def books(api: Api) -> Desk:
    """An accountant."""
    return Desk(api, "accountant")


@pytest.fixture
def invoiced(desk: Desk) -> list[tuple[str, str, Decimal]]:
    """Two dossiers, each with its invoice and what is open on it."""
    return [_invoiced(desk) for _ in range(2)]


def _invoiced(desk: Desk) -> tuple[str, str, Decimal]:
    reference = desk.open()
    desk.do(reference, "issue_invoice", due="2099-09-30")
    (invoice,) = desk.get(f"/staff/dossiers/{reference}").json["state"]["invoices"]
    return reference, invoice["number"], Decimal(invoice["gross"])


def allocate(books: Desk, parts: list[dict[str, Any]], sent: dict[str, str] | None = None, **more: Any) -> Reply:
    return books.post(f"/staff/payments/{TRANSFER}/allocations", {"allocations": parts, **more}, sent)


def ids(books: Desk, query: str = "") -> list[str]:
    page = books.get(f"/staff/payments{query}")
    assert page.status == 200, page.body
    return [each["payment"] for each in page.json["payments"]]


def test_a_cheque_is_entered_once_and_is_open(books: Desk) -> None:
    key = headers()
    first, again = books.post("/staff/payments", CHEQUE, key), books.post("/staff/payments", CHEQUE, key)
    assert (first.status, again.status, first.json) == (201, 201, again.json)
    assert "idempotent-replayed" in again.headers
    assert ids(books) == [first.json["payment"]]
    shown = books.get(f"/staff/payments/{first.json['payment']}").json
    assert (shown["payment"]["left"], shown["payment"]["source"], shown["history"][0]["by"]) == (
        "240.00",
        "staff",
        "sub-accountant",
    )
    counts = {each["view"]: (each["count"], each["left"]) for each in books.get("/staff/payments/counts").json["counts"]}
    assert counts["open"] == (1, "240.00")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"amount": "0"}, "amount"),
        ({"amount": "-5.00"}, "amount"),
        ({"amount": "1000000000"}, "amount"),
        ({"amount": "12.345"}, "amount"),
        ({"value_date": "2099-01-01"}, "value_date"),
        ({"account": "nobody"}, "account"),
        ({"currency": "euro"}, "currency"),
        ({"method": "card"}, "method"),
    ],
)
def test_what_is_no_payment_is_refused_with_its_field(books: Desk, changes: dict[str, str], field: str) -> None:
    refused = books.post("/staff/payments", {**CHEQUE, **changes})
    assert refused.status in (400, 422), refused.body
    assert refused.json["errors"][0]["field"] == field
    assert not ids(books)


def test_yen_are_put_aside_and_settle_nothing(books: Desk, invoiced: list[tuple[str, str, Decimal]]) -> None:
    payment = books.post("/staff/payments", {**CHEQUE, "currency": "JPY"}).json["payment"]
    assert ids(books, "?view=aside") == [payment]
    (reference, number, _), _ = invoiced
    part = {"reference": reference, "invoice": number, "amount": "1.00"}
    refused = books.post(f"/staff/payments/{payment}/allocations", {"allocations": [part]}).json["parts"][0]
    assert (refused["status"], "JPY" in refused["reason"]) == ("refused", True)
    assert books.post(f"/staff/payments/{payment}/commands", {"type": "take_back"}).status == 409


def test_a_payment_settles_two_dossiers_and_is_booked(
    books: Desk, store: Counting, invoiced: list[tuple[str, str, Decimal]]
) -> None:
    (first, f1, open1), (second, f2, _) = invoiced
    put_payment(store, seen(amount=open1 + 100), now())
    parts = [{"reference": first, "invoice": f1, "amount": str(open1)}, {"reference": second, "invoice": f2, "amount": "100.00"}]
    sent = headers(match=1)
    done = allocate(books, parts, sent)
    assert (done.status, done.json["left"]) == (201, "0.00")
    assert [(part["reference"], part["status"]) for part in done.json["parts"]] == [(first, "done"), (second, "done")]
    again = allocate(books, parts, sent)
    assert (again.status, again.json["parts"]) == (201, done.json["parts"])
    assert "idempotent-replayed" in again.headers
    assert (ids(books), ids(books, "?view=booked")) == ([], [TRANSFER])
    uses = books.get(f"/staff/payments/{TRANSFER}").json["payment"]["uses"]
    assert [(use["reference"], use["amount"]) for use in uses] == [(first, str(open1)), (second, "100.00")]
    stale = allocate(books, parts, headers(match=1))
    assert (stale.status, stale.json["version"]) == (412, 3)


def test_where_the_second_is_refused_the_first_is_done_and_the_rest_is_left(
    books: Desk, store: Counting, invoiced: list[tuple[str, str, Decimal]]
) -> None:
    (first, f1, _), (second, f2, open2) = invoiced
    put_payment(store, seen(amount=Decimal(120)), now())
    parts = [{"reference": first, "invoice": f1, "amount": "100.00"}, {"reference": second, "invoice": f2, "amount": str(open2)}]
    sent = headers()
    done = allocate(books, parts, sent).json
    assert [part["status"] for part in done["parts"]] == ["done", "refused"]
    assert (done["left"], done["parts"][1]["reason"]) == ("20.00", "€20.00 is left of this payment")
    again = allocate(books, parts, sent).json
    assert (again["left"], [part["status"] for part in again["parts"]]) == ("20.00", ["done", "refused"])
    assert allocate(books, parts[:1], sent).status == 422, "the key was for another request"


def test_what_is_too_much_is_kept_only_where_that_is_said(
    books: Desk, store: Counting, invoiced: list[tuple[str, str, Decimal]]
) -> None:
    (first, f1, open1), (second, f2, _) = invoiced
    put_payment(store, seen(amount=open1 + 50), now())
    too_much = [{"reference": first, "invoice": f1, "amount": str(open1 + 40)}]
    assert allocate(books, too_much).json["parts"][0]["status"] == "refused"
    rest = {"reference": second, "invoice": f2, "amount": "10.00"}
    done = allocate(books, [*too_much, rest], overpaid=True).json
    assert [part["status"] for part in done["parts"]] == ["done", "done"]
    state = books.get(f"/staff/dossiers/{first}").json["state"]
    assert state["invoices"][0]["paid"] == str(open1 + 40)


def test_money_comes_before_there_is_an_invoice(books: Desk, desk: Desk, store: Counting) -> None:
    reference = desk.open()
    put_payment(store, seen(), now())
    done = allocate(books, [{"reference": reference, "invoice": None, "amount": "120.00"}]).json
    assert (done["left"], done["parts"][0]["invoices"]) == ("0.00", [])
    history = books.get(f"/staff/dossiers/{reference}/history").json
    assert any("Deposit received by transfer" in entry["title"] for entry in history["entries"]), history


def test_a_payment_is_set_aside_taken_back_and_kept_for_a_customer(
    books: Desk, desk: Desk, store: Counting, invoiced: list[tuple[str, str, Decimal]]
) -> None:
    put_payment(store, seen(), now())
    path = f"/staff/payments/{TRANSFER}/commands"
    assert books.post(path, {"type": "set_aside", "why": "not_customers"}, headers(match=1)).json["version"] == 2
    assert (ids(books), ids(books, "?view=aside")) == ([], [TRANSFER])
    assert books.post(path, {"type": "set_aside", "why": "payout"}).status == 409
    assert books.post(path, {"type": "take_back"}).json["version"] == 3
    account = books.get(f"/staff/dossiers/{invoiced[0][0]}").json["state"]["account"]
    assert books.post(path, {"type": "keep_for", "account": "nobody"}).status == 422
    assert books.post(path, {"type": "keep_for", "account": account}).json["version"] == 4
    assert (ids(books), ids(books, "?view=credit")) == ([], [TRANSFER])
    for denied in (path, "/staff/payments", f"/staff/payments/{TRANSFER}/allocations"):
        body = {"type": "take_back"} if denied == path else CHEQUE
        if denied.endswith("allocations"):
            body = {"allocations": [{"reference": invoiced[0][0], "amount": "1.00"}]}  # type: ignore[dict-item]  # of mixed values
        assert desk.post(denied, body).status == 403
    assert desk.get(f"/staff/payments/{TRANSFER}").status == 200


def test_a_cheque_that_bounced_opens_what_it_paid(books: Desk, store: Counting, invoiced: list[tuple[str, str, Decimal]]) -> None:
    (first, f1, _), (second, f2, _) = invoiced
    put_payment(store, seen(), now())
    parts = [{"reference": first, "invoice": f1, "amount": "100.00"}, {"reference": second, "invoice": f2, "amount": "20.00"}]
    allocate(books, parts)
    key = headers()
    for _ in range(2):
        assert (
            books.post(f"/staff/payments/{TRANSFER}/commands", {"type": "return_payment", "reason": "bounced"}, key).status == 201
        )
    for reference in (first, second):
        (invoice,) = books.get(f"/staff/dossiers/{reference}").json["state"]["invoices"]
        assert Decimal(invoice["paid"]) == 0
    shown = books.get(f"/staff/payments/{TRANSFER}").json["payment"]
    assert (shown["status"], shown["left"], shown["uses"]) == ("returned", "0.00", [])
    assert ids(books, "?view=back") == [TRANSFER]


def test_what_one_dossier_says_bounced_is_open_in_all_and_settles_nothing_else(
    books: Desk, store: Counting, invoiced: list[tuple[str, str, Decimal]]
) -> None:
    (first, f1, _), (second, f2, _) = invoiced
    put_payment(store, seen(method="cheque"), now())
    parts = [{"reference": first, "invoice": f1, "amount": "80.00"}, {"reference": second, "invoice": f2, "amount": "20.00"}]
    allocate(books, parts)
    bounced = {"type": "return_payment", "payment": TRANSFER, "reason": "bounced"}
    assert books.post(f"/staff/dossiers/{first}/accounting", bounced).status == 201
    for reference in (first, second):
        (invoice,) = books.get(f"/staff/dossiers/{reference}").json["state"]["invoices"]
        assert Decimal(invoice["paid"]) == 0
    shown = books.get(f"/staff/payments/{TRANSFER}").json["payment"]
    assert (shown["status"], shown["left"], shown["uses"]) == ("returned", "0.00", [])
    assert (ids(books), ids(books, "?view=back")) == ([], [TRANSFER])


def test_what_is_no_payment_is_not_found(books: Desk, invoiced: list[tuple[str, str, Decimal]]) -> None:
    for nothing in ("PMT-1", f"PMT-{'A' * 20}", "45KL89G00E"):
        assert books.get(f"/staff/payments/{nothing}").status == 404
        part = {"reference": invoiced[0][0], "amount": "1.00"}
        assert books.post(f"/staff/payments/{nothing}/allocations", {"allocations": [part]}).status == 404
    assert books.get("/staff/payments?view=nothing").status == 400


def test_what_is_open_is_read_with_its_proposal_and_found_by_it(
    books: Desk, store: Counting, invoiced: list[tuple[str, str, Decimal]]
) -> None:
    (reference, number, gross), _ = invoiced
    put_payment(store, seen(text=f"FACTURE {number}", amount=gross), now())
    put_payment(
        store, seen(id=payment_id("statement", "2"), text="VIREMENT", payer=Payer("M LEFEVRE"), amount=Decimal("1.00")), now()
    )
    (sure,) = books.get("/staff/payments?view=sure&lang=fr").json["payments"]
    assert (sure["payment"], sure["proposal"]["view"], sure["proposal"]["rest"]) == (TRANSFER, "sure", "0.00")
    (part,) = sure["proposal"]["allocations"]
    assert (part["reference"], part["invoice"], part["amount"]) == (reference, number, str(gross))
    assert [reason["text"] for reason in sure["proposal"]["reasons"]][1:] == ["montant exact"]
    assert (ids(books, "?view=check"), len(ids(books, "?view=none")), len(ids(books))) == ([], 1, 2)
    counts = {each["view"]: each["count"] for each in books.get("/staff/payments/counts").json["counts"]}
    assert (counts["sure"], counts["check"], counts["none"], counts["open"]) == (1, 0, 1, 2)
    assert counts.keys() == {*get_args(PaymentView), *get_args(OtherView)}, "each view says how much it has"
    owe = books.get("/staff/aged-balance").json["accounts"]
    assert (counts["aged"], counts["payers"], counts["booked"]) == (len(owe), 0, 0)
    for words, at in (("lefèvre", 1), ("1,00", 1), (number.lower(), 0), (str(gross), 0)):
        matches = [one["payment"] for one in books.get(f"/staff/payments?words={quote(words)}").json["payments"]]
        assert matches == [(TRANSFER, payment_id("statement", "2"))[at]], words
    assert books.get(f"/staff/payments/{TRANSFER}").json["payment"]["proposal"]["view"] == "sure"


def test_what_is_sure_is_accepted_by_accountants_once(
    books: Desk, desk: Desk, store: Counting, invoiced: list[tuple[str, str, Decimal]]
) -> None:
    (reference, number, gross), _ = invoiced
    put_payment(store, seen(text=f"FACTURE {number}", amount=gross), now())
    body, sent = {"payments": [{"payment": TRANSFER, "version": 1}]}, headers()
    assert desk.post("/staff/payments/accept-sure", body).status == 403
    first, again = (books.post("/staff/payments/accept-sure", body, sent) for _ in range(2))
    assert (first.status, first.json["payments"][0]["status"], again.json["payments"][0]["status"]) == (
        200,
        "accepted",
        "accepted",
    )
    assert desk.get(f"/staff/dossiers/{reference}").json["state"]["invoices"][0]["paid"] == str(gross)
    assert books.post("/staff/payments/accept-sure", {"payments": []}).status == 400
    assert books.post("/staff/payments/accept-sure", {**body, "payments": [{"payment": "x", "version": 1}]}).status == 400


def test_what_an_accountant_decides_is_remembered_for_the_payer_where_they_say_so(
    books: Desk, store: Counting, invoiced: list[tuple[str, str, Decimal]]
) -> None:
    (reference, number, _), _ = invoiced
    put_payment(store, seen(text="VIREMENT"), now())
    assert allocate(books, [{"reference": reference, "invoice": number, "amount": "1.00"}]).status == 201
    assert books.get("/staff/payers").json["payers"] == []
    assert allocate(books, [{"reference": reference, "invoice": number, "amount": "2.00"}], remember=True).status == 201
    (payer,) = books.get("/staff/payers").json["payers"]
    assert (payer["name"], payer["customer"]) == ("BIGCORP EUROPE", "BigCorp Europe")
    (shown,) = books.get("/staff/payments").json["payments"]
    assert "payer_known" in [reason["code"] for reason in shown["proposal"]["reasons"]]


def test_money_that_is_no_customers_is_remembered_as_such_and_told_of_the_next_payment(books: Desk, store: Counting) -> None:
    for number in ("1", "2"):
        put_payment(store, seen(id=payment_id("statement", number), text="REMB TVA"), now())
    aside = {"type": "set_aside", "why": "not_customers", "remember": True}
    assert books.post(f"/staff/payments/{payment_id('statement', '1')}/commands", aside).status == 201
    assert [each["name"] for each in books.get("/staff/payers?pays_for=nobody").json["payers"]] == ["BIGCORP EUROPE"]
    (shown,) = books.get("/staff/payments").json["payments"]
    assert [reason["code"] for reason in shown["proposal"]["reasons"]] == ["rule_aside"]


def test_a_dossier_has_the_payments_that_may_be_meant_for_it(
    books: Desk, store: Counting, invoiced: list[tuple[str, str, Decimal]]
) -> None:
    (first, number, _), (second, _, _) = invoiced
    put_payment(store, seen(text=f"FACTURE {number}"), now())
    other = payment_id("statement", "another")
    put_payment(store, seen(id=other, payer=Payer("M LEFEVRE"), text="VIREMENT", amount=Decimal("7.00")), now())
    assert sorted(ids(books)) == sorted([TRANSFER, other])
    assert (ids(books, f"?dossier={first}"), ids(books, f"?dossier={second}")) == ([TRANSFER], [])
    assert books.get(f"/staff/payments/{other}").json["remembered"] is None
    allocate(books, [{"reference": first, "invoice": number, "amount": "20.00"}], remember=True)
    shown = books.get(f"/staff/payments/{TRANSFER}").json["remembered"]
    assert (shown["customer"], shown["payments"]) == ("BigCorp Europe", 1)
