"""Before a document is issued: seen as a draft without a trace, or one's own sent in."""

from hashlib import sha256
from typing import Any

import pytest
from msgspec import to_builtins

from chalicelib.application.ports.official_rules import BrokenRule, RulesRun
from chalicelib.domain.sale.uploads import LARGEST
from chalicelib.domain.values.calendar import paris_date
from tests.fakes.drawer import FakeDrawer
from tests.http.api import Api, Reply
from tests.http.clock import now
from tests.http.conftest import Counting
from tests.http.desk import JSON, Desk, offer, order
from tests.http.kinds import IN_PROCESS

SHA = sha256(b"%PDF-1.7").hexdigest()
DUE = str(paris_date(now()).replace(year=paris_date(now()).year + 1, day=1))


pytestmark = IN_PROCESS
"""Nothing is set in type here: the deployed functions have tests of their own in tests/system."""


def _preview(desk: Desk, reference: str, type_: str, **fields: Any) -> Reply:
    return desk.post(f"/staff/dossiers/{reference}/preview", {"type": type_, **fields}, JSON)


def test_a_preview_gives_an_address_and_leaves_no_trace(desk: Desk, drawer: FakeDrawer, store: Counting) -> None:
    reference = desk.open()
    before, writes = desk.get(f"/staff/dossiers/{reference}").json, store.writes
    reply = _preview(desk, reference, "issue_invoice", due=DUE)
    assert reply.status == 200, reply.body
    assert reply.json["url"].startswith(f"https://documents.example/drafts/{reference}/{reply.json['sha256']}.pdf?")
    assert reply.json["url"].endswith(f"=PROJET-{reference}.pdf")
    assert (store.writes, desk.get(f"/staff/dossiers/{reference}").json, dict(store.counts)) == (writes, before, {})
    (asked,) = drawer.asked
    assert (asked.reference, asked.command.effective, asked.caller.subject) == (reference, None, "sub-manager")


def test_an_offer_has_a_draft_before_there_is_a_dossier(desk: Desk, api: Api, drawer: FakeDrawer, store: Counting) -> None:
    writes = store.writes
    reply = desk.post("/staff/previews", offer(), JSON)
    assert reply.status == 200, reply.body
    assert reply.json["url"].startswith("https://documents.example/drafts/new/") and reply.json["url"].endswith("=PROJET.pdf")
    assert store.writes == writes and drawer.asked[-1].caller.subject == "sub-manager"
    assert desk.post("/staff/previews", offer(lines=[]), JSON).status == 400
    assert Desk(api, "accountant").post("/staff/previews", offer(), JSON).status == 403


def test_a_preview_tells_what_the_rules_say(desk: Desk, drawer: FakeDrawer) -> None:
    reference = desk.open()
    assert _preview(desk, reference, "issue_invoice", due=DUE).json["rules"] is None
    broken = BrokenRule("BR-FR-12_BT-49", "BR-FR", "billing.electronic", None, "Le BT-49 est obligatoire.")
    drawer.rules = RulesRun(("BR-FR",), ("EN 16931", "Factur-X"), (broken,))
    assert _preview(desk, reference, "issue_invoice", due=DUE).json["rules"] == {
        "checked": ["BR-FR"],
        "unfinished": ["EN 16931", "Factur-X"],
        "broken": [to_builtins(broken)],
    }


def test_a_draft_says_what_it_amounts_to(desk: Desk) -> None:
    reference = desk.open()
    draft = _preview(desk, reference, "issue_invoice", due=DUE, parts=[{"line": 1, "quantity": 1}, {"line": 2, "quantity": 10}])
    assert draft.json["totals"] == {
        "lines": [{"line": 1, "quantity": 1, "net": "2610.00"}, {"line": 2, "quantity": 10, "net": "1.25"}],
        "rates": [
            {"vat_category": "S", "vat_rate": "20", "net": "2610.00", "vat": "522.00"},
            {"vat_category": "S", "vat_rate": "5.5", "net": "1.25", "vat": "0.07"},
        ],
        "net": "2611.25", "gross": "3133.32", "paid": "0.00", "to_pay": "3133.32",
    }  # fmt: skip
    issued = {
        "type": "issue_invoice",
        "due": DUE,
        "parts": [{"line": 1, "quantity": 1}, {"line": 2, "quantity": 10}],
        "mails": False,
    }
    assert desk.post(f"/staff/dossiers/{reference}/commands", issued).status == 201
    number = desk.get(f"/staff/dossiers/{reference}").json["state"]["invoices"][0]["number"]
    books = Desk(desk.api, "accountant")
    paid = {"type": "allocate_payment", "payment": "VIR-1", "allocations": [{"invoice": number, "amount": "3133.32"}]}
    assert books.post(f"/staff/dossiers/{reference}/accounting", paid).status == 201
    back = {"invoice": number, "reason": "goodwill", "parts": [{"line": 2, "quantity": 4}]}
    totals = _preview(books, reference, "credit", **back).json["totals"]
    assert (totals["lines"], totals["net"], totals["gross"]) == ([{"line": 2, "quantity": 4, "net": "0.50"}], "0.50", "0.53")
    assert (totals["paid"], totals["to_pay"]) == ("3133.32", "-0.53"), "so much is in the customer's favour"
    assert _preview(desk, reference, "create_delivery_note").json["totals"] is None


