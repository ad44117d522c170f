"""A link that was lost is asked for on the page, by order number, by serial number and by address alone: it arrives and opens."""

import re
import time
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
from playwright.sync_api import Page, expect

from static_site.pages import PAGES
from tests.e2e.product import AFFAIRS, EMAIL, PARTIAL, Product
from tests.http.desk import order
from tests.patience import until_read

DOSSIER = re.compile(r"^https?://\S+/suivi/#\S+$", re.MULTILINE)


def mails(product: Product, email: str = EMAIL) -> list[dict[str, Any]]:
    """All mails to an address, the newest first."""
    return [mail for mail in product.stack.outbox() if any(email in to for to in mail["To"])]


def mailed_since(product: Product, email: str, before: int) -> str:
    """The text of the first mail to an address after so many."""
    deadline = time.monotonic() + 120
    while len(there := mails(product, email)) <= before:
        assert time.monotonic() < deadline
        time.sleep(0.3)
    return str(there[-before - 1]["BodyText"])


def send_form(page: Page, product: Product, number: str | None, email: str = EMAIL) -> str:
    """Ask for a link as a reader does; the text of the mail that comes."""
    before = len(mails(product, email))
    page.goto(product.url + PAGES["lost_link"].address("fr"))
    if number:
        page.locator("#lost-number").fill(number)
    page.locator("#lost-email").fill(email.upper())
    page.locator("form[data-lost] [type=submit]").click()
    expect(page.locator(".noted")).to_contain_text("C’est noté")
    return mailed_since(product, email, before)


def opens(page: Page, product: Product, text: str, reference: str) -> None:
    """Follow the one link of a mail to an order."""
    (link,) = DOSSIER.findall(text)
    page.goto(link)
    until_read(page)
    expect(page).to_have_url(f"{product.url}/suivi/#{reference}")


def test_by_the_order_s_number_as_people_write_it(product: Product, page: Page) -> None:
    opens(page, product, send_form(page, product, PARTIAL.lower().replace("0", "O")), PARTIAL)


def test_by_the_serial_number_on_a_piece(product: Product, page: Page) -> None:
    serial = f"GL3-{uuid4().int % 100_000:05}"
    reference = str(product.desk.post("/staff/dossiers", order()).json["reference"])
    product.desk.do(reference, "invite_contact", contact="jean")
    product.desk.do(reference, "ship", carrier="La Poste", parts=[{"line": 1, "quantity": 1, "serials": [serial]}])
    product.settle()
    opens(page, product, send_form(page, product, serial.lower().replace("-", " ")), reference)


def test_by_the_address_alone(product: Product, page: Page) -> None:
    email = f"luc.{uuid4().hex[:8]}@bigcorp.example"
    contacts = [{"id": "luc", "name": "Luc Martin", "email": email, "language": "fr"}]
    reference = str(product.desk.post("/staff/dossiers", order(contacts=contacts)).json["reference"])
    product.desk.do(reference, "invite_contact", contact="luc")
    link = AFFAIRS.search(send_form(page, product, None, email))
    assert link
    page.goto(link.group())
    expect(page.locator(f"#open-{reference}")).to_be_visible()


def test_what_fits_nothing_is_answered_alike_and_mails_nothing(product: Product, page: Page) -> None:
    before = len(mails(product))
    page.goto(product.url + PAGES["lost_link"].address("fr"))
    page.locator("#lost-email").fill("personne@bigcorp.example")
    page.locator("form[data-lost] [type=submit]").click()
    expect(page.locator(".noted")).to_contain_text("C’est noté")
    product.settle()
    assert mails(product, "personne@bigcorp.example") == []
    assert len(mails(product)) == before


def counted(product: Product) -> dict[str, int]:
    """How often was asked of late, by counter: of addresses, numbers and networks, whose names are sealed."""
    return {key: int(item["asked"]["N"]) for key, item in product.items().items() if "N" in item.get("asked", {})}


def test_whoever_asks_the_gateway_itself_counts_as_where_it_saw_them_come_from(product: Product) -> None:
    """Its address is open to everybody, and so is the name of the header by which the edge says who asks."""
    stack, tried, before, began = product.stack, uuid4().hex[:8], counted(product), datetime.now(UTC).hour
    host = {"Host": f"{stack.deployed.api_id}.execute-api.localhost:{stack.aws.port}"}
    forged = [
        {}, {"x-viewer": "198.51.100.1"}, {"x-viewer": "198.51.100.2", "x-origin-secret": "x" * 40},
        {"x-viewer": "2001:db8::1", "x-origin-secret": ""},
    ]  # fmt: skip
    for number, sent in enumerate(forged):
        body = {"email": f"{tried}-{number}@bigcorp.example", "number": f"{tried}{number}"}
        answer = httpx.post(f"{stack.aws.endpoint}/api/lost-links", headers=host | sent, json=body, timeout=60)
        assert answer.status_code == 202, answer.text
    grown = {key: times - before.get(key, 0) for key, times in counted(product).items() if times != before.get(key)}
    hours = {began, datetime.now(UTC).hour}
    assert sum(grown.values()) == 3 * len(forged)
    assert len(grown) <= 2 * len(forged) + len(hours), "an address and a number each, and one network"
    product.settle()
