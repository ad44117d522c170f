"""Words that people wrote in another language than the page's say so."""

from playwright.sync_api import expect

from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi


def test_french_comments_on_the_english_page_are_spoken_in_french(opened: Opened, api: FakeApi) -> None:
    document = api.documents["45MR02G00A"]["en"]
    document |= {"comments": "Quai fermé.", "comments_lang": "fr", "lead": "Reporté.", "lead_lang": "fr"}
    tongues = ["fr", "en", None]
    entries = document["history"]["entries"][:3]
    for entry, tongue in zip(entries, tongues, strict=True):
        entry |= {"comment": "Dit.", "comment_lang": tongue}
    page = opened("partial", "en")
    quotes = page.locator(".log .quote")
    expect(quotes.nth(0)).to_have_attribute("lang", "fr")
    for position in (1, 2):
        assert quotes.nth(position).get_attribute("lang") is None
    expect(page.locator("[data-slot=details] .quote")).to_have_attribute("lang", "fr")
    expect(page.locator("[data-slot=verdict] p").last).to_have_attribute("lang", "fr")