@pytest.mark.parametrize(
    ("type_", "fields"),
    [("place_order", {}), ("create_delivery_note", {}), ("issue_invoice", {"due": DUE}), ("revise_offer", {})],
)
def test_each_document_but_those_that_the_state_forbids(desk: Desk, type_: str, fields: dict[str, Any]) -> None:
    opening = offer()
    if type_ == "revise_offer":
        fields = {"lines": opening["lines"], "terms": opening["terms"]}
    reference = desk.open(opening)
    if type_ in ("place_order", "revise_offer"):
        assert _preview(desk, reference, type_, **fields).status == 200
        return
    refused = _preview(desk, reference, type_, **fields)
    assert (refused.status, refused.json["type"]) == (409, "/problems/#refused")
    desk.do(reference, "place_order")
    assert _preview(desk, reference, type_, **fields).status == 200


def test_a_refusal_reads_as_that_of_the_command(desk: Desk, drawer: FakeDrawer) -> None:
    reference = desk.open()
    for type_, fields in (
        ("place_order", {}),
        ("issue_invoice", {"due": "2004-08-04"}),
        ("issue_invoice", {"due": DUE, "pdf": SHA, "number": "X-1"}),
        ("issue_invoice", {"due": DUE, "number": f"F{paris_date(now()):%y}-0999"}),
    ):
        shown = _preview(desk, reference, type_, **fields)
        done = desk.post(f"/staff/dossiers/{reference}/commands", {"type": type_, **fields})
        assert (shown.status, shown.json) == (done.status, done.json)
    assert drawer.asked == []


def test_an_invoice_that_lacks_a_number_of_its_buyer_has_no_draft(desk: Desk) -> None:
    line = order()["lines"][0] | {"vat_rate": "0", "vat_category": "K"}
    reference = desk.open(order(lines=[line]))
    shown = _preview(desk, reference, "issue_invoice", due=DUE)
    done = desk.post(f"/staff/dossiers/{reference}/commands", {"type": "issue_invoice", "due": DUE})
    assert (shown.status, shown.json) == (done.status, done.json) and shown.status == 409


def test_a_preview_is_for_those_who_may_do_the_command(desk: Desk, api: Api) -> None:
    reference, accountant = desk.open(), Desk(api, "accountant")
    desk.do(reference, "issue_invoice", due=DUE)
    number = desk.get(f"/staff/dossiers/{reference}").json["state"]["invoices"][0]["number"]
    assert (
        _preview(accountant, reference, "credit", reason="price", invoice=number, parts=[{"line": 1, "quantity": 1}]).status
        == 200
    )
    assert _preview(desk, reference, "credit", reason="price", invoice=number, parts=[{"line": 1, "quantity": 1}]).status == 403
    assert _preview(accountant, reference, "create_delivery_note").status == 403
    assert _preview(desk, "45ZZ99Z99Z", "issue_invoice", due=DUE).status == 404
    assert _preview(desk, "nothing", "issue_invoice", due=DUE).status == 404
    assert _preview(desk, reference, "add_note", comment="x").status == 400


def _upload(desk: Desk, reference: str, **changes: Any) -> Reply:
    return desk.post(f"/staff/dossiers/{reference}/uploads", {"sha256": SHA, "size": 8} | changes, JSON)


def test_an_upload_is_given_a_place_of_its_own(desk: Desk, store: Counting) -> None:
    reference = desk.open()
    writes = store.writes
    reply = _upload(desk, reference)
    assert reply.status == 201, reply.body
    assert reply.json["url"] == f"https://uploads.example/staff/{reference}/{SHA}.pdf"
    assert reply.json["headers"].keys() == {"Content-Type", "x-amz-checksum-sha256"}
    assert store.writes == writes


def test_what_is_no_upload_is_refused(desk: Desk) -> None:
    reference = desk.open()
    for changes, field in (
        ({"size": LARGEST + 1}, "size"),
        ({"size": 0}, "size"),
        ({"sha256": SHA.upper()}, "sha256"),
        ({"name": "x"}, "name"),
    ):
        reply = _upload(desk, reference, **changes)
        assert (reply.status, reply.json["errors"][0]["field"]) == (400, field)
    assert _upload(desk, "45ZZ99Z99Z").status == 404
    assert _upload(desk, "nothing").status == 404
