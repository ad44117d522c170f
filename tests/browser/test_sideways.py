"""No page scrolls sideways, whatever people wrote into the fields, on any screen, with everything opened."""

import pytest
from playwright.sync_api import Page

from static_site.pages import PAGES
from static_site.texts import LANGUAGES
from tests.browser import samples
from tests.browser.conftest import Opened, Walked
from tests.browser.fake_api import FakeApi
from tests.browser.nasty import NUMBER, WORD, nasty, nasty_rows
from tests.browser.test_axe import PLAIN, READ
from tests.browser.tokens import token_of

pytestmark = pytest.mark.looks

WIDTHS = (320, 390, 640, 768, 1000, 1280)
SIDEWAYS = """() => {
  const [width, found] = [document.documentElement.clientWidth, []];
  if (document.documentElement.scrollWidth > width) found.push('page');
  for (const node of document.querySelectorAll('main *, footer *, header *, dialog[open], dialog[open] *')) {
    if (node.closest('.vh, thead, [aria-hidden=true], .skip') || !node.checkVisibility()) continue;
    const [box, dialog] = [node.getBoundingClientRect(), node.closest('dialog')?.getBoundingClientRect()];
    if (box.right > (dialog?.right ?? width) + 0.5 || box.left < (dialog?.left ?? 0) - 0.5) {
      found.push(`${node.tagName}.${node.className} ${Math.round(box.left)}-${Math.round(box.right)}`);
    }
  }
  return found.slice(0, 9);
}"""
"""What is wider than the screen, or than the dialog that it stands in."""
OPEN = "(all) => all.forEach((each) => each.setAttribute('open', ''))"


def sideways(page: Page, widths: tuple[int, ...] = WIDTHS) -> dict[int, list[str]]:
    """What stands out, by width."""
    wide = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        wide[width] = page.evaluate(SIDEWAYS)
    return {width: selectors for width, selectors in wide.items() if selectors}


def worsen(api: FakeApi) -> None:
    """Put the worst into every dossier and row."""
    for documents in api.documents.values():
        for language in LANGUAGES:
            documents[language] = nasty(documents[language])
    api.affairs.pages = {language: [nasty_rows(page) for page in pages] for language, pages in api.affairs.pages.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_dossier_scrolls_sideways(walked: Walked, api: FakeApi, language: str) -> None:
    worsen(api)
    for name, page in walked(samples.REFERENCES, language):
        page.locator("details").evaluate_all(OPEN)
        assert sideways(page) == {}, name


@pytest.mark.parametrize("name", ["partial", "offer"])
def test_no_dialog_and_no_form_scrolls_sideways(opened: Opened, api: FakeApi, name: str) -> None:
    worsen(api)
    page = opened(name)
    page.locator("details").evaluate_all(OPEN)
    page.locator("#v-file").set_input_files({"name": f"{WORD}.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
    page.locator("#verify .msg").wait_for()
    page.locator("#f-question [type=submit]").click()
    if name == "partial":
        page.locator("#confirm-1").click()
        page.locator("#r-wanting").check()
        page.locator("#r-name").fill(WORD)
        page.locator("#r-text").fill(NUMBER)
        page.locator("#f-reception [type=submit]").focus()
    assert sideways(page) == {}


def test_an_earlier_day_does_not(opened: Opened, api: FakeApi) -> None:
    worsen(api)
    page = opened("partial")
    page.locator("#then-8").click()
    page.locator("#earlier").wait_for()
    assert sideways(page) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_affairs_does_not(listed: Opened, api: FakeApi, language: str) -> None:
    worsen(api)
    page = listed(language)
    page.locator("#more").click()
    page.locator("#h-closed").wait_for()
    assert sideways(page) == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", PLAIN)
def test_no_plain_page_does(page: Page, url: str, key: str, language: str) -> None:
    page.goto(url + PAGES[key].address(language))
    if key == "example":
        page.locator(".log li").first.wait_for()
    page.evaluate("document.fonts.ready.then(() => true)")
    assert sideways(page) == {}


@pytest.mark.parametrize("key", READ)
@pytest.mark.parametrize("state", ["dead", "none", "failed", "incomplete"])
def test_no_state_does(page: Page, url: str, api: FakeApi, key: str, state: str) -> None:
    if state == "failed":
        api.failing = {"GET": 503, "POST": 503}
    asked = {"none": "", "incomplete": "#" + "x" * 60}.get(state, f"#{token_of('45ZZ00G00Z')}")
    page.goto(f"{url}{PAGES[key].address('fr')}{asked}")
    page.locator("main h1").first.wait_for()
    assert sideways(page) == {}
