"""The real page on the real stack: the deployed zip on a local AWS, over HTTP, in Chromium; deployed once a worker."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from infra.demo.mailed_links import MailedLinks
from infra.demo.pages import customer_pages
from infra.local.stack import running
from tests.e2e.product import Mailed, Product
from tests.http.deployed import Deployed
from tests.http.desk import Desk
from tests.patience import until_read
from tests.ports import ports_of

Opened = Callable[..., Page]


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory, dist: Path) -> Iterator[Product]:
    """The deployed product with its demonstration, all mails sent."""
    folder = tmp_path_factory.mktemp("e2e")
    with running(folder / "aws", ports_of("e2e"), dist) as stack:
        deployed = Deployed(stack)
        desk = Desk(deployed)
        memory = folder / "links.json"
        pages = list(customer_pages(stack.base_url, desk.token, memory))
        product = Product(stack, desk, MailedLinks(stack.base_url, memory), pages)
        product.settle()
        yield product
        deployed.client.close()


@pytest.fixture
def opened(page: Page) -> Opened:
    """Follows a mailed link and waits until the dossier is read."""

    def open_(mailed: Mailed, language: str = "fr") -> Page:
        page.goto(mailed.url if language == "fr" else mailed.url.replace("/suivi/", "/en/suivi/"))
        until_read(page)
        return page

    return open_


@pytest.fixture
def shipped(product: Product) -> Mailed:
    """A dossier that one test may change: a firm order with a parcel on its way."""
    return product.shipped()
