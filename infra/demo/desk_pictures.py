"""`make pictures`: the pictures of the guide to the desk, taken of the product that `make run` runs. Nothing is written there."""

import json
import sys
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

from infra.demo import many, partial
from infra.demo.customers import BIGCORP
from infra.demo.products import PRODUCTS
from infra.deploy.cloud import Cloud
from infra.local.staff import Staff
from infra.paths import ROOT, state_folder
from infra.tools.browser import find
from static_site.pages import PAGES

FOLDER = ROOT / "docs" / "images"
WIDE: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 390, "height": 844}
BESIDE = 1500
"""Milliseconds within which counts and bands are there, after the rows."""
COLOURS = 128
"""Of a picture: the desk has few, and each picture is a third as large."""
TO_SHIP = many.reference(3)
"""The dossier of the demonstration whose goods are ready to leave."""
LATE = many.reference(5)
"""The one whose day passed."""


class Picture(NamedTuple):
    """A picture of a place of the desk: what is done there before, and on which screen."""

    name: str
    address: str
    prepare: Callable[[Page], None]
    screen: ViewportSize = WIDE


def _read(shown: str) -> Callable[[Page], None]:
    """Give what waits until this is shown, and all that is read beside it."""

    def wait(page: Page) -> None:
        page.locator(shown).first.wait_for()
        page.wait_for_timeout(BESIDE)

    return wait


def _fill_parcel(page: Page) -> None:
    page.locator("#p-carrier").fill("Transports Vercors")
    page.locator("#p-tracking").fill("TV00045102")
    page.locator(".pane__p .letter").wait_for()


def _fill_date(page: Page) -> None:
    page.locator("#p-comment").fill("The manufacturer delivers a week later.")
    page.locator(".pane__p .letter").wait_for()


def _compose(page: Page) -> None:
    _choose(page, "#customer", BIGCORP.name)
    page.locator("#contact").wait_for()
    for product in PRODUCTS[:2]:
        _choose(page, "#add-line", product["sku"])
        page.locator(".offer-lines tbody").get_by_text(product["sku"]).wait_for()
    page.locator(".offer-side:not(.is-old) dt").first.wait_for()
    page.evaluate("scrollTo(0, 0)")


def _choose(page: Page, field: str, typed: str) -> None:
    page.locator(field).fill(typed)
    page.locator(f"{field}-list [role=option]").first.wait_for()
    page.locator(field).press("Enter")


PICTURES = (
    Picture("desk-day", "#", _read("tr.current")),
    Picture("desk-dossier", f"#/{partial.REFERENCE}", _read(".expected")),
    Picture("desk-ship", f"#/{TO_SHIP}/ship", _fill_parcel),
    Picture("desk-date", f"#/{LATE}/date", _fill_date),
    Picture("desk-offer", "#/offer", _compose),
    Picture("desk-stock", "#/stock", _read("#place tbody tr")),
    Picture("desk-phone", "#", _read("tr.current"), NARROW),
)


def main() -> None:
    """Sign in as the demonstration's manager and take all of them."""
    running = state_folder() / "running.json"
    if not running.exists():
        sys.exit("not running: make run")
    facts = json.loads(running.read_text(encoding="utf-8"))
    staff = Staff(Cloud(facts["region"], facts["endpoint"]), facts["user_pool"], facts["client"], state_folder() / "staff.json")
    desk = facts["base_url"] + PAGES["desk"].address("en")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        page = browser.new_page(viewport=WIDE, locale="en-GB", timezone_id="Europe/Paris", reduced_motion="reduce")
        _sign_in(page, desk, staff)
        for name, address, prepare, screen in PICTURES:
            page.set_viewport_size(screen)
            page.goto(desk + address)
            page.locator("#read-at:not(:empty)").wait_for(state="attached")
            prepare(page)
            Image.open(BytesIO(page.screenshot())).quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)
        browser.close()


def _sign_in(page: Page, desk: str, staff: Staff) -> None:
    name, password = staff.account("manager")
    page.goto(desk)
    page.locator("[data-sign-in]").click()
    page.locator("#username").fill(name)
    page.locator("#password").fill(password)
    page.get_by_role("button").click()
    page.locator("#code").fill(staff.code("manager"))
    page.get_by_role("button").click()
    page.locator("body.signed-in").wait_for()


if __name__ == "__main__":
    main()
