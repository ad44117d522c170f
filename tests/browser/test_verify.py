"""A PDF is compared with the reader's documents by its fingerprint; the file is sent nowhere."""

from hashlib import sha256
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.shown_documents import INVOICE, REPLACED

OURS = "C’est bien notre document : Facture F26-0412."
UNKNOWN = "Ce fichier n’est pas un document de ce dossier. Il n’est d’aucun de vos autres dossiers non plus"
COMPARE = "Avant tout paiement, comparez l’IBAN avec celui de cette page, ou appelez-nous au 04\u00a065\u00a071\u00a000\u00a012."
OTHER = b"%PDF-1.7 of another dossier"
DROP = """(zone, bytes) => {
  const given = new DataTransfer();
  given.items.add(new File([new Uint8Array(bytes)], 'recu.pdf', { type: 'application/pdf' }));
  zone.dispatchEvent(new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true }));
}"""


def file(content: bytes) -> Any:
    """A PDF as a browser's window of files gives it."""
    return {"name": "recu.pdf", "mimeType": "application/pdf", "buffer": content}


@pytest.fixture
def page_open(opened: Opened) -> Page:
    """The partial dossier, its section of documents open."""
    page = opened("partial")
    page.locator("#documents summary").click()
    return page


def shown(page: Page) -> Locator:
    """What the page says of the file."""
    return page.locator("#verify [data-result]")


def test_ours(page_open: Page, api: FakeApi) -> None:
    page_open.locator("#v-file").set_input_files(file(INVOICE.content))
    expect(shown(page_open)).to_contain_text(OURS)
    expect(page_open.locator("#announcer")).to_contain_text(OURS)
    expect(shown(page_open)).to_contain_text("recu.pdf")
    assert [each.path for each in api.writes()] == ["/api/links"]


def test_ours_and_replaced(page_open: Page) -> None:
    page_open.locator("#v-file").set_input_files(file(REPLACED.content))
    verdict = "Ce document est de nous, mais il est remplacé ou retiré : Bon de livraison BL26-0732. Remplacé par BL26-0733."
    expect(page_open.locator("#announcer")).to_contain_text(verdict)


@pytest.mark.parametrize("content", [b"%PDF-1.7 elsewhere", INVOICE.content[:-1] + b"3", INVOICE.content + b"\n", b""])
def test_unknown_or_changed_by_one_byte(page_open: Page, content: bytes) -> None:
    page_open.locator("#v-file").set_input_files(file(content))
    for text in (UNKNOWN, COMPARE):
        expect(page_open.locator("#announcer")).to_contain_text(text)
    expect(shown(page_open).locator(".msg--you")).to_be_visible()
    expect(shown(page_open)).not_to_contain_text("Ne payez pas")
    expect(shown(page_open)).not_to_contain_text("notre document")


@pytest.mark.parametrize(
    ("current", "verdict"),
    [
        (True, "C’est bien notre document : Facture F26-0400, de votre dossier 45KL89G00E."),
        (False, "Ce document est de nous, mais il est remplacé ou retiré : Facture F26-0400, de votre dossier 45KL89G00E."),
    ],
)
def test_one_of_another_dossier_of_the_reader_is_ours(page_open: Page, api: FakeApi, current: bool, verdict: str) -> None:
    api.elsewhere[sha256(OTHER).hexdigest()] = {"reference": "45KL89G00E", "title": "Facture F26-0400", "current": current}
    page_open.locator("#v-file").set_input_files(file(OTHER))
    expect(page_open.locator("#announcer")).to_contain_text(verdict)
    expect(shown(page_open).locator(".msg--you")).to_have_count(0 if current else 1)
    assert [each.method for each in api.asked if "/known/" in each.path] == ["GET"]


def test_what_could_not_be_compared_is_not_called_unknown_everywhere(page_open: Page, api: FakeApi) -> None:
    api.failing = {"GET": 503}
    page_open.locator("#v-file").set_input_files(file(OTHER))
    expect(page_open.locator("#announcer")).to_contain_text("Il n’a pas pu être comparé avec vos autres dossiers")
    expect(page_open.locator("#announcer")).to_contain_text(COMPARE)


def test_dropped(page_open: Page) -> None:
    page_open.locator("#verify").evaluate(DROP, list(INVOICE.content))
    expect(shown(page_open)).to_contain_text(OURS)


def test_by_keyboard_alone(opened: Opened) -> None:
    page = opened("partial")
    # The browser is told to hand choosers over when the first listener comes, and nothing waits for that: here it has time.
    page.on("filechooser", lambda chooser: None)
    page.locator("#documents summary").focus()
    page.keyboard.press("Enter")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "v-file":
            break
    expect(page.locator("#v-file")).to_be_focused()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(file(INVOICE.content))
    expect(page.locator("#announcer")).to_contain_text(OURS)


def test_without_https_the_page_says_that_it_cannot(page: Page, opened: Opened) -> None:
    page.add_init_script("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    opened("partial").locator("#documents summary").click()
    page.locator("#v-file").set_input_files(file(INVOICE.content))
    expect(page.locator("#announcer")).to_contain_text(f"doit commencer par https. {COMPARE}")


def test_a_result_goes_when_the_documents_change(page_open: Page, api: FakeApi) -> None:
    page_open.locator("#v-file").set_input_files(file(INVOICE.content))
    expect(shown(page_open)).to_contain_text(OURS)
    changed = api.documents["45MR02G00A"]["fr"]
    changed["version"] = "00000000000c"
    changed["documents"]["items"][-1] |= {"current": False, "note": "Retirée"}
    page_open.locator("[data-reread]").click()
    expect(page_open.locator("#documents-list li").last).to_contain_text("Retirée")
    expect(shown(page_open)).to_be_empty()


def test_a_fingerprint_is_copied_whole(page_open: Page) -> None:
    page_open.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page_open.get_by_role("button", name="Copier SHA-256, Facture F26-0412").click()
    expect(page_open.locator("#announcer")).to_have_text("Copié : SHA-256, Facture F26-0412")
    assert len(page_open.evaluate("navigator.clipboard.readText()")) == 64
