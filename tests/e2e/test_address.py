"""The mailed link on one device: the token becomes a cookie, the address keeps the number alone, and can be forgotten."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.e2e.conftest import Opened
from tests.e2e.product import PAID, PARTIAL, Product
from tests.patience import PATIENCE, eventually, until_read

DEAD = {"fr": "Ce lien n’ouvre plus de dossier.", "en": "This link no longer opens an order."}
KEPT = (
    "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state, document.documentElement.outerHTML])"
)
YEAR = 365 * 24 * 3600


@pytest.fixture
def elsewhere(browser: Browser) -> Iterator[Page]:
    """A page of another device."""
    context = browser.new_context(locale="fr-FR")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def test_the_token_leaves_the_address_and_stays_nowhere(product: Product, opened: Opened, page: Page) -> None:
    mailed = product.mailed(PAID)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + str(request.headers)))
    expect(opened(mailed)).to_have_url(f"{product.url}/suivi/#{PAID}")
    assert mailed.token not in page.evaluate(KEPT)
    assert not [each for each in asked if mailed.token in each]


def test_the_dossier_comes_by_a_cookie_of_its_own_that_scripts_cannot_read(product: Product, opened: Opened) -> None:
    page = opened(product.mailed(PAID))
    (cookie,) = page.context.cookies([f"{product.api}/dossiers/{PAID}"])
    assert (cookie["path"], cookie["value"]) == (f"/api/dossiers/{PAID}", product.mailed(PAID).token)
    assert (cookie["httpOnly"], cookie["secure"], cookie["sameSite"]) == (True, True, "Strict")
    assert cookie["expires"] - page.evaluate("Date.now() / 1000") > YEAR
    for other in ("", "/suivi/", "/api/links", f"/api/dossiers/{PARTIAL}", "/api/staff/dossiers"):
        assert page.context.cookies([product.url + other]) == []


def test_a_reload_reads_with_the_cookie_alone(product: Product, opened: Opened) -> None:
    page = opened(product.mailed(PAID))
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer) if "/api/dossiers" in answer.url else None)
    page.reload()
    expect(page.locator(".log li")).to_have_count(12)
    eventually(page, lambda: [(answer.request.method, answer.status) for answer in answers], [("GET", 200)])
    assert "authorization" not in answers[0].request.all_headers()


def test_two_dossiers_stay_open_side_by_side(product: Product, opened: Opened) -> None:
    page = opened(product.mailed(PAID))
    opened(product.mailed(PARTIAL))
    expect(page.locator(".verdict")).to_contain_text("2 lignes sur 3")
    page.goto(f"{product.url}/suivi/#{PAID}")
    expect(page.locator(".verdict")).to_have_text("Commande livrée et payée.")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_copied_address_is_a_dead_link_elsewhere(product: Product, opened: Opened, elsewhere: Page, language: str) -> None:
    elsewhere.goto(opened(product.mailed(PAID), language).url)
    expect(elsewhere.locator("h1")).to_have_text(DEAD[language])
    expect(elsewhere.locator("main [name=number]")).to_have_value(PAID)
    assert "BigCorp" not in elsewhere.content()


def test_forgetting_leaves_nothing_on_the_device(product: Product, opened: Opened) -> None:
    # The other one is the example that the form for a lost link gives.
    page = opened(product.mailed(PARTIAL))
    address = page.url
    page.locator("#forget button").click()
    expect(page.locator("h1")).to_have_text("Ce dossier est oublié sur cet appareil.")
    eventually(page, page.context.cookies, [])
    eventually(page, lambda: page.context.cookies([f"{product.api}/dossiers/{PARTIAL}"]), [])
    expect(page).to_have_url(f"{product.url}/suivi/")
    assert PARTIAL not in page.evaluate(KEPT)
    eventually(page, lambda: dict(page.context.storage_state()), {"cookies": [], "origins": []})
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("h1")).to_have_text(DEAD["fr"])


def test_a_shared_workstation_keeps_it_until_the_browser_closes(product: Product, page: Page) -> None:
    page.goto(product.mailed(PAID).url.replace("/suivi/#", "/suivi/?poste=partage#"))
    until_read(page)
    expect(page).to_have_url(f"{product.url}/suivi/?poste=partage#{PAID}")
    (cookie,) = page.context.cookies([f"{product.api}/dossiers/{PAID}"])
    assert cookie["expires"] == -1
