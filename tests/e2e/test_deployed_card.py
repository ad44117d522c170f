"""A card payment on the deployed product: begun on the page, paid at the stand-in's, and the page says so by itself."""

import re
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Opened
from tests.e2e.paying import Owing, invoiced
from tests.e2e.product import Product

MINUTE = 60_000
"""Milliseconds within which the page says that it is paid."""
BACK = re.compile(r"/suivi/.*[?&]payment=PMT-")
"""Where the stand-in sends who paid."""


@pytest.fixture
def owing(product: Product) -> Owing:
    """An order of 120.00 that was invoiced."""
    return invoiced(product)


def test_a_card_is_refused_then_paid_and_the_page_says_so(product: Product, owing: Owing, opened: Opened) -> None:
    page = opened(owing.mailed)
    page.locator("#act-pay").click()
    page.locator("#pay-name").fill("Jean Bon")
    page.locator("#pay [type=submit]").click()
    refused_then_paid(page)
    expect(page.locator(".log h3", has_text="Paiement reçu")).to_have_count(1, timeout=MINUTE)
    staff = product.staff(owing.mailed.reference)
    (invoice,) = staff["state"]["invoices"]
    assert (invoice["paid"], staff["state"]["pending"]) == ("120.00", [])


def refused_then_paid(page: Page) -> None:
    """Do it at the stand-in's, and come back."""
    page.get_by_role("button", name="Have it refused").click()
    expect(page.get_by_role("alert")).to_have_text("Your card was declined.")
    page.get_by_role("button", name="Pay", exact=True).click()
    expect(page).to_have_url(re.compile("/suivi/"))


def test_a_debit_is_on_its_way_and_then_paid(product: Product, owing: Owing) -> None:
    (number,) = owing.invoices
    body = {"name": "Jean Bon", "invoice": number, "amount": "120.00", "method": "debit"}
    sent = {**owing.guest.bearer(), "Idempotency-Key": str(uuid4()), "If-Match": f'"{owing.guest.seen()}"'}
    begun = httpx.post(f"{product.api}/dossiers/{owing.mailed.reference}/payments", headers=sent, json=body, timeout=60)
    assert begun.status_code == 201, begun.text
    form = {"outcome": "pay", "name": "Jean Bon", "number": "FR14 2004 1010 0505 0001 3M02 606"}
    paid = httpx.post(begun.json()["url"], data=form, timeout=60)
    assert paid.status_code == 303 and BACK.search(paid.headers["Location"])
    titles = owing.until("Paiement reçu")
    assert any("Prélèvement en cours" in title for title in titles)


def test_a_stranger_s_event_changes_nothing(product: Product) -> None:
    answer = httpx.post(
        f"{product.api}/webhooks/stripe", content=b'{"type": "x"}', headers={"Stripe-Signature": "t=1,v1=a"}, timeout=60
    )
    assert answer.status_code == 400
