"""What the desk reads again is of now: an answer that was asked for before, and comes after, changes nothing."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answers import Answer
from tests.browser.fake_api import FakeApi
from tests.browser.held import Overtaken
from tests.browser.real_staff import RealStaff
from tests.browser.staff_dossiers import StaffDossiers
from tests.browser.test_desk_day import opened
from tests.browser.test_desk_payments import came, invoiced
from tests.browser.test_desk_payments import staff as accountants
from tests.browser.test_dossier_panes import (
    IN_PROCESS,
    SEEN_AGAIN,
    document_store,
    dossiers,
    drawer,
    listed,
    real_api,
    shown,
    standin,
    store,
    time,
)

__all__ = ["accountants", "document_store", "dossiers", "drawer", "real_api", "shown", "standin", "store", "time"]
Shown = Callable[..., Page]
AREAS = [("", "work?*"), ("#/tasks", "tasks?*"), ("#/effects", "effects?*"), ("#/colleagues", "colleagues?*")]


@pytest.mark.parametrize(("hash_", "path"), AREAS)
def test_what_was_asked_before_does_not_come_over_what_was_read_since(
    page: Page, url: str, api: FakeApi, hash_: str, path: str
) -> None:
    api.staff.routes.append(
        lambda asked, path, query: (
            Answer(200, {"version": 1, "colleagues": [], "history": []}) if path == ["colleagues"] else None
        )
    )
    before = Overtaken(page, f"**/api/staff/{path}")
    page.goto(f"{url}/bureau/{hash_}")
    before.given()
    page.locator("#reread").click()
    expect(page.locator("#place h1")).to_be_visible()
    page.evaluate("document.querySelector('#place > *').dataset.now = ''")
    before.bring()
    expect(page.locator("#place > [data-now]")).to_be_visible()


def test_the_preview_follows_its_row_when_that_is_another(page: Page, url: str, api: FakeApi) -> None:
    opened(page, url)
    page.locator(".worklist .do").first.focus()
    page.keyboard.press("Space")
    expect(page.locator("#preview .reads")).to_be_visible()
    api.staff.rows[0] = api.staff.rows[0] | {"expected": None, "where": "Nous attendons le fabricant"}
    page.locator("#reread").click()
    expect(page.locator("#preview h2").first).to_have_text("Nous attendons le fabricant")


@IN_PROCESS
def test_a_letter_that_is_typed_early_is_of_the_dossier_that_comes(
    page: Page, url: str, api: FakeApi, dossiers: StaffDossiers
) -> None:
    first, second = dossiers.partial(), dossiers.partial()
    listed(page, url, api, first, second)
    before = Overtaken(page, f"**/staff/dossiers/{second}/history?*")
    page.keyboard.press("j")
    before.given()
    page.keyboard.press("r")
    expect(page).to_have_url(re.compile(f"#/{second}/answer$"))
    expect(page.get_by_label("Votre réponse")).to_be_focused()
    expect(page.locator("h1")).to_contain_text(second)
    page.keyboard.press("Escape")
    page.unroute_all()
    again = Overtaken(page, f"**/staff/dossiers/{first}/history?*")
    page.keyboard.press("k")
    again.given()
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile(f"#/{second}$"))
    again.bring()
    expect(page.locator("h1")).to_contain_text(second)


@IN_PROCESS
def test_a_pane_that_is_opened_while_its_dossier_is_read_again_is_of_now(
    page: Page, shown: Shown, dossiers: StaffDossiers
) -> None:
    reference = dossiers.partial()
    shown(reference)
    before = Overtaken(page, f"**/staff/dossiers/{reference}/history?*")
    page.locator("#reread").click()
    before.given()
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile(f"#/{reference}/note$"))
    before.bring()
    page.locator("#p-comment").fill("Rappeler lundi.")
    dossiers.desk.do(reference, "add_note", comment="Je m’en occupe.")
    page.keyboard.press("Escape")
    page.evaluate(SEEN_AGAIN)
    expect(page.locator("#d-log")).to_contain_text("Je m’en occupe.")


def test_what_is_undone_from_elsewhere_is_read_again_there(page: Page, url: str, accountants: RealStaff) -> None:
    _, number, gross = invoiced(accountants.clerk())
    sure = came(accountants, "BIGCORP EUR SA", gross, f"VIR {number}")
    opened(page, url, f"#/payments/{sure}")
    expect(page.locator("#payment-title")).to_contain_text("BIGCORP EUR SA")
    page.keyboard.press("a")
    expect(page.locator("#status")).to_contain_text("Affecté")
    page.keyboard.press("g")
    page.keyboard.press("j")
    expect(page.locator("#day")).to_be_visible()
    with page.expect_response(re.compile("/staff/work\\?")):
        page.keyboard.press("z")
    expect(page.locator("#status")).to_contain_text("Rayé")
