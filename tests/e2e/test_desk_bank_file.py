"""A bank's file dropped at the desk of the deployed product: what is certain is booked by itself, the rest is settled there."""

import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_desk_payments import DROP
from tests.conftest import uncomplaining
from tests.e2e.desk_hands import SOON
from tests.e2e.desk_sign_in import sign_in
from tests.e2e.product import EMAIL, Mailed, Product
from tests.http.desk import order
from tests.patience import until_read
from tests.samples.bank_files import Written, camt, one

MINUTE = 60
BEADS = [{"sku": "MR-1", "name": {"fr": "Billes", "en": "Beads"}, "quantity": 1, "unit_price": "100.00", "vat_rate": "20"}]


@pytest.fixture
def accountant(product: Product, browser: Browser) -> Iterator[Page]:
    """An accountant at her desk, among the payments."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR", timezone_id="Europe/Paris")
    page = context.new_page()
    with uncomplaining(page):
        sign_in(page, product.stack, role="accountant")
        page.keyboard.press("g")
        page.keyboard.press("p")
        expect(page.locator("#put-statement")).to_be_visible(timeout=SOON)
        yield page
    context.close()


def invoiced(product: Product) -> tuple[Mailed, str]:
    """An order of 120.00 that was invoiced, whose link was mailed to Jean Bon, and its invoice's number."""
    reference = str(product.desk.post("/staff/dossiers", order(lines=BEADS)).json["reference"])
    product.desk.do(reference, "issue_invoice", due="2099-09-30")
    product.desk.do(reference, "invite_contact", contact="jean", mails=True)
    url = product.outbox.link(EMAIL, reference, 180)
    assert url is not None
    product.settle()
    (invoice,) = product.staff(reference)["state"]["invoices"]
    return Mailed(reference, url), str(invoice["number"])


def until(true: Callable[[], bool]) -> None:
    """Wait for what workers do: a minute is what the customer was promised."""
    deadline = time.monotonic() + MINUTE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.3)


@pytest.mark.timeout(600)
def test_a_dropped_file_settles_an_invoice_and_the_unclear_one_is_settled_at_the_desk(
    product: Product, accountant: Page, page: Page
) -> None:
    (sure, number), (other, unnamed) = invoiced(product), invoiced(product)
    mark = uuid4().hex[:8].upper()
    entries = (one("BIGCORP", "120.00", f"VIR {number}", ref=f"A{mark}"), one(f"M {mark}", "120.00", "VIREMENT", ref=f"B{mark}"))
    content = camt(Written(entries, id=f"2026-{mark}", opening=Decimal("1000.00")))
    accountant.evaluate(DROP, ["releve.xml", list(content)])
    expect(accountant.locator("#status")).to_contain_text("releve.xml", timeout=SOON)
    until(lambda: product.staff(sure.reference)["state"]["invoices"][0]["paid"] == "120.00")
    page.goto(sure.url)
    until_read(page)
    expect(page.locator("main")).to_contain_text("Paiement reçu", timeout=SOON)
    until(lambda: any(each["payer"]["name"] == f"M {mark}" for each in product.desk.get("/staff/payments").json["payments"]))
    accountant.locator("#reread").click()
    accountant.locator("#payments-list tr", has_text=f"M {mark}").locator("th a").click(timeout=SOON)
    expect(accountant.locator("#payment-title")).to_contain_text(mark, timeout=SOON)
    accountant.locator("#find-invoice").fill(unnamed)
    accountant.locator("#find-invoice").press("Enter")
    accountant.locator(".hits button", has_text=unnamed).click(timeout=SOON)
    accountant.locator("#place-it").click()
    expect(accountant.locator("#status")).to_contain_text(f"120,00\u00a0€ à {unnamed}", timeout=SOON)
    page.goto(other.url)
    until_read(page)
    expect(page.locator("main")).to_contain_text("Paiement reçu", timeout=SOON)
