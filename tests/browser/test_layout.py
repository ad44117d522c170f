"""Room: the first screen, no sideways scroll, text that may be spaced."""

import pytest
from playwright.sync_api import Page, expect

from static_site.pages import PAGES
from tests.browser import samples
from tests.browser.conftest import Opened, Walked
from tests.browser.fake_api import FakeApi
from tests.browser.test_axe import PLAIN

pytestmark = pytest.mark.looks

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    "p { margin-bottom: 2em !important }"
)
"""WCAG 1.4.12, text spacing."""

TORN = """() => {
  const torn = [];
  for (const words of document.querySelectorAll('.step__s')) {
    const texts = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const { 0: word, index } of texts.currentNode.data.matchAll(/[^ \\u00a0]+/g)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + word.length);
        if (range.getClientRects().length > 1) torn.push(word);
      }
    }
  }
  return torn;
}"""
"""Words of which a part is on another line."""


def scrolling(page: Page, widths: tuple[int, ...]) -> dict[int, int]:
    """By how many pixels a page scrolls sideways, by the widths where it does."""
    pixels = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        pixels[width] = page.evaluate(SIDEWAYS)
    return {width: wider for width, wider in pixels.items() if wider}


def test_no_dossier_scrolls_sideways(walked: Walked) -> None:
    for name, page in walked(samples.REFERENCES):
        page.locator("details").evaluate_all("(all) => all.forEach((each) => each.setAttribute('open', ''))")
        assert scrolling(page, (320, 390, 768, 1000)) == {}, name


def test_a_step_breaks_a_date_between_its_words_alone(opened: Opened, api: FakeApi) -> None:
    text = "prévu le 30\u00a0septembre\u00a02026"
    for step in api.documents["45MR02G00A"]["fr"]["steps"]:
        step |= {"text": text, "documents": []}
    page = opened("partial")
    expect(page.locator(".step__s", has_text=text)).to_have_count(7)
    for width in (1280, 1024, 768, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TORN) == [], width
        assert page.evaluate(SIDEWAYS) == 0, width


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("key", PLAIN)
def test_no_page_scrolls_sideways(page: Page, url: str, key: str, language: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(url + PAGES[key].address(language))
    if key == "example":
        page.locator(".log li").first.wait_for()
    page.evaluate("document.fonts.ready.then(() => true)")
    assert page.evaluate(SIDEWAYS) == 0


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", ["paid", "partial", "offer"])
def test_the_first_screen_holds_the_track(opened: Opened, name: str, language: str) -> None:
    box = opened(name, language).locator(".track").bounding_box()
    assert box is not None and box["y"] + box["height"] <= 729


def test_links_of_a_step_stand_apart_and_break_no_word(opened: Opened, api: FakeApi) -> None:
    step = next(one for one in api.documents["45MR02G00A"]["fr"]["steps"] if one["key"] == "invoice")
    step["documents"] = [{**step["documents"][0], "label": label, "entry": n} for n, label in enumerate(("Facture", "Avoir"), 40)]
    page = opened("partial")
    page.set_viewport_size({"width": 1280, "height": 800})
    invoice, credit = (each.bounding_box() for each in page.locator(".step:nth-child(5) .doc").all())
    assert invoice and credit and (credit["y"] > invoice["y"] or credit["x"] - invoice["x"] - invoice["width"] >= 8)
    page.set_viewport_size({"width": 800, "height": 800})
    confirmation = page.locator(".step:nth-child(2) .doc").bounding_box()
    assert confirmation and confirmation["height"] < 30


def test_on_a_phone_the_act_comes_first(opened: Opened) -> None:
    page = opened("partial")
    page.set_viewport_size({"width": 390, "height": 844})
    tops = [
        page.locator(selector).bounding_box()
        for selector in (".verdict", ".todo", ".eta", ".progress", ".lines", ".hist", "[data-slot=addresses]", "#h-call")
    ]
    heights = [box["y"] for box in tops if box]
    assert len(heights) == 8 and heights == sorted(heights)
    expect(page.locator(".lines .u").first).to_be_hidden()
    amount = page.locator(".amount").bounding_box()
    assert amount is not None and amount["y"] + amount["height"] < 478


def test_spaced_text_is_not_cut(opened: Opened) -> None:
    page = opened("partial")
    page.set_viewport_size({"width": 390, "height": 844})
    # Through the CSSOM: the page's policy allows no style element.
    page.evaluate(
        "(text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets = [sheet]; }", SPACED
    )
    assert page.evaluate(SIDEWAYS) == 0
