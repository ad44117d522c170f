"""An offer that its customer acts on, from its reservation to a firm order: by browser, with the code that was mailed."""

import re
import time
from typing import Any
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.e2e.conftest import Opened
from tests.e2e.product import EMAIL, Mailed, Product
from tests.http.desk import headers, offer
from tests.samples import pdfs

CODE = re.compile(r"(\d{4})\s(\d{4}) \(")
SOON = 60_000
"""Milliseconds within which an act is done on the local AWS, whatever else runs on the machine."""
ACTS = ("pieces_reserved", "reservation_extended", "order_created", "order_taken_back", "order_number_given")
ORDER = FilePayload(name="P020099G-07.pdf", mimeType="application/pdf", buffer=pdfs.pdf())


@pytest.fixture
def sku(product: Product) -> str:
    """A product of which two pieces are counted."""
    sku = f"E2E-{uuid4().hex[:8].upper()}"
    body = {"sku": sku, "name": {"fr": "Cellule", "en": "Cell"}, "kind": "instrument", "vat_rate": "20", "prices": []}
    for path, content in (("products", body), (f"stock/{sku}/commands", {"type": "begin_counting", "on_hand": 2})):
        reply = product.desk.post(f"/staff/{path}", content, headers())
        assert reply.status == 201, reply.body
    return sku


@pytest.fixture
def offered(product: Product, sku: str) -> Mailed:
    """An offer of three of them, above the amount that asks for a code; its link was mailed to Jean Bon."""
    line: dict[str, Any] = {"sku": sku, "name": {"fr": "Cellule", "en": "Cell"}, "quantity": 3, "unit_price": "2000.00",
                            "vat_rate": "20", "lead_days": 5}  # fmt: skip
    reference = str(product.desk.post("/staff/dossiers", offer(lines=[line])).json["reference"])
    product.desk.do(reference, "invite_contact", contact="jean", mails=True)
    url = product.outbox.link(EMAIL, reference, 180)
    assert url is not None
    product.settle()
    return Mailed(reference, url)


def stock(product: Product, sku: str) -> tuple[int, int, bool]:
    """How many pieces are held and available, and whether all movements add up to it."""
    item = product.desk.get(f"/staff/stock/{sku}").json["item"]
    return item["held"], item["available"], product.desk.get("/staff/stock-check").json["adds_up"]


def act(page: Page, name: str) -> None:
    """Open the sheet of an act, sign it and send it."""
    page.locator(f"#act-{name}").click()
    page.locator(f"#{name}-name").fill("Jean Bon")
    page.locator(f"#{name} [type=submit]").click()
    expect(page.locator(f"#{name}")).to_be_hidden(timeout=SOON)


def mailed_code(product: Product, reference: str, seen: set[str]) -> str:
    """Wait for the code of an order that is mailed beside those that were."""
    deadline = time.monotonic() + 180
    while True:
        mails = httpx.get(f"{product.url}/outbox/messages.json", timeout=60).raise_for_status().json()
        about = (mail["Subject"] for mail in mails if f"({reference})" in mail["Subject"])
        codes = {"".join(halves) for text in about for halves in CODE.findall(text)} - seen
        if codes:
            seen |= codes
            return codes.pop()
        assert time.monotonic() < deadline
        time.sleep(0.3)


def order(page: Page, product: Product, reference: str, quantity: int, seen: set[str]) -> None:
    """Order so many pieces: write, review, confirm by the code."""
    page.locator("#act-order").click()
    page.locator("#order-q1").fill(str(quantity))
    page.locator("#order-name").fill("Jean Bon")
    page.locator("#order [type=submit]").click()
    page.locator("#order-terms").check(timeout=SOON)
    page.locator("#order [type=submit]").click()
    expect(page.locator("#order-code")).to_be_visible(timeout=SOON)
    page.locator("#order-code").fill(mailed_code(product, reference, seen))
    page.locator("#order [type=submit]").click()
    expect(page.locator("#order")).to_be_hidden(timeout=SOON)


@pytest.mark.timeout(600)
def test_an_offer_is_reserved_extended_ordered_in_part_taken_back_and_ordered_again(
    product: Product, offered: Mailed, sku: str, opened: Opened
) -> None:
    reference, codes = offered.reference, set[str]()
    page = opened(offered)
    page.set_viewport_size({"width": 390, "height": 844})
    newest, verdict = page.locator(".log h3").first, page.locator("[data-slot=verdict]")

    act(page, "reserve")
    expect(verdict).to_contain_text("1 ligne est gardée pour vous", timeout=SOON)
    assert stock(product, sku) == (2, 0, True)
    act(page, "extend")
    expect(page.locator("#act-extend")).to_have_count(0, timeout=SOON)

    order(page, product, reference, 2, codes)
    expect(verdict).to_contain_text("La commande est ferme", timeout=SOON)
    rest = re.findall(r"\d{2}\w{2}\d{2}G\d{2}\w", newest.inner_text())
    assert rest and rest[0] != reference
    assert stock(product, sku) == (2, 0, True), "what was reserved is the order's"

    act(page, "withdraw")
    expect(verdict).to_contain_text("1 ligne est gardée pour vous", timeout=SOON)
    assert stock(product, sku) == (2, 0, True), "the reservation runs on"
    assert product.staff(rest[0])["state"]["offer"]["voided"]

    order(page, product, reference, 3, codes)
    page.locator("#send-files").click()
    page.locator("#send-file-file").set_input_files([ORDER])
    page.locator("#send-file-name").fill("Jean Bon")
    page.locator("#send-file [type=submit]").click()
    expect(page.locator("#files-list li")).to_contain_text("Contrôlé et classé", timeout=SOON)
    page.locator("#act-number").click()
    page.locator("#number-number").fill("P020099G-07")
    page.locator("#number-name").fill("Jean Bon")
    page.locator("#number [type=submit]").click()
    expect(page.locator("[data-slot=references]")).to_contain_text("P020099G-07", timeout=SOON)
    assert stock(product, sku) == (2, 0, True)
    assert len(codes) == 2

    page = opened(offered, "en")
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(newest).to_contain_text("P020099G-07")
    happened = [entry["event"]["type"] for entry in product.staff(reference)["entries"]]
    assert [kind for kind in reversed(happened) if kind in ACTS] == [
        *ACTS,
        "order_created",
        "order_number_given",
    ]
