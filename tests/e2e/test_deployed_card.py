"""A card payment on the deployed product: begun, paid on the stand-in's page, and the customer's page says so by itself."""

import time
from typing import Any
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.product import EMAIL, Mailed, Product
from tests.http.desk import order

BEADS = [{"sku": "MR-1", "name": {"fr": "Billes", "en": "Beads"}, "quantity": 1, "unit_price": "100.00", "vat_rate": "20"}]


@pytest.fixture
def invoiced(product: Product) -> Mailed:
    """An order of 120.00 that was invoiced; its link was mailed to Jean Bon."""
    reference = str(product.desk.post("/staff/dossiers", order(lines=BEADS)).json["reference"])
    product.desk.do(reference, "issue_invoice", due="2099-09-30")
    product.desk.do(reference, "invite_contact", contact="jean", mails=True)
    url = product.outbox.link(EMAIL, reference, 180)
    assert url is not None
    product.settle()
    return Mailed(reference, url)


def document(product: Product, mailed: Mailed) -> dict[str, Any]:
    """What the customer's page shows."""
    address = f"{product.api}/dossiers/{mailed.reference}?lang=fr"
    shown: dict[str, Any] = (
        httpx.get(address, headers={"Authorization": f"Bearer {mailed.token}"}, timeout=60).raise_for_status().json()
    )
    return shown


def begin(product: Product, mailed: Mailed, method: str) -> httpx.Response:
    """Press the button."""
    staff = product.desk.get(f"/staff/dossiers/{mailed.reference}").json
    (invoice,) = [one["number"] for one in staff["state"]["invoices"]]
    headers = {
        "Authorization": f"Bearer {mailed.token}", "Idempotency-Key": str(uuid4()),
        "If-Match": f'"{document(product, mailed)["version"]}"',
    }  # fmt: skip
    body = {"name": "Jean Bon", "invoice": invoice, "amount": "120.00", "method": method}
    return httpx.post(f"{product.api}/dossiers/{mailed.reference}/payments", headers=headers, json=body, timeout=60)


def until(product: Product, mailed: Mailed, words: str) -> list[str]:
    """The history's titles once one has these words: within a minute."""
    deadline = time.monotonic() + 60
    while True:
        titles = [str(entry["title"]) for entry in document(product, mailed)["history"]["entries"]]
        if any(words in title for title in titles):
            return titles
        assert time.monotonic() < deadline, titles
        time.sleep(0.3)


def test_a_card_is_refused_then_paid_and_the_page_says_so(product: Product, invoiced: Mailed, page: Page) -> None:
    begun = begin(product, invoiced, "card")
    assert begun.status_code == 201, begun.text
    page.goto(begun.json()["url"])
    page.get_by_role("button", name="Have it refused").click()
    expect(page.get_by_role("alert")).to_have_text("Your card was declined.")
    page.get_by_role("button", name="Pay", exact=True).click()
    page.wait_for_url("**/suivi/**")
    titles = until(product, invoiced, "Paiement reçu")
    assert sum("Paiement reçu" in title for title in titles) == 1
    staff = product.desk.get(f"/staff/dossiers/{invoiced.reference}").json
    (invoice,) = staff["state"]["invoices"]
    assert invoice["paid"] == "120.00"
    assert staff["state"]["pending"] == []


def test_a_debit_is_on_its_way_and_then_paid(product: Product, invoiced: Mailed, page: Page) -> None:
    page.goto(begin(product, invoiced, "debit").json()["url"])
    page.get_by_role("button", name="Pay", exact=True).click()
    page.wait_for_url("**/suivi/**")
    titles = until(product, invoiced, "Paiement reçu")
    assert any("Prélèvement en cours" in title for title in titles)


def test_a_stranger_s_event_changes_nothing(product: Product) -> None:
    answer = httpx.post(
        f"{product.api}/webhooks/stripe", content=b'{"type": "x"}', headers={"Stripe-Signature": "t=1,v1=a"}, timeout=60
    )
    assert answer.status_code == 400
