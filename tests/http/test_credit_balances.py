"""What is in customers' favour, in a list of its own: a dossier that waits for goods first hides none of it."""

from typing import Any

from tests.http.api import Api
from tests.http.desk import Desk


def balances(desk: Desk) -> list[dict[str, Any]]:
    """All pages."""
    page = desk.get("/staff/credit-balances").json
    rows: list[dict[str, Any]] = page["balances"]
    while page["cursor"]:
        page = desk.get(f"/staff/credit-balances?cursor={page['cursor']}").json
        rows += page["balances"]
    return rows


def test_what_is_paid_too_much_is_listed_until_it_went_back(api: Api, desk: Desk) -> None:
    accountant = Desk(api, "accountant")
    reference = desk.open()
    number = f"F-{reference}"
    desk.do(reference, "issue_invoice", number=number, due="2099-01-01", parts=[{"line": 1, "quantity": 1}])
    assert reference not in [row["reference"] for row in balances(accountant)]
    paid = [{"invoice": number, "amount": "3200.00"}]
    accountant.do(reference, "allocate_payment", payment="V-1", allocations=paid, overpaid=True)
    (row,) = [row for row in balances(accountant) if row["reference"] == reference]
    assert row["amount"] == "68.00"
    (wait, *_) = desk.get(f"/staff/dossiers/{reference}").json["waits"]
    assert (wait["side"], wait["matter"]) == ("us", "order"), "the work list has the goods, which come first"
    accountant.do(reference, "refund", invoice=number, amount="68.00")
    assert reference not in [row["reference"] for row in balances(accountant)]


def test_a_cursor_of_no_page_is_refused(desk: Desk) -> None:
    assert desk.get("/staff/credit-balances?cursor=abc").status == 400
