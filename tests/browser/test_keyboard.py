"""What a keyboard reaches, in which order, and where the focus goes."""

from playwright.sync_api import expect

from tests.browser.conftest import Opened

FOCUSABLE = ":is(a[href], button, summary, input, textarea):not([tabindex='-1'])"
NAMES = "(nodes) => nodes.filter((node) => node.checkVisibility()).map((node) => node.id || node.textContent.trim())"

SMALLEST = 24
"""Pixels, WCAG 2.5.8."""


def test_the_order_is_the_order_of_reading(opened: Opened) -> None:
    page = opened("partial")
    expected = page.locator(FOCUSABLE).evaluate_all(NAMES)
    reached = []
    for _ in expected:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
    assert reached == expected
    assert reached[0] == "Aller au contenu"
    assert reached.index("confirm-1") < reached.index("Poser une question sur ce dossier") < reached.index("Actualiser")


def test_every_control_shows_its_focus_and_is_large_enough(opened: Opened) -> None:
    page = opened("partial")
    page.locator("#question summary").click()
    for control in page.locator("button:visible, summary:visible, input:visible, .lang a:visible").all():
        box = control.bounding_box()
        assert box is not None and min(box["width"], box["height"]) >= SMALLEST
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_escape_closes_the_dialog_and_gives_the_focus_back(opened: Opened) -> None:
    page = opened("partial")
    page.locator("#confirm-1").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#r-whole")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#reception")).to_be_hidden()
    expect(page.locator("#confirm-1")).to_be_focused()


def test_the_focus_stays_in_the_dialog(opened: Opened) -> None:
    page = opened("partial")
    page.locator("#confirm-1").click()
    expect(page.locator("#reception")).to_be_visible()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")


def test_a_confirmed_reception_leaves_the_focus_at_the_deliveries(opened: Opened) -> None:
    page = opened("partial")
    page.locator("#confirm-1").click()
    page.locator("#r-name").fill("Jean Bon")
    page.keyboard.press("Enter")
    expect(page.locator("#h-deliveries")).to_be_focused()
    expect(page.locator("#announcer")).to_have_text("Réception confirmée.")


def test_a_copied_reference_is_said(opened: Opened) -> None:
    page = opened("partial")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#copy-45MR02G00A").click()
    expect(page.locator("#announcer")).to_have_text("Copié : Notre réf 45MR02G00A")
    assert page.evaluate("navigator.clipboard.readText()") == "45MR02G00A"


def test_a_copy_that_the_browser_refuses_is_said(opened: Opened) -> None:
    page = opened("partial")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }")
    page.locator("#copy-45MR02G00A").click()
    expect(page.locator("#announcer")).to_have_text("Non copié, votre navigateur le refuse : Notre réf 45MR02G00A")
    expect(page.locator("#copy-45MR02G00A use")).to_have_attribute("href", "#alert")


def test_the_ways_to_other_days_are_one_stop_and_the_arrows_go_on(opened: Opened) -> None:
    page = opened("partial")
    ways = page.locator(".log .day")
    assert ways.evaluate_all("(all) => all.filter((way) => way.tabIndex === 0).length") == 1
    ways.first.focus()
    page.keyboard.press("ArrowDown")
    expect(ways.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(ways.last).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(ways.last).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.log')") is None
    page.keyboard.press("Shift+Tab")
    expect(ways.last).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    expect(ways.first).to_be_focused()


def test_lists_say_that_they_are(opened: Opened) -> None:
    page = opened("partial")
    # Safari takes the role of a list whose marks are styled away.
    assert page.locator("ul:not([role=list]), ol:not([role=list])").count() == 0
    assert page.locator("[role=list]").count() > 3
