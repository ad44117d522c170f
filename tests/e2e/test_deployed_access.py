"""A colleague is let in on the page, opens the order by the mailed link, acts, and is shut out; a link is made anew by mail."""

import re

import httpx
from playwright.sync_api import Browser, Page, expect

from tests.axe import NARROW, examine
from tests.e2e.product import EMAIL, Mailed, Product
from tests.patience import eventually, until_read

ANNA = "anna.kovacs@bigcorp.example"


def entered(page: Page, product: Product, mailed: Mailed) -> Page:
    """The page of who has access, from the mailed link."""
    page.goto(mailed.url)
    until_read(page)
    page.goto(f"{product.url}/acces/#{mailed.reference}")
    expect(page.locator("[data-slot=people] tbody tr").first).to_be_visible()
    return page


def signed(page: Page, button: str) -> None:
    """Type the name in the open sheet and press its button."""
    page.locator("dialog[open] [name=name]").fill("Jean Bon")
    page.locator("dialog[open]").get_by_role("button", name=button).click()
    eventually(page, lambda: page.locator("dialog[open] [data-result]").all_inner_texts(), [])


def test_a_colleague_is_let_in_acts_and_is_shut_out(product: Product, page: Page, browser: Browser) -> None:
    mailed = product.shipped()
    entered(page, product, mailed)
    examine(page, NARROW)
    page.locator("#act-share").click()
    page.locator("#share-email").fill(ANNA)
    page.locator("#share-contact").fill("Anna Kovács")
    page.locator("#share-scope-1").check()
    page.locator("#share-comment").fill("Pour la réception.")
    signed(page, "Envoyer un lien pour agir")
    row = page.get_by_role("row").filter(has_text=ANNA)
    expect(row).to_contain_text("Lire et agir")
    expect(row).to_contain_text("Partagé par Jean Bon")
    expect(row).to_contain_text("Aucun geste")
    link = product.outbox.link(ANNA, mailed.reference, 180)
    assert link is not None and link != mailed.url
    product.settle()

    hers = browser.new_context(locale="fr-FR").new_page()
    hers.goto(link)
    until_read(hers)
    hers.locator("#question summary").click()
    hers.locator("#f-question [name=name]").fill("Anna Kovács")
    hers.locator("#f-question [name=question]").fill("Qui réceptionne le colis ?")
    hers.locator("#f-question [type=submit]").click()
    expect(hers.locator("#f-question .msg")).to_be_visible()

    page.locator("[data-reread]").click()
    expect(row).to_contain_text("Question posée")
    row.get_by_role("button").click()
    signed(page, "Retirer le lien")
    expect(row).to_have_count(0)
    expect(page.locator("[data-slot=removed]")).to_contain_text(ANNA)
    expect(page.locator("[data-slot=removed]")).to_contain_text("retiré par Jean Bon")

    token = {"Authorization": f"Bearer {link.partition('#')[2]}"}
    for path in ("", "/history", "/access"):
        assert httpx.get(f"{product.api}/dossiers/{mailed.reference}{path}", headers=token).status_code == 401
    hers.locator("[data-reread]").click()
    expect(hers.locator("main h1")).to_have_text(re.compile("n’ouvre plus de dossier"))
    assert "Cellule" not in hers.content()
    hers.context.close()


def test_one_s_own_link_is_made_anew_and_comes_by_mail(product: Product, page: Page) -> None:
    mailed = product.shipped()
    entered(page, product, mailed)
    page.get_by_role("button", name="Remplacer votre lien").click()
    signed(page, "Remplacer mon lien")
    expect(page.locator("main h1")).to_have_text("Votre lien est remplacé.")
    expect(page.locator("main")).to_contain_text(EMAIL)
    old = {"Authorization": f"Bearer {mailed.token}"}
    assert httpx.get(f"{product.api}/dossiers/{mailed.reference}", headers=old).status_code == 401
    product.settle()
    anew = product.outbox.link(EMAIL, mailed.reference, 180)
    assert anew is not None and anew != mailed.url
    entered(page, product, Mailed(mailed.reference, anew))
    expect(page.locator("[data-slot=people]")).to_contain_text("Refait par Jean Bon")
