"""How a link ends: masked when the dossier has long been quiet, then dead; dead at once when it is revoked."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from chalicelib.adapters.seller import seller
from chalicelib.domain.values.calendar import paris_date
from tests.e2e.conftest import Opened
from tests.e2e.product import Mailed, Product
from tests.http.clock import now

FULL, MASKED = seller().links.full_days, seller().links.masked_days
DEAD = "Ce lien n’ouvre plus de dossier."
HIDDEN = ("Jean Bon", "BigCorp", "P020044G-01", "€", "Cellule", "Cell", "Tamis", "5\u202f220", "20 %")
Change = Callable[[dict[str, Any]], None]


def quiet(days: int) -> Change:
    """As if the last entry had been committed so many days ago."""

    def change(state: dict[str, Any]) -> None:
        state["committed"] = (now() - timedelta(days=days)).isoformat()

    return change


def expired(days: int) -> Change:
    """As if the link's own last day had been so many days ago."""

    def change(state: dict[str, Any]) -> None:
        state["links"][0]["expires"] = str(paris_date(now()) - timedelta(days=days))

    return change


def read(product: Product, mailed: Mailed) -> httpx.Response:
    """What the API answers to the link's token."""
    address = f"{product.api}/dossiers/{mailed.reference}?lang=fr"
    return httpx.get(address, headers={"Authorization": f"Bearer {mailed.token}"}, timeout=30)


def follow(page: Page, mailed: Mailed) -> Page:
    """Follow the link on a device that never had it."""
    page.context.clear_cookies()
    page.goto("about:blank")
    page.goto(mailed.url)
    return page


@pytest.mark.parametrize("change", [quiet(FULL + 5), quiet(FULL + MASKED - 5), expired(5), expired(MASKED - 5)])
def test_an_expired_link_shows_steps_and_dates_alone(product: Product, shipped: Mailed, opened: Opened, change: Change) -> None:
    product.rewrite(shipped.reference, change)
    page = opened(shipped)
    expect(page.locator("main")).to_contain_text("Ce lien n’ouvre plus que les étapes et les dates.")
    shown = page.locator("main").inner_text()
    expect(page.locator(".step__n")).to_have_count(7)
    assert page.locator(".step__s use[href='#ok']").count() >= 2
    assert shipped.reference in (page.locator("main [data-lost-link]").first.get_attribute("href") or "")
    answer = read(product, shipped)
    assert answer.json()["view"] == "masked"
    for text in (shown, page.content().split("<main")[1].split("</main>")[0], answer.text):
        assert not [hidden for hidden in HIDDEN if hidden in text]
    for selector in (".hist", "#question", "[data-slot=addresses]", "[data-slot=details]"):
        expect(page.locator(selector)).to_be_hidden()
    history = httpx.get(f"{product.api}/dossiers/{shipped.reference}/history", headers=dict(answer.request.headers), timeout=30)
    assert history.status_code == 404


@pytest.mark.parametrize("change", [quiet(FULL + MASKED + 5), expired(MASKED + 5)])
def test_then_it_is_dead(product: Product, shipped: Mailed, page: Page, change: Change) -> None:
    product.rewrite(shipped.reference, change)
    expect(follow(page, shipped).locator("h1")).to_have_text(DEAD)
    assert shipped.reference not in page.locator("main").inner_html()
    forged = httpx.get(
        f"{product.api}/dossiers/{shipped.reference}?lang=fr", headers={"Authorization": "Bearer nothing-of-ours"}, timeout=30
    )
    assert read(product, shipped).status_code == 401 and read(product, shipped).content == forged.content


@pytest.mark.parametrize("command", [{"type": "revoke_link", "link": "l1"}, {"type": "revoke_all_links"}])
def test_a_revoked_link_is_dead_at_once(product: Product, shipped: Mailed, opened: Opened, command: dict[str, str]) -> None:
    page = opened(shipped)
    product.desk.do(shipped.reference, command.pop("type"), **command)
    page.locator("[data-reread]").click()
    expect(page.locator("h1")).to_have_text(DEAD)
    assert "BigCorp" not in page.content() and "Jean Bon" not in page.content()
    expect(follow(page, shipped).locator("h1")).to_have_text(DEAD)
    product.rewrite(shipped.reference, quiet(FULL + 5))
    assert read(product, shipped).status_code == 401
