"""A link that was lost is asked for on the page, by order number, by serial number and by address alone: it arrives and opens."""

import re
import time
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from static_site.pages import PAGES
from tests.e2e.product import AFFAIRS, EMAIL, PARTIAL, Product
from tests.patience import until_read

DOSSIER = re.compile(r"^https?://\S+/suivi/#\S+$", re.MULTILINE)
SERIAL = "01187"
"""Of a piece that the demonstration's order has shipped."""


def mails(product: Product) -> list[dict[str, Any]]:
    """All mails to Jean Bon, the newest first."""
    answer = httpx.get(f"{product.url}/outbox/messages.json", timeout=60).raise_for_status()
    return [mail for mail in answer.json() if any(EMAIL in to for to in mail["To"])]


def mailed_since(product: Product, before: int) -> str:
    """The text of the first mail to Jean Bon after so many."""
    deadline = time.monotonic() + 120
    while len(there := mails(product)) <= before:
        assert time.monotonic() < deadline
        time.sleep(0.3)
    return str(there[-before - 1]["BodyText"])


def send_form(page: Page, product: Product, number: str | None) -> str:
    """Ask for a link as a reader does; the text of the mail that comes."""
    before = len(mails(product))
    page.goto(product.url + PAGES["lost_link"].address("fr"))
    if number:
        page.locator("#lost-number").fill(number)
    page.locator("#lost-email").fill(EMAIL.upper())
    page.locator("form[data-lost] [type=submit]").click()
    expect(page.locator(".noted")).to_contain_text("C’est noté")
    return mailed_since(product, before)


@pytest.mark.parametrize("number", [PARTIAL.lower().replace("0", "O"), SERIAL])
def test_by_a_number(product: Product, page: Page, number: str) -> None:
    text = send_form(page, product, number)
    links = DOSSIER.findall(text)
    assert len(links) == 1, text
    page.goto(links[0])
    until_read(page)
    expect(page).to_have_url(f"{product.url}/suivi/#{PARTIAL}")


def test_by_the_address_alone(product: Product, page: Page) -> None:
    link = AFFAIRS.search(send_form(page, product, None))
    assert link
    page.goto(link.group())
    expect(page.locator(f"#open-{PARTIAL}")).to_be_visible()


def test_what_fits_nothing_is_answered_alike_and_mails_nothing(product: Product, page: Page) -> None:
    before = len(mails(product))
    page.goto(product.url + PAGES["lost_link"].address("fr"))
    page.locator("#lost-email").fill("personne@bigcorp.example")
    page.locator("form[data-lost] [type=submit]").click()
    expect(page.locator(".noted")).to_contain_text("C’est noté")
    product.settle()
    answer = httpx.get(f"{product.url}/outbox/messages.json", timeout=60).raise_for_status()
    assert not [mail for mail in answer.json() if "personne@bigcorp.example" in str(mail["To"])]
    assert len(mails(product)) == before
