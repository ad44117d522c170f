"""Staff sign in to the desk by the pool's own page, in Chromium, on the real stack: there and back, reloaded, renewed, ended."""

import re
from collections.abc import Iterator

import pyotp
import pytest
from playwright.sync_api import Page, Request, Route, expect

from infra.staff_users import StaffUsers
from tests.e2e.product import PARTIAL, Product

TOKEN = "**/oauth2/token"
STORED = "() => localStorage.length + sessionStorage.length + document.cookie.length"


@pytest.fixture
def desk(page: Page) -> Iterator[Page]:
    """A page that reports nothing against its policy."""
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text) if "Content Security Policy" in message.text else None)
    page.on("pageerror", lambda error: messages.append(str(error)))
    yield page
    assert messages == []


def at_the_gate(page: Page, product: Product, room: str) -> None:
    """Come to the desk where nobody is signed in, and go on to the pool's page."""
    page.goto(f"{product.url}/bureau/{room}")
    page.locator("[data-sign-in]").click()
    page.wait_for_url(re.compile(r"/oauth2/authorize\?"))


def give_password(page: Page, name: str, password: str) -> None:
    page.locator("#username").fill(name)
    page.locator("#password").fill(password)
    page.get_by_role("button").click()


def give_code(page: Page, code: str) -> None:
    page.locator("#code").fill(code)
    page.get_by_role("button").click()


def sign_in(page: Page, product: Product, room: str = "") -> None:
    """Sign in as the manager of the demonstration."""
    at_the_gate(page, product, room)
    give_password(page, *product.stack.staff.account("manager"))
    give_code(page, product.stack.staff.code("manager"))
    page.wait_for_url(f"{product.url}/bureau/{room}")


def test_a_link_to_an_order_survives_the_sign_in_and_a_reload_asks_nobody(desk: Page, product: Product) -> None:
    room = f"#/{PARTIAL}"
    at_the_gate(desk, product, room)
    give_password(desk, product.stack.staff.account("manager")[0], "wrong-Password-1")
    expect(desk.locator(".error")).to_have_text("Incorrect username or password.")
    give_password(desk, *product.stack.staff.account("manager"))
    give_code(desk, "000000")
    expect(desk.locator(".error")).to_have_text("Invalid code.")
    with desk.expect_response("**/api/staff/**") as answer:
        give_code(desk, product.stack.staff.code("manager"))
    assert answer.value.status == 200
    expect(desk).to_have_url(f"{product.url}/bureau/{room}")
    assert desk.evaluate(STORED) == 0, "nothing is kept on the device"
    with desk.expect_response("**/api/staff/**") as answer:
        desk.reload()
    assert answer.value.status == 200
    expect(desk).to_have_url(f"{product.url}/bureau/{room}")
    assert desk.evaluate(STORED) == 0


def test_an_old_token_is_renewed_once_for_all_who_wait(desk: Page, product: Product) -> None:
    sign_in(desk, product)
    renewed: list[Request] = []
    desk.on("request", lambda request: renewed.append(request) if "/oauth2/token" in request.url else None)
    seen: set[str] = set()

    def refuse_the_old(route: Route) -> None:
        token = route.request.headers["authorization"]
        seen.add(token)
        route.fulfill(status=401, json={}) if token == min(seen, key=list(seen).index) and len(seen) == 1 else route.fallback()

    desk.route("**/api/staff/**", refuse_the_old)
    with desk.expect_response(lambda response: "/api/staff/" in response.url and response.status == 200):
        desk.keyboard.press("r")
    assert len(renewed) == 1 and "grant_type=refresh_token" in (renewed[0].post_data or "")


def test_what_was_typed_survives_a_session_that_is_over(desk: Page, product: Product) -> None:
    sign_in(desk, product)
    desk.route(TOKEN, lambda route: route.fulfill(status=400, json={"error": "invalid_grant"}), times=1)
    desk.route("**/api/staff/**", lambda route: route.fulfill(status=401, json={}), times=1)
    field = desk.get_by_role("searchbox").first
    field.fill("Granul")
    dialog = desk.get_by_role("dialog")
    with desk.context.expect_page() as opened, desk.expect_response(lambda one: "/api/staff/" in one.url and one.status == 200):
        dialog.get_by_role("link").click()
    expect(opened.value.locator("main")).to_contain_text("fermer cet onglet")
    expect(dialog).to_have_count(0)
    expect(field).to_have_value("Granul")


def test_after_a_sign_out_nobody_comes_in_by_a_reload(desk: Page, product: Product) -> None:
    sign_in(desk, product)
    desk.locator("#sign-out").evaluate("button => button.click()")
    expect(desk.locator("[data-sign-in]")).to_be_visible()
    desk.reload()
    expect(desk.locator("[data-sign-in]")).to_be_visible()


def test_a_new_colleague_chooses_a_password_and_sets_up_an_authenticator(desk: Page, product: Product) -> None:
    users = StaffUsers(product.stack.cloud, product.stack.deployed.user_pool)
    at_the_gate(desk, product, "")
    give_password(desk, "neuve", users.add("neuve", "accountant"))
    for field in ("#new_password", "#confirm_password"):
        desk.locator(field).fill("Une-phrase-longue-1")
    desk.get_by_role("button").click()
    secret = desk.locator("#secret").inner_text()
    with desk.expect_response("**/api/staff/**") as answer:
        give_code(desk, pyotp.TOTP(secret).now())
    assert answer.value.status == 200
    assert any(line.split()[:3] == ["neuve", "accountant", "confirmed"] for line in users.listed())
