"""Documents are opened from the page: each is the file whose SHA-256 the page tells."""

import time
from hashlib import sha256
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.e2e.conftest import Opened
from tests.e2e.product import PAID, Product
from tests.e2e.seed import SUPPLIER, THEIRS

SEED = {
    "Offre-45KL89G00E-1.pdf": PAID,
    "Confirmation-de-commande-45KL89G00E.pdf": THEIRS,
    "Bon-de-livraison-BL04-0733.pdf": "BL04-0733",
}
"""The documents that we make of the seed's, whose invoice another system issued: the name of each file, and what stands in it."""

BURST = 180
"""Seconds within which all documents are in one file: it waits for the end of a burst, and for the sweep."""


def listed(page: Page, reference: str) -> dict[str, Any]:
    """What the API tells the page of the dossier's documents."""
    read = "path => fetch(path).then((answer) => answer.json()).then((document) => document.documents)"
    documents: dict[str, Any] = page.evaluate(read, f"/api/dossiers/{reference}?lang=fr")
    return documents


def download(page: Page, address: str) -> tuple[str, bytes]:
    """The name and bytes of the file behind the first link of the page to an address."""
    with page.expect_download() as event:
        page.locator(f"a[href='{address}']").first.click()
    return event.value.suggested_filename, Path(event.value.path()).read_bytes()


@pytest.mark.parametrize("name", SEED)
def test_each_of_the_seed_s_documents_opens_from_the_page(product: Product, opened: Opened, name: str) -> None:
    page = opened(product.mailed(PAID))
    (item,) = (item for item in listed(page, PAID)["items"] if item["file"] == name)
    saved, content = download(page, item["url"])
    assert (saved, sha256(content).hexdigest()) == (name, item["sha256"])
    text = "".join(page_of_pdf.extract_text() for page_of_pdf in PdfReader(BytesIO(content)).pages)
    assert SEED[name] in text and SUPPLIER in text


def test_all_documents_come_in_one_file_with_their_hashes(product: Product, opened: Opened) -> None:
    page = opened(product.mailed(PAID))
    documents = listed(page, PAID)
    page.locator("#documents summary").click()
    packed_by = time.monotonic() + BURST
    while page.request.get(product.url + documents["archive"]["url"], max_redirects=0).status != HTTPStatus.SEE_OTHER:
        assert time.monotonic() < packed_by
        page.wait_for_timeout(1000)
    saved, content = download(page, documents["archive"]["url"])
    assert saved == f"{PAID}.zip"
    with ZipFile(BytesIO(content)) as file:
        packed = {name: sha256(file.read(name)).hexdigest() for name in SEED}
        manifest = file.read("SHA256SUMS.txt").decode()
    assert packed == {item["file"]: item["sha256"] for item in documents["items"]}
    assert manifest == "".join(f"{item['sha256']}  {item['file']}\n" for item in documents["items"])
