"""No obstacle that axe finds: every page and state, two languages, two themes, four widths."""

import pytest
from playwright.sync_api import Page, expect

from static_site.pages import PAGES
from tests.axe import DIALOG, ENDS, NARROW, QUICK, SCRIPT, WIDTHS, examine
from tests.browser import offers, samples
from tests.browser import shown_documents as shown
from tests.browser.conftest import Opened, Walked
from tests.browser.fake_api import FakeApi
from tests.browser.tokens import token_of

pytestmark = pytest.mark.looks

FULLY = ("paid", "partial", "masked")
"""Samples examined in both languages and at each width; the others differ from them in a few drawn states."""
LANGUAGES = ("fr", "en")
AT = {"fr": WIDTHS, "en": NARROW}
"""Where the longer texts are, every width is looked at."""
SHORTLY = {"fr": ENDS, "en": NARROW}
"""Where the layouts of both ends are drawn once, English is looked at where it is narrow."""
READ = ("dossier", "affairs")
"""Pages that show nothing without a link; they have tests of their own."""
FILLED = {"example": ".log li", "desk": ".gate", "access": "main h1", "statement": "main h1", "instruments": "main h1"}
"""What the scripts of some draw before they are looked at."""
PLAIN = [key for key in PAGES if key not in (*READ, "desk")]
"""Pages that are there at once; the desk signs in first, and has tests of its own."""
SEEN = {"dead": "form[data-lost]", "incomplete": ".dots", "cookie": ".msg", "failed": "[data-code]", "waiting": ".wait .seg"}
"""What a state has that no state before it has."""
ALIKE = """() => {
  const known = new Set();
  for (const section of document.querySelectorAll('main section')) {
    const parts = [...section.querySelectorAll('*')].map((node) =>
      [node.parentElement.localName, node.localName, node.className, Boolean(node.textContent.trim())].join(' '));
    if (parts.every((part) => known.has(part))) section.remove();
    parts.forEach((part) => known.add(part));
  }
  return known.size;
}"""
"""Leaves of the sections that one template drew those of which a part is unlike all before: what is the same is judged alike."""
SPOILT = """() => {
  const [title, veil, link] = [document.querySelector('h1'), document.createElement('p'), document.createElement('a')];
  Object.assign(veil.style, { backgroundColor: 'rgb(255 0 0 / 40%)', opacity: '0.7' });
  veil.append('On a veil ', Object.assign(link, { href: '/', textContent: 'of red' }));
  title.after(veil);
}"""
"""Two texts that are hard to read, behind layers."""
RESULTS = """() => axe.run().then(({ violations, passes, incomplete }) => [violations, passes, incomplete].map((results) =>
    results.map(({ id, nodes }) => [id, nodes.map(({ html, any, all, none }) =>
        [html, [...any, ...all, ...none].map(({ id, data, message }) => [id, data, message])])])))"""
