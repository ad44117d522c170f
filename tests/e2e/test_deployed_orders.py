"""An offer that its customer acts on by browser, from its reservation to a firm order: staff hear of each act, stock adds up."""

import re
import time
from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import FilePayload, Page, expect

from infra.demo.offer import LINES
from tests.e2e.conftest import Opened
from tests.e2e.product import EMAIL, Mailed, Product
from tests.http.desk import offer
from tests.samples import pdfs

CODE = re.compile(r"(\d{4})\s(\d{4}) \(")
SOON = 60_000
"""Milliseconds within which an act is done on the local AWS, whatever else runs on the machine."""
COLLEAGUE = "claire.vasseur@granuloshop.example"
ORDER = FilePayload(name="P020053G-01.pdf", mimeType="application/pdf", buffer=pdfs.pdf())
NUMBER = "P020053G-01"


class Words(NamedTuple):
    """What the page says in a language once an act is done."""

    reserved: str
    recorded: str


WORDS = {
    "fr": Words("2 lignes sont gardées pour vous", "Commande enregistrée."),
    "en": Words("2 lines are held for you", "Order recorded."),
}
SIZES = {"fr": (390, 844), "en": (1280, 900)}


class Sale(NamedTuple):
    """An offer like the demonstration's, of a module and two nozzles; one of each is there."""

    mailed: Mailed
    skus: tuple[str, ...]


@pytest.fixture
def sale(product: Product) -> Sale:
    """Its products are this test's own, and its link was mailed to Jean Bon."""
    lines: list[dict[str, Any]] = []
    for line in LINES[:2]:
        sku = f"{line['sku']}-{uuid4().hex[:6].upper()}"
        body = {"sku": sku, "name": line["name"], "vat_rate": line["vat_rate"], "kind": "spare_part", "prices": []}
        assert product.desk.post("/staff/products", body).status == 201
        assert product.desk.post(f"/staff/stock/{sku}/commands", {"type": "begin_counting", "on_hand": 1}).status == 201
        lines.append({**line, "sku": sku})
    reference = str(product.desk.post("/staff/dossiers", offer(lines=lines)).json["reference"])
    product.desk.do(reference, "invite_contact", contact="jean", mails=True)
    url = product.outbox.link(EMAIL, reference, 180)
    assert url is not None
    return Sale(Mailed(reference, url), tuple(line["sku"] for line in lines))


class Watch(NamedTuple):
    """What staff see of a sale."""

    product: Product
    sale: Sale

    def mails(self) -> list[dict[str, Any]]:
        """All mails about the dossier, the newest first."""
        mails = httpx.get(f"{self.product.url}/outbox/messages.json", timeout=60).raise_for_status().json()
        return [mail for mail in mails if self.sale.mailed.reference in mail["Subject"]]

    def written_to_staff(self) -> int:
        """How many of them went to the colleague whose dossier it is."""
        return sum(COLLEAGUE in to for mail in self.mails() for to in mail["To"])

    def waits(self, side: str) -> list[str]:
        """For what the work list of a side has the dossier."""
        page = self.product.desk.get(f"/staff/work?side={side}&limit=100").json
        assert page["cursor"] is None, "this is all of it"
        rows = [row["waits"] for row in page["dossiers"] if row["reference"] == self.sale.mailed.reference]
        return [wait["matter"] for waits in rows for wait in waits if wait["side"] == side]

    def holders(self) -> list[list[str]]:
        """Of each product who holds the one piece that there is; all movements add up to it."""
        check = self.product.desk.get("/staff/stock-check").json
        assert check["adds_up"], check["wrong"]
        stock = [self.product.desk.get(f"/staff/stock/{sku}").json for sku in self.sale.skus]
        assert [(one["item"]["held"], one["item"]["available"]) for one in stock] == [(1, 0)] * len(stock)
        return [[holder["reference"] for holder in one["holders"]] for one in stock]

    def codes(self) -> list[str]:
        """The codes that were mailed, the newest first."""
        return ["".join(halves) for mail in self.mails() for halves in CODE.findall(mail["Subject"])]


def until(look: Callable[[], object]) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + SOON / 1000
    while not look():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def act(page: Page, name: str) -> None:
    """Open the sheet of an act, sign it and send it."""
    page.locator(f"#act-{name}").click()
    page.locator(f"#{name}-name").fill("Jean Bon")
    page.locator(f"#{name} [type=submit]").click()
    expect(page.locator(f"#{name}")).to_be_hidden(timeout=SOON)


def order(page: Page, watch: Watch, quantities: tuple[int, ...], file: FilePayload | None = None) -> None:
    """Order so many pieces of each line: write, review, confirm by the code."""
    before = len(watch.codes())
    page.locator("#act-order").click()
    for line, quantity in enumerate(quantities, start=1):
        page.locator(f"#order-q{line}").fill(str(quantity))
    page.locator("#order-number").fill(NUMBER)
    if file:
        page.locator("#order-file").set_input_files([file])
    page.locator("#order-name").fill("Jean Bon")
    page.locator("#order [type=submit]").click()
    page.locator("#order-terms").check(timeout=SOON)
    page.locator("#order [type=submit]").click()
    expect(page.locator("#order-code")).to_be_visible(timeout=SOON)
    until(lambda: len(watch.codes()) > before)
    page.locator("#order-code").fill(watch.codes()[0])
    page.locator("#order [type=submit]").click()
    expect(page.locator("#order")).to_be_hidden(timeout=SOON)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("language", WORDS)
def test_an_offer_is_reserved_extended_ordered_in_part_taken_back_and_ordered_again(
    product: Product, sale: Sale, opened: Opened, language: str
) -> None:
    words, watch, sold = WORDS[language], Watch(product, sale), sale.mailed.reference
    page = opened(sale.mailed, language)
    width, height = SIZES[language]
    page.set_viewport_size({"width": width, "height": height})
    verdict, details = page.locator("[data-slot=verdict]"), page.locator("[data-slot=details]")

    act(page, "reserve")
    expect(verdict).to_contain_text(words.reserved, timeout=SOON)
    assert watch.waits("customer") == ["order"] and watch.holders() == [[sold], [sold]]
    act(page, "extend")
    expect(page.locator("#act-extend")).to_have_count(0, timeout=SOON)

    order(page, watch, (1, 0), ORDER)
    expect(verdict).to_contain_text(words.recorded, timeout=SOON)
    (rest,) = set(re.findall(r"\b[0-9A-Z]{10}\b", details.inner_text())) - {sold}
    assert watch.waits("us") == ["shipment"] and watch.holders() == [[sold], [rest]], "what was left stays reserved"

    act(page, "withdraw")
    expect(verdict).to_contain_text(words.reserved, timeout=SOON)
    assert watch.waits("customer") == ["order"] and watch.holders() == [[sold], [sold]], "its reservation runs on"
    assert product.staff(rest)["state"]["offer"]["voided"]

    order(page, watch, (1, 2))
    expect(verdict).to_contain_text(words.recorded, timeout=SOON)
    expect(page.locator("[data-slot=references]")).to_contain_text(NUMBER)
    assert watch.waits("us") == ["order"] and watch.holders() == [[sold], [sold]]
    until(lambda: watch.written_to_staff() == 6)
    happened = [entry["event"]["type"] for entry in reversed(product.staff(sold)["entries"])]
    acts = {"pieces_reserved", "reservation_extended", "file_filed", "order_created", "order_taken_back"}
    assert sorted(kind for kind in happened if kind in acts) == sorted([*acts, "order_created"])
    assert len(watch.codes()) == 2
