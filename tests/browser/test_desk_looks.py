"""The desk's pages in both languages, themes and at three widths: nothing that axe finds, in forced colours and spaced too.

English is looked at where it is narrow.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from static_site.pages import PAGES
from tests.axe import examine
from tests.browser import staff_samples
from tests.browser.fake_api import FakeApi
from tests.browser.pane_hands import AT, WIDTHS
from tests.browser.staff_dossiers import StaffDossiers
from tests.browser.test_desk_money import FILE, HEADER, MARKUP
from tests.browser.test_dossier_panes import IN_PROCESS, document_store, dossiers, drawer, real_api, standin, store, time
from tests.browser.test_layout import SIDEWAYS, SPACED
from tests.samples.texts import both

__all__ = ["document_store", "dossiers", "drawer", "real_api", "standin", "store", "time"]
pytestmark = [IN_PROCESS, pytest.mark.looks]
FOLLOW = "(hash) => { location.hash = hash; }"
SHELF = ("product", "stock")
"""How paths of the staff API begin that the page of the stock reads and writes."""
Desk = Callable[[str], tuple[Page, str]]
WITHOUT_BORDER = """() => [...document.querySelectorAll('#place .btn, #place .segmented button, dialog[open] .btn')]
  .filter((node) => node.checkVisibility() && !['Top', 'Bottom'].every((side) => {
    const style = getComputedStyle(node);
    return style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0
      && style[`border${side}Color`] !== 'rgba(0, 0, 0, 0)';
  })).map((node) => node.outerHTML.slice(0, 120))"""
"""Buttons that nothing but a fill tells from text, of which forced colours leave nothing."""
UNSEEN = """() => {
  const named = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const open = document.querySelector('dialog[open]') ?? document;
  return [...open.querySelectorAll(named)].filter((node) => {
    if (!node.checkVisibility() || node.disabled) return false;
    node.focus({ focusVisible: true });
    const ringed = [node, ...node.querySelectorAll('*')].map((each) => getComputedStyle(each));
    const seen = ringed.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1);
    return document.activeElement === node && !seen;
  }).map((node) => node.outerHTML.slice(0, 120));
}"""
"""What shows no ring when it has the focus."""
CUT = """(within) => [...document.querySelectorAll(`${within} button, ${within} h1, ${within} h2, ${within} p, ${within} label`)]
  .filter((node) => node.checkVisibility() && !node.closest('.vh') && getComputedStyle(node).overflow !== 'visible'
    && node.scrollHeight > node.clientHeight + 1).map((node) => node.outerHTML.slice(0, 120))"""
"""Texts of which a part is out of sight."""


@pytest.fixture
def desk(page: Page, url: str, api: FakeApi, dossiers: StaffDossiers) -> Desk:
    """Opens the day in a language, with a dossier of the real API; gives the dossier's number too."""

    def open_(language: str) -> tuple[Page, str]:
        api.staff.news = staff_samples.news()
        reference = dossiers.partial()
        page.goto(url + PAGES["desk"].address(language))
        expect(page.locator("#read-at")).not_to_be_empty()
        return page, reference

    return open_


def follow(page: Page, hash_: str, there: str) -> None:
    """Go to a place, and wait until it is drawn."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate(FOLLOW, hash_)
    expect(page.locator(there).first).to_be_visible()


def places(reference: str) -> tuple[tuple[str, str, str], ...]:
    """The day, a dossier and a pane: where they are, what they have once they are drawn, and what they stand in."""
    return (
        ("#/", "tr[data-reference]", "#place"),
        (f"#/{reference}", "#d-acts button", "#place"),
        (f"#/{reference}/date", "dialog.pane input", ".pane"),
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_axe_finds_nothing_on_any_page(desk: Desk, language: str) -> None:
    page, reference = desk(language)
    every = {
        "#/": "tr[data-reference]", f"#/{reference}": "#d-acts button", "#/offer": "#customer", "#/tasks": ".tasks .do",
        "#/tasks/T-4K7Q2M9X": ".expected", "#/effects": "#place tbody button",
    }  # fmt: skip
    for hash_, there in every.items():
        follow(page, hash_, there)
        examine(page, AT[language], all_dark=True, words=language != "fr")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(SIDEWAYS) == 0, (hash_, width)
    follow(page, f"#/{reference}", "#d-acts button")
    for key, there in (("v", "dialog[open]"), ("?", "#key-sheet[open]"), ("Control+k", "#palette[open]")):
        page.keyboard.press(key)
        expect(page.locator(there)).to_be_visible()
        examine(page, AT[language], there, all_dark=True, words=language != "fr")
        page.set_viewport_size({"width": 1280, "height": 800})
        page.keyboard.press("Escape")
        expect(page.locator(there)).to_have_count(0)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_axe_finds_nothing_on_the_stock(desk: Desk, api: FakeApi, dossiers: StaffDossiers, language: str) -> None:
    clerk = dossiers.desk
    for sku, name, on_hand in (("41-2250", "Cellule HydroCell", 5), ("44-0310", MARKUP, 1)):
        product = {"sku": sku, "name": both(name, name), "kind": "spare_part", "vat_rate": "20", "reorder_below": 2}
        assert clerk.post("/staff/products", product | {"prices": [{"since": "2026-01-01", "amount": "418.00"}]}).status == 201
        assert clerk.post(f"/staff/stock/{sku}/commands", {"type": "begin_counting", "on_hand": on_hand}).status == 201
    api.staff.routes.append(
        lambda asked, path, query: dossiers.staff.route(asked, path, query) if path[0].startswith(SHELF) else None
    )
    page, _ = desk(language)
    follow(page, "#/stock/44-0310", "#product-title")
    for key, there in (("", ".stock"), ("r", "#f-quantity"), ("k", "#f-on_hand"), ("p", "#f-amount")):
        if key:
            page.keyboard.press(key)
        expect(page.locator(there)).to_be_visible()
        examine(page, AT[language], all_dark=True, words=language != "fr")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(SIDEWAYS) == 0, (there, width)
        page.set_viewport_size({"width": 1280, "height": 800})
        if key:
            page.keyboard.press("Escape")
            expect(page.locator(there)).to_have_count(0)
    page.evaluate(FILE, ["tarif.csv", f"{HEADER}\r\n44-0310;Matériau;Material;spare_part;20;418,00;43 l8;01/03/2027"])
    expect(page.locator(".pane tbody")).to_contain_text("43 l8")
    examine(page, AT[language], ".pane", all_dark=True, words=language != "fr")


def test_forced_colours_leave_every_button_and_ring(desk: Desk) -> None:
    page, reference = desk("fr")
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    for hash_, there, _ in places(reference):
        follow(page, hash_, there)
        assert page.evaluate(WITHOUT_BORDER) == [], hash_
        assert page.evaluate(UNSEEN) == [], hash_
    seen = page.locator("#d-customer .seg > *").evaluate_all(
        """(all) => [...new Set(all.map((node) => getComputedStyle(node))
          .map(({ backgroundImage, backgroundColor }) => backgroundImage + backgroundColor))]"""
    )
    assert len(seen) > 1, "what is done, and what will be, look otherwise than what is not"


def test_text_may_be_spaced(desk: Desk) -> None:
    page, reference = desk("fr")
    page.evaluate(
        "(text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets = [sheet]; }", SPACED
    )
    for hash_, there, within in places(reference):
        follow(page, hash_, there)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(SIDEWAYS) == 0, (hash_, width)
            assert page.evaluate(CUT, within) == [], (hash_, width)
