"""The receipt of a payment: what came and what it left, as a PDF that stays as it was, and none of what was struck."""

from typing import Any

import pytest

from chalicelib.application.payment.receipt_print import ReceiptPrint
from chalicelib.domain.values.language import Language
from chalicelib.effects.documents.receipt import print_receipt
from tests.fakes.drawer import FakeDrawer
from tests.http.api import Api
from tests.http.desk import Desk, Guest
from tests.http.kinds import IN_PROCESS
from tests.unit.render_bench import RenderBench, text

pytestmark = IN_PROCESS


def paid(desk: Desk, amount: str = "1000.00", **more: Any) -> tuple[Guest, int]:
    """An order whose invoice was paid in part, and the entry that says so."""
    reference = desk.open()
    desk.do(reference, "issue_invoice", number="F-1", due="2099-01-01")
    accountant = Desk(desk.api, "accountant")
    entry = accountant.do(
        reference, "allocate_payment", payment="V-1", allocations=[{"invoice": "F-1", "amount": amount}], **more
    )
    return Guest(desk.api, reference), entry


def spaced(words: str) -> str:
    return words.replace("\u202f", " ").replace("\u00a0", " ")


def test_the_history_leads_to_the_receipt_which_stays_as_it_was(api: Api, desk: Desk, drawer: FakeDrawer) -> None:
    guest, entry = paid(desk, method="card")
    (link,) = next(one for one in guest.get("?lang=fr").json["history"]["entries"] if one["seq"] == entry)["documents"]
    assert spaced(link["title"]) == "Reçu de 1 000,00 €"
    assert link["url"] == f"/api/dossiers/{guest.reference}/receipts/{entry}"
    reply = guest.get(f"/receipts/{entry}")
    assert reply.status == 303 and f"drafts/receipt-{guest.reference}/" in reply.headers["location"]
    (asked,) = drawer.statements
    assert isinstance(asked, ReceiptPrint)
    shown = asked.receipt
    assert [spaced(f"{row.label} {row.value}") for row in shown.rows] == ["Facture F-1 1 000,00 €"]
    whole = guest.get("?lang=fr").json["paying"]["items"][0]
    assert shown.sums[1].value == whole["asked"] and shown.sums[0].label == "Reçu"
    assert [fact.value for fact in shown.facts][-1] == "par carte"
    rest = {"invoice": "F-1", "amount": whole["open"]}
    last = Desk(desk.api, "accountant").do(guest.reference, "allocate_payment", payment="V-2", allocations=[rest])
    guest.get(f"/receipts/{entry}")
    assert drawer.statements[1] == asked, "what came since is not on it"
    Desk(desk.api, "accountant").do(guest.reference, "strike_entry", entry=entry, comment="Erreur.")
    assert guest.get(f"/receipts/{entry}").status == 404
    assert guest.get(f"/receipts/{last}").status == 303


@pytest.mark.parametrize("entry", ["1", "2", "999", "x", "-1", "0"])
def test_what_brought_no_money_has_none(api: Api, desk: Desk, entry: str) -> None:
    guest, _ = paid(desk)
    assert guest.get(f"/receipts/{entry}").status == 404


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_is_set_in_type(api: Api, desk: Desk, drawer: FakeDrawer, language: Language) -> None:
    guest, entry = paid(desk)
    guest.get(f"/receipts/{entry}")
    (asked,) = drawer.statements
    assert isinstance(asked, ReceiptPrint)
    bench = RenderBench(language)
    key = print_receipt(bench.renderer, asked).key
    words = "".join(text(bench.document_store.get("documents", key)).split())
    for part in (*asked.receipt.customer, asked.receipt.opening, asked.receipt.note, *(one.value for one in asked.receipt.sums)):
        assert "".join(part.split()) in words, part
