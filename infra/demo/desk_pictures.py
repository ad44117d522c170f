"""`make pictures`: the pictures of the guide to the desk, taken of the product that `make run` runs.

Nothing is written there but a bank's file (`infra.demo.bank_file`), where no payment is to be matched yet.
"""

import json
import sys
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

from infra.demo import many, partial, paying
from infra.demo.bank_file import statement, transfers
from infra.demo.customers import BIGCORP
from infra.demo.products import PRODUCTS
from infra.demo.script import PARIS
from infra.demo.staff_api import StaffApi
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
READ_WITHIN = 60_000
"""Milliseconds within which a bank's file is read."""
COLOURS = 128
"""Of a picture: the desk has few, and each picture is a third as large."""
TO_SHIP = many.reference(3)
"""The dossier of the demonstration whose goods are ready to leave."""
LATE = many.reference(5)
"""The one whose day passed."""


class Picture(NamedTuple):
    """A picture of a place of the desk: what is done there before, on which screen, and who sees it."""

    name: str
    address: str
    prepare: Callable[[Page], None]
    screen: ViewportSize = WIDE
    role: str = "manager"


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


def _choose_payment(page: Page) -> None:
    page.locator("tr[data-payment] th a").first.click()
    page.locator("#payment .placing").wait_for()
    page.wait_for_timeout(BESIDE)


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
    Picture("desk-payments", "#/payments", _choose_payment, role="accountant"),
    Picture("desk-payment", f"#/{paying.PARTLY}/payment", _read("[data-came] [aria-pressed=true]"), role="accountant"),
    Picture("desk-phone", "#", _read("tr.current"), NARROW),
)


def main() -> None:
    """Sign in as the demonstration's manager and accountant, and take all of them."""
    running = state_folder() / "running.json"
    if not running.exists():
        sys.exit("not running: make run")
    facts = json.loads(running.read_text(encoding="utf-8"))
    staff = Staff(Cloud(facts["region"], facts["endpoint"]), facts["user_pool"], facts["client"], state_folder() / "staff.json")
    desk = facts["base_url"] + PAGES["desk"].address("en")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        for role in ("manager", "accountant"):
            page = browser.new_page(viewport=WIDE, locale="en-GB", timezone_id="Europe/Paris", reduced_motion="reduce")
            _sign_in(page, desk, staff, role)
            if role == "accountant":
                _put_statement(page, desk, StaffApi(f"{facts['base_url']}/api", staff.token(role)))
            for picture in PICTURES:
                if picture.role == role:
                    _take(page, desk, picture)
        browser.close()


def _take(page: Page, desk: str, picture: Picture) -> None:
    page.set_viewport_size(picture.screen)
    page.goto(desk + picture.address)
    page.locator("#read-at:not(:empty)").wait_for(state="attached")
    picture.prepare(page)
    Image.open(BytesIO(page.screenshot())).quantize(COLOURS).save(FOLDER / f"{picture.name}.png", optimize=True)


def _put_statement(page: Page, desk: str, api: StaffApi) -> None:
    """Put a bank's file in, so that something is to be matched; nothing where something is."""
    page.goto(f"{desk}#/payments")
    page.locator("#payments-lead:not(:empty)").wait_for()
    if page.locator("tr[data-payment]").count():
        return
    content = statement(transfers(api, (), [paying.PARTLY]), datetime.now(PARIS))
    page.locator("#statement-file").set_input_files({"name": "releve.xml", "mimeType": "application/xml", "buffer": content})
    page.locator("tr[data-payment]").first.wait_for(timeout=READ_WITHIN)


def _sign_in(page: Page, desk: str, staff: Staff, role: str) -> None:
    name, password = staff.account(role)
    page.goto(desk)
    page.locator("[data-sign-in]").click()
    page.locator("#username").fill(name)
    page.locator("#password").fill(password)
    page.get_by_role("button").click()
    page.locator("#code").fill(staff.code(role))
    page.get_by_role("button").click()
    page.locator("body.signed-in").wait_for()


if __name__ == "__main__":
    main()
