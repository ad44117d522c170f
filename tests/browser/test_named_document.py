"""A mail's button names the document that it is about: the dossier opens there, and the address does not keep it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fake_api import FakeApi
from tests.browser.samples import REFERENCES
from tests.browser.shown_documents import INVOICE, prepare_again
from tests.browser.tokens import token_of
from tests.patience import until_read

pytestmark = pytest.mark.looks

PARTIAL = REFERENCES["partial"]


def follow(page: Page, url: str, query: str, name: str = "partial") -> None:
    """Follow the mail's link."""
    page.goto(f"{url}/suivi/{query}#{token_of(REFERENCES[name])}")
    until_read(page)


def test_the_dossier_opens_at_the_document(page: Page, url: str, api: FakeApi) -> None:
    follow(page, url, f"?document={INVOICE.entry}")
    row = page.locator(f"#document-{INVOICE.entry}")
    expect(row).to_be_in_viewport()
    expect(row).to_have_attribute("aria-current", "true")
    expect(row.get_by_role("link")).to_be_focused()
    expect(page).to_have_url(f"{url}/suivi/#{PARTIAL}")
    assert all("document=" not in asked.query and "document=" not in str(asked.headers.get("Referer")) for asked in api.asked)
    page.reload()
    until_read(page)
    expect(row).to_be_hidden()


def test_in_english_and_on_a_shared_device(page: Page, url: str) -> None:
    page.goto(f"{url}/en/suivi/?poste=partage&document=1#{token_of(PARTIAL)}")
    until_read(page)
    expect(page.locator("#document-1 a")).to_be_focused()
    expect(page).to_have_url(f"{url}/en/suivi/?poste=partage#{PARTIAL}")


def test_one_in_preparation_is_shown_too(page: Page, url: str, api: FakeApi) -> None:
    prepare_again(api.documents[PARTIAL]["fr"])
    follow(page, url, f"?document={INVOICE.entry}")
    expect(page.locator(f"#document-{INVOICE.entry}")).to_be_focused()


@pytest.mark.parametrize("number", ["99", "0", "x", "", "1e1", "-1", "9" * 30, "11#x"])
def test_an_unknown_number_opens_the_dossier_as_usual(page: Page, url: str, number: str) -> None:
    if number == "11#x":
        page.goto(f"{url}/suivi/?document=%2311#{token_of(PARTIAL)}")
        until_read(page)
    else:
        follow(page, url, f"?document={number}")
    expect(page.locator("#documents-list")).to_be_hidden()
    expect(page).to_have_url(f"{url}/suivi/#{PARTIAL}")


def test_the_masked_view_opens_as_usual(page: Page, url: str) -> None:
    follow(page, url, "?document=11", "masked")
    expect(page.locator("#documents")).to_be_hidden()
