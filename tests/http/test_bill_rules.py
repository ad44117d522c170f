"""What no invoice can carry is refused where it comes in, with its field and what to do."""

from typing import Any

import pytest

from tests.http.conftest import Counting
from tests.http.desk import JSON, Desk, order
from tests.http.kinds import IN_PROCESS

pytestmark = IN_PROCESS

LINE: dict[str, Any] = order()["lines"][0]
BILLING: dict[str, Any] = order()["billing"]
NO_RATE = {key: value for key, value in LINE.items() if key != "vat_rate"} | {"vat_rate": "0"}
CASES: dict[str, tuple[dict[str, Any], str, str]] = {
    "category S, the default, at 0 %": ({"lines": [NO_RATE]}, "lines[0].vat_rate", "give its rate, or as vat_category"),
    "a rate of Belgium": ({"lines": [LINE, LINE | {"vat_rate": "21"}]}, "lines[1].vat_rate", "give one of 20, 10, 5.5"),
    "a rate of 2013": ({"lines": [LINE | {"vat_rate": "19.6"}]}, "lines[0].vat_rate", "ended on"),
    "a rate of the carriage": ({"freight": {"amount": "18", "vat_rate": "21"}}, "freight.vat_rate", "give one of 20"),
    "UK": ({"billing": BILLING | {"country": "UK"}}, "billing.country", "write GB"),
    "a scheme that is none": ({"billing": BILLING | {"electronic": "ABCD:1"}}, "billing.electronic", "write 0225 and a colon"),
    "an identifier of another scheme": (
        {"billing": BILLING | {"electronic": "0225:DE136695976"}}, "billing.electronic", "write it like 732829320",
    ),
    "a VAT number of no country": ({"billing": BILLING | {"vat": "UK123456789"}}, "billing.vat", "no country's code"),
    "more than an invoice adds up to": (
        {"lines": [LINE | {"quantity": 1_000_000, "unit_price": "999999999.99"}] * 2}, "lines", "split the order",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_could_not_be_invoiced_does_not_come_in(desk: Desk, store: Counting, case: str) -> None:
    changes, field, message = CASES[case]
    writes = store.writes
    refused = desk.post("/staff/dossiers", order(**changes))
    assert refused.status in (400, 422), refused.body
    assert refused.json["errors"][0]["field"] == field
    assert message in refused.json["detail"] + refused.json["errors"][0]["detail"] + refused.json["errors"][0]["fix"]
    assert store.writes == writes


@pytest.mark.parametrize(("lang", "words"), [("en", "line 2: a reverse charge (AE)"), ("fr", "ligne 2\u00a0: ")])
def test_a_refused_line_is_named_by_its_field_and_by_its_id(desk: Desk, lang: str, words: str) -> None:
    reference = desk.open(order(lines=[LINE, LINE | {"vat_rate": "0", "vat_category": "AE"}]))
    refused = desk.post(f"/staff/dossiers/{reference}/preview?lang={lang}", {"type": "issue_invoice", "due": "2099-09-30"}, JSON)
    assert (refused.status, refused.json["errors"][0]["field"]) == (409, "lines[1].vat_category")
    assert refused.json["detail"].startswith(words) and "%" not in refused.json["detail"]
