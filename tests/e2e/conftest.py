"""The real page on the real stack: the deployed zip on a local AWS, over HTTP, in Chromium; deployed once a worker."""

import os
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from infra.demo.outbox import Outbox
from infra.demo.pages import customer_pages
from infra.stack import running
from static_site.build import build
from tests.e2e.product import Mailed, Product
from tests.http.deployed import Deployed
from tests.http.desk import Desk

FIRST_PORT, PORTS = 47560, 20
PATIENCE = 15_000
"""Milliseconds that a page waits for the local AWS, which starts functions slowly where the machine is busy."""

Opened = Callable[..., Page]


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The deployed product with its demonstration, all mails sent."""
    folder = tmp_path_factory.mktemp("e2e")
    build(folder / "site")
    # Ports of this worker's own: one that is free when it is chosen is bound some seconds later.
    worker = int(re.sub(r"\D", "", os.environ.get("PYTEST_XDIST_WORKER", "0")))
    first = FIRST_PORT + worker % 2 * PORTS
    with running(folder / "aws", range(first, first + PORTS), folder / "site") as stack:
        deployed = Deployed(stack)
        desk = Desk(deployed)
        memory = folder / "links.json"
        pages = list(customer_pages(stack.base_url, desk.token, memory))
        product = Product(stack, desk, Outbox(stack.base_url, memory), pages)
        product.settle()
        yield product
        deployed.client.close()


@pytest.fixture
def patient(context: BrowserContext) -> Iterator[BrowserContext]:
    """The clean profile, as patient as the local AWS needs."""
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield context
    expect.set_options(timeout=5000)


@pytest.fixture
def opened(patient: BrowserContext, page: Page) -> Opened:
    """Follows a mailed link and waits until the dossier is read."""

    def open_(mailed: Mailed, language: str = "fr") -> Page:
        page.goto(mailed.url if language == "fr" else mailed.url.replace("/suivi/", "/en/suivi/"))
        page.locator("[data-slot=steps] li").first.wait_for()
        return page

    return open_


@pytest.fixture
def shipped(product: Product) -> Mailed:
    """A dossier that one test may change: a firm order with a parcel on its way."""
    return product.shipped()
