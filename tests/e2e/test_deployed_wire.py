"""What travels to a reader's browser: headers of every answer, and the weight of the first view with its headers."""

import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, Response, Route, expect

from tests.e2e.conftest import Opened
from tests.e2e.product import OFFER, PAID, PARTIAL, Product
from tests.patience import eventually

WHOLE, READABLE = 60_000, 14_000
"""What a first view weighs, and what is read before it shows something.

The latter is less than a server may send before anybody answers: ten segments, 14,600 bytes (RFC 6928, section 2).
"""
EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
POLICY = ("default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "frame-ancestors 'none'",
          "require-trusted-types-for 'script'", "trusted-types 'none'")  # fmt: skip
PAGES = ("/suivi/", "/affaires/", "/en/affairs/")
NOT_KEPT = re.compile(r"no-store|no-cache")


class Wire:
    """Counts the bytes that cross the wire to a page, headers included."""

    def __init__(self, page: Page) -> None:
        self.addresses: dict[str, str] = {}
        self.bytes: dict[str, float] = {}
        cdp = page.context.new_cdp_session(page)
        cdp.send("Network.enable")
        cdp.on("Network.requestWillBeSent", self._sent)
        cdp.on("Network.loadingFinished", self._finished)

    def _sent(self, event: dict[str, Any]) -> None:
        self.addresses[event["requestId"]] = event["request"]["url"]

    def _finished(self, event: dict[str, Any]) -> None:
        address = self.addresses[event["requestId"]]
        self.bytes[address] = self.bytes.get(address, 0) + event["encodedDataLength"]


@pytest.mark.parametrize("reference", [PAID, PARTIAL, OFFER])
def test_the_first_view_weighs_sixty_kilobytes_at_most(product: Product, opened: Opened, page: Page, reference: str) -> None:
    wire = Wire(page)
    opened(product.mailed(reference))
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_load_state("networkidle")
    eventually(page, lambda: {"css", "js", "woff2"} <= {address.rsplit(".", 1)[-1] for address in wire.bytes}, True)
    eventually(page, lambda: any("/api/dossiers/" in address for address in wire.bytes), True)
    assert all(size > 0 for size in wire.bytes.values())
    assert sum(wire.bytes.values()) <= WHOLE


def test_fourteen_kilobytes_are_enough_to_read_something(product: Product, page: Page) -> None:
    wire = Wire(page)

    def only_what_blocks(route: Route) -> None:
        if route.request.resource_type in ("document", "stylesheet"):
            route.continue_()
        else:
            route.abort()

    page.route("**/*", only_what_blocks)
    page.goto(product.mailed(PAID).url)
    expect(page.locator(".brand")).to_be_visible()
    eventually(page, lambda: page.evaluate("performance.getEntriesByName('first-contentful-paint').length"), 1)
    eventually(page, lambda: len(wire.bytes), 2)
    assert sum(wire.bytes.values()) <= READABLE


def test_every_answer_carries_the_headers_of_the_edge(product: Product, opened: Opened, page: Page) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    opened(product.mailed(PAID))
    page.wait_for_load_state("networkidle")
    eventually(page, lambda: len(answers) >= 6, True)
    for answer in answers:
        headers = answer.all_headers()
        assert EVERYWHERE.items() <= headers.items(), answer.url
        assert all(part in headers["content-security-policy"] for part in POLICY)
        assert "unsafe" not in headers["content-security-policy"]
        hashed = re.search(r"\.[0-9a-f]{8,}\.", answer.url)
        assert "immutable" in headers["cache-control"] if hashed else NOT_KEPT.search(headers["cache-control"]), answer.url
        assert headers.get("content-encoding") == "gzip" or int(headers.get("content-length", 0)) < 1000 or "woff2" in answer.url


@pytest.mark.parametrize(
    "path", [*PAGES, "/nothing/", "/api/dossiers/45KL89G00E", "/api/affairs", "/api/nothing", "/api/staff/dossiers/x"]
)
def test_refusals_carry_them_too(product: Product, path: str) -> None:
    answer = httpx.get(product.url + path, timeout=30)
    assert answer.status_code in ((200,) if path in PAGES else (401, 403, 404))
    assert EVERYWHERE.items() <= dict(answer.headers).items()
    # Chromium does not hand this one over where the connection is not encrypted.
    assert "max-age=" in answer.headers["strict-transport-security"]
    if path.startswith("/api"):
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["status"] == answer.status_code
