"""Files that a customer sends from the page: through the site's own path into the bucket, looked at, and had again."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.e2e.conftest import Opened
from tests.e2e.product import Mailed, Product
from tests.http.desk import Guest, headers
from tests.samples import pdfs, pictures

LOOKED_AT = 90_000
"""Milliseconds within which the worker looks at a file and the page reads it again."""
ORDER = FilePayload(name="Bon.pdf", mimeType="application/pdf", buffer=pdfs.pdf())
PHOTO = FilePayload(name="quai 3.heic", mimeType="image/heic", buffer=pictures.HEIC)
LOCKED = FilePayload(
    name="secret.pdf",
    mimeType="application/pdf",
    buffer=pdfs.pdf(lambda writer: writer.encrypt("secret", "owner", algorithm="RC4-128")),
)


def send(page: Page, file: FilePayload, *, other: bool) -> None:
    """Send a file from the page."""
    page.locator("#send-files").click()
    page.locator(f"#send-file-kind-{int(other)}").check()
    page.locator("#send-file-file").set_input_files([file])
    page.locator("#send-file-name").fill("Jean Bon")
    page.locator("#send-file [type=submit]").click()
    expect(page.locator("#send-file")).to_be_hidden(timeout=LOOKED_AT)


def saved(page: Page, name: str) -> tuple[str, bytes]:
    """The name and the bytes of a file as the page gives it."""
    with page.expect_download() as event:
        page.locator("#files-list a", has_text=name).click()
    return event.value.suggested_filename, Path(event.value.path()).read_bytes()


def test_files_are_sent_looked_at_and_had_again(opened: Opened, shipped: Mailed) -> None:
    page = opened(shipped)
    send(page, ORDER, other=False)
    send(page, PHOTO, other=True)
    send(page, LOCKED, other=True)
    rows = page.locator("#files-list li")
    expect(rows.nth(0)).to_contain_text("Refusé : protégé par un mot de passe.", timeout=LOOKED_AT)
    expect(rows.nth(1)).to_contain_text("Contrôlé et classé", timeout=LOOKED_AT)
    expect(rows.nth(2)).to_contain_text("Contrôlé et classé", timeout=LOOKED_AT)
    assert saved(page, "Bon.pdf") == ("Bon.pdf", ORDER["buffer"])
    name, made = saved(page, "quai 3.heic")
    assert name == "quai 3.jpg" and pictures.SECRET.encode() not in made
    assert Image.open(BytesIO(made)).size == (120, 160)
    expect(page.locator(".log h3", has_text="Votre bon de commande, en fichier")).to_have_count(1)


@pytest.fixture
def upload(product: Product, shipped: Mailed) -> dict[str, Any]:
    """The place of a document that was announced by the API."""
    guest = Guest(product.desk.api, shipped.reference)
    content = ORDER["buffer"]
    body = {
        "name": "Jean Bon", "kind": "other", "filename": "Plan.pdf", "type": "application/pdf", "size": len(content),
        "sha256": sha256(content).hexdigest(),
    }  # fmt: skip
    answer = guest.post("/files", body, headers(match=guest.seen()))
    assert answer.status == 201, answer.body
    given: dict[str, Any] = answer.json["upload"]
    return given


def test_a_place_takes_the_announced_bytes_once_and_nothing_else(product: Product, upload: dict[str, Any]) -> None:
    content, url = ORDER["buffer"], product.url + upload["url"]

    def put(sent: bytes, to: str = url, **changes: str) -> int:
        return httpx.put(to, content=sent, headers={**upload["headers"], **changes}, timeout=60).status_code

    assert put(content + b"\n") == 403, "one byte too long"
    assert put(content[:-1]) == 403
    assert put(content, **{"Content-Type": "text/html"}) == 403
    assert put(content[::-1]) in (400, 403), "as many other bytes"
    assert put(content, to=url.partition("?")[0]) == 403, "an address of nobody's"
    assert put(content) == 200
    assert put(content) == 412, "once"
    assert httpx.get(url.partition("?")[0], timeout=60).status_code == 403, "nothing is read there"
