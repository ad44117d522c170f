"""An invoice is passed on from the page: it comes by mail with its PDF, and the mail's link opens the invoices alone."""

import re
import time
from base64 import b64decode
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from chalicelib.entrypoints.http.customer.route_rights import RIGHT_OF
from tests.e2e.conftest import Opened
from tests.e2e.product import EMAIL, Mailed, Product
from tests.http.desk import ADDRESS, headers, order

ACCOUNTS = "compta@bigcorp.example"
LINK = re.compile(r"^https?://\S+/suivi/\?document=\d+#(\S+)$", re.MULTILINE)
LINE = "Cellule"
"""What is ordered: its name stands in the dossier, and nowhere in the view of the invoices."""
Mail = dict[str, Any]


@pytest.fixture(scope="module")
def invoiced(product: Product) -> Mailed:
    """An order whose invoice is made, with a mail address for invoices; the link was mailed to Jean Bon."""
    reference = str(product.desk.post("/staff/dossiers", order(billing={**ADDRESS, "email": ACCOUNTS})).json["reference"])
    product.desk.do(reference, "issue_invoice", due="2099-09-30")
    product.desk.do(reference, "invite_contact", contact="jean", mails=True)
    url = product.outbox.link(EMAIL, reference, 180)
    assert url is not None
    product.settle()
    return Mailed(reference, url)


def mails_to(product: Product, address: str, reference: str) -> list[Mail]:
    """What an address was mailed about a dossier."""
    mails = product.stack.outbox()
    return [mail for mail in mails if reference in mail["Subject"] and any(address in to for to in mail["To"])]


def forwarded(product: Product, reference: str) -> Mail:
    """The one mail to the accounts department; its worker runs each minute."""
    deadline = time.monotonic() + 180
    while not (mails := mails_to(product, ACCOUNTS, reference)):
        assert time.monotonic() < deadline
        time.sleep(0.3)
    (mail,) = mails
    return mail


def others(product: Product, reference: str) -> Iterator[tuple[str, str]]:
    """Every route of a customer's link but those that show invoices and pay them, and the documents that are none."""
    for route, right in RIGHT_OF.items():
        method, path = route.split()
        if right not in ("invoices", "pay"):
            yield method, path.format(reference=reference, entry=1, sha256="0" * 64)
    made = product.desk.get(f"/staff/dossiers/{reference}/documents").json["documents"]
    entries = [one["document"]["entry"] for one in made if one["document"]["kind"] != "invoice"]
    assert entries, "there is a document that is no invoice"
    for entry in entries:
        yield "GET", f"/dossiers/{reference}/documents/{entry}"


def test_an_invoice_is_passed_on_and_opens_nothing_else(
    product: Product, opened: Opened, browser: Browser, invoiced: Mailed
) -> None:
    page, reference = opened(invoiced), invoiced.reference
    page.locator("#act-forward").click()
    page.locator("dialog[open] [name=name]").fill("Jean Bon")
    page.locator("dialog[open] [type=submit]").click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("transmise à BigCorp Europe")

    mail = forwarded(product, reference)
    assert "Jean Bon" in mail["BodyText"]
    (file,) = mail["Attachments"]
    content = b64decode(file["Content"])
    assert (file["Type"], content[:5]) == ("application/pdf", b"%PDF-")

    link = LINK.search(mail["BodyText"])
    assert link and link[1] != invoiced.token
    hers = browser.new_context(locale="fr-FR").new_page()
    hers.goto(link.group())
    see_invoices_alone(hers, reference)
    there = hers.locator("a[href*='/documents/']").first.get_attribute("href")
    assert there and hers.request.get(product.url + there).body() == content, "the file of the page is that of the mail"
    hers.context.close()

    bearer = {"Authorization": f"Bearer {link[1]}"}
    shown = product.desk.api.request("GET", f"/dossiers/{reference}?lang=fr", bearer)
    assert (shown.status, shown.json["view"]) == (200, "invoices")
    assert LINE not in shown.body.decode()
    for method, path in others(product, reference):
        sent = bearer if method == "GET" else {**headers(match=shown.json["version"]), **bearer}
        answer = product.desk.api.request(method, path, sent, b"" if method == "GET" else b"{}")
        assert answer.status in (403, 404), (method, path, answer.status)
        assert LINE.encode() not in answer.body
    staff = httpx.get(f"{product.api}/staff/dossiers/{reference}", headers=bearer, timeout=60)
    assert staff.status_code in (401, 403)


def see_invoices_alone(page: Page, reference: str) -> None:
    """Look at what the accounts department is shown."""
    expect(page.locator(".inv tbody tr")).to_have_count(1)
    expect(page.locator("main")).to_contain_text(reference)
    expect(
        page.locator(".track, .log, .eta, #files, #documents, form, [data-open]:not(#act-transfer, #act-pay, #act-iban)")
    ).to_have_count(0)
    assert LINE not in page.content()