"""All that axe says: the elements, and to each the colours and the ratio."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", PLAIN)
def test_pages(page: Page, url: str, api: FakeApi, key: str, language: str) -> None:
    api.staff.signed_in = False
    page.goto(url + PAGES[key].address(language))
    if key in FILLED:
        page.locator(FILLED[key]).first.wait_for()
    if key == "api" and language == "en":
        assert page.evaluate(ALIKE) > 10
    examine(page, {"home": AT[language], "example": AT[language], "api": NARROW}.get(key, SHORTLY[language]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_dossiers(walked: Walked, language: str) -> None:
    for _, page in walked(FULLY, language):
        examine(page, AT[language])


def test_other_states_of_a_dossier(walked: Walked) -> None:
    for _, page in walked(name for name in samples.REFERENCES if name not in FULLY):
        examine(page, NARROW)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_earlier_day(opened: Opened, language: str) -> None:
    page = opened("partial", language)
    page.locator("#then-8").click()
    expect(page.locator("#earlier")).to_be_visible()
    examine(page, AT[language])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", ["dead", "incomplete", "cookie", "none", "failed", "waiting", "forgotten"])
def test_states(page: Page, url: str, api: FakeApi, state: str, language: str) -> None:
    base = f"{url}{PAGES['dossier'].address(language)}"
    if state == "failed":
        api.failing = {"GET": 503}
    if state == "waiting":
        page.route("**/api/**", lambda route: None)
    api.cookies = state != "cookie"
    named = {"none": "", "forgotten": "", "incomplete": token_of("45MR02G00A")[:-1], "cookie": token_of("45MR02G00A")}
    page.goto(f"{base}#{named.get(state, '45MR02G00A')}")
    if state == "failed":
        expect(page.locator("[data-code]")).to_have_text("E-503")
    if state == "forgotten":
        page.evaluate(
            "document.getElementById('content').replaceChildren(document.getElementById('t-forgotten').content.cloneNode(true))"
        )
    expect(page.locator(f"main {SEEN.get(state, 'h1')}").first).to_be_visible()
    examine(page, SHORTLY[language])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("content", [shown.INVOICE.content, shown.REPLACED.content, b"unknown"])
def test_documents_and_what_is_said_of_a_file(opened: Opened, content: bytes, language: str) -> None:
    page = opened("partial", language)
    page.locator("#documents summary").click()
    page.locator("#v-file").set_input_files({"name": "recu.pdf", "mimeType": "application/pdf", "buffer": content})
    expect(page.locator("#verify .msg")).to_be_visible()
    examine(page, SHORTLY[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_and_their_errors(opened: Opened, language: str) -> None:
    page = opened("partial", language)
    page.locator("#question summary").click()
    page.locator("#f-question [type=submit]").click()
    examine(page, SHORTLY[language])
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("#confirm-1").click()
    page.locator("#f-reception [type=submit]").click()
    examine(page, AT[language], DIALOG)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("act", ["reserve", "extend", "release"])
def test_sheets_and_their_errors(opened: Opened, act: str, language: str) -> None:
    page = opened("reservable" if act == "reserve" else "reserved", language)
    page.locator(f"#act-{act}").click()
    page.locator(f"#{act} [type=submit]").click()
    expect(page.locator(f"#{act} .msg--ko")).to_be_visible()
    examine(page, AT[language] if act == "reserve" else SHORTLY[language], DIALOG)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_steps_of_an_order_and_their_errors(opened: Opened, language: str) -> None:
    page = opened("orderable", language)
    page.locator("#act-order").click()
    page.locator("#order-place-to-other").check()
    page.locator("#order [type=submit]").click()
    expect(page.locator("#order .msg--ko")).to_be_visible()
    examine(page, AT[language], DIALOG)
    page.locator("#order-place-to-a1").check()
    page.locator("#order-name").fill("Jean Bon")
    page.locator("#order [type=submit]").click()
    page.locator("#order .sum").wait_for()
    page.locator("#order [type=submit]").click()
    expect(page.locator("#order-terms-x")).to_be_visible()
    examine(page, SHORTLY[language], DIALOG)
    page.locator("#order-terms").check()
    page.locator("#order [type=submit]").click()
    page.locator("#order-code").wait_for()
    page.locator("#order [type=submit]").click()
    expect(page.locator("#order-code-x")).to_be_visible()
    examine(page, SHORTLY[language], DIALOG)


@pytest.mark.parametrize("act", ["withdraw", "number", "request"])
def test_what_is_done_with_an_order(opened: Opened, api: FakeApi, act: str) -> None:
    if act == "request":
        api.documents["45MR10G00A"]["fr"]["placed"]["undo_until"] = "2026-08-06T16:00:00Z"
    page = opened("ordered")
    page.locator(f"#act-{act}").click()
    page.locator(f"#{act} [type=submit]").click()
    expect(page.locator(f"#{act} .msg--ko")).to_be_visible()
    examine(page, ENDS, DIALOG)


def test_two_revisions_side_by_side(opened: Opened, api: FakeApi) -> None:
    page = opened("orderable")
    page.locator("#act-order").click()
    page.locator("#order-name").fill("Jean Bon")
    expect(page.locator("#order .will")).to_be_visible()
    for document in api.documents["45MR09G00A"].values():
        offers.revised(document)
    api.stale = True
    page.locator("#order [type=submit]").click()
    expect(page.locator("#order .vs")).to_be_visible()
    examine(page, ENDS, DIALOG)


def test_files_and_their_errors(opened: Opened) -> None:
    page = opened("partial")
    page.locator("#send-files").click()
    page.locator("#send-file [type=submit]").click()
    expect(page.locator("#send-file .msg--ko")).to_be_visible()
    examine(page, ENDS, DIALOG)


def test_quicker_it_says_the_same(page: Page, url: str) -> None:
    results = []
    for script in (SCRIPT, QUICK):
        page.goto(url + PAGES["example"].address("fr"))
        page.locator(".log li").first.wait_for()
        page.evaluate(SPOILT)
        page.evaluate(script)
        results.append(page.evaluate(RESULTS))
    assert results[0] == results[1]
    contrast = dict(results[1][0])["color-contrast"]
    assert len(contrast) == 2, contrast
