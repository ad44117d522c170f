"""From a mail's second link to all affairs, into a dossier and back; by staff's grant into a colleague's, until it is revoked."""

import json
from typing import Any
from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.axe import NARROW, examine
from tests.e2e.product import EMAIL, OFFER, PAID, PARTIAL, Product
from tests.http.desk import order
from tests.patience import until_read

ANN = "ann.bright@bigcorp.example"
CONTACTS = [
    {"id": "jean", "name": "Jean Bon", "email": EMAIL, "language": "fr"},
    {"id": "ann", "name": "Ann Bright", "email": ANN, "language": "en"},
]
OURS = "/api/affairs"


def listed(page: Page, link: str) -> Page:
    """The page of a mailed link to all affairs, once it is read."""
    page.goto(link)
    expect(page.locator(".aff").first).to_be_visible()
    return page


def grant(product: Product, account: str, type_: str, **fields: Any) -> None:
    """Staff's word on what Ann's link to all affairs opens."""
    reply = product.desk.post(f"/staff/accounts/{account}/commands", {"type": type_, "contact": "ann", **fields})
    assert reply.status == 201, reply.body


def test_from_the_mail_to_the_list_to_a_dossier_and_back(product: Product, page: Page) -> None:
    listed(page, product.affairs(EMAIL, PARTIAL))
    expect(page).to_have_url(f"{product.url}/affaires/")
    expect(page.locator("h1")).to_have_text("Toutes vos affaires en cours")
    expect(page.locator("#h-you")).to_have_text("À vous 2")
    row = page.get_by_role("row").filter(has_text=PARTIAL)
    expect(row).to_contain_text("Expédition, 2 lignes sur 3")
    expect(row.locator(".mini i")).to_have_count(7)
    page.locator(f"#act-{PARTIAL}").click()
    until_read(page)
    expect(page.locator(".verdict")).to_contain_text("2 lignes sur 3 sont expédiées.")
    page.get_by_role("link", name="Toutes vos affaires en cours").click()
    expect(page.locator(f"#open-{OFFER}")).to_be_visible()
    expect(page).to_have_url(f"{product.url}/affaires/")
    page.locator("a[data-language]").click()
    expect(page.locator("h1")).to_have_text("All your orders and quotes in progress")


def test_closed_ones_and_the_search(product: Product, page: Page) -> None:
    listed(page, product.affairs(EMAIL, PARTIAL))
    page.locator("#find").fill(str(product.staff(PARTIAL)["state"]["invoices"][0]["number"]))
    expect(page.locator(".aff .ref:visible")).to_have_text([PARTIAL])
    page.locator("#find").fill("dryflow")
    expect(page.locator(".aff .ref:visible")).to_have_text([OFFER])
    page.locator("#find").fill("")
    page.locator("#more").click()
    expect(page.locator("#closed .ref")).to_have_text([PAID])
    page.locator(f"#open-{PAID}").click()
    expect(page.locator(".verdict")).to_have_text("Commande livrée et payée.")


def test_no_obstacle_in_the_list(product: Product, page: Page) -> None:
    listed(page, product.affairs(EMAIL, PARTIAL))
    page.locator("#more").click()
    expect(page.locator("#h-closed")).to_be_visible()
    examine(page, NARROW)


def test_a_whole_account_granted_then_revoked(product: Product, page: Page) -> None:
    account = f"bigcorp-{uuid4().hex[:8]}"
    hers = product.desk.open(order(account=account, contacts=CONTACTS))
    product.desk.do(hers, "invite_contact", contact="ann", mails=True)
    other = product.desk.open(order(account=account, contacts=CONTACTS[:1]))
    listed(page, product.affairs(ANN, hers))
    expect(page.locator(".aff .ref")).to_have_text([hers])
    grant(product, account, "grant_affairs", whole=True)
    page.locator("[data-reread]").click()
    expect(page.locator(f"button#open-{other}")).to_be_visible()
    page.locator(f"#open-{other}").click()
    until_read(page)
    expect(page).to_have_url(f"{product.url}/en/suivi/#{other}")
    page.go_back()
    expect(page.locator(f"#open-{hers}")).to_be_visible()
    grant(product, account, "revoke_affairs")
    page.locator("[data-reread]").click()
    expect(page.locator("h1")).to_have_text("This link no longer opens a list of orders.")
    assert hers not in page.content()


def test_the_token_is_kept_nowhere_and_forgotten(product: Product, page: Page) -> None:
    link = product.affairs(EMAIL, PARTIAL)
    listed(page, link)
    (cookie,) = page.context.cookies([product.url + OURS])
    assert (cookie["name"], cookie["path"], cookie["httpOnly"], cookie["sameSite"]) == ("affairs", OURS, True, "Strict")
    kept = page.evaluate("[{...localStorage}, {...sessionStorage}, document.cookie, history.state]")
    assert link.partition("#")[2] not in json.dumps(kept)
    page.locator("#forget button").click()
    expect(page.locator("h1")).to_have_text("La liste de vos affaires est oubliée sur cet appareil.")
    page.reload()
    expect(page.locator("h1")).to_have_text("Suivez le lien de votre message.")
