"""Staff sign in to the desk by the pool's own page, in Chromium, on the real stack: there and back, reloaded, renewed, ended."""

from collections.abc import Iterator

import pyotp
import pytest
from playwright.sync_api import Page, Request, expect

from infra.staff_users import StaffUsers
from tests.e2e.desk_sign_in import at_the_gate, give_code, give_password, sign_in
from tests.e2e.product import PARTIAL, Product

STORED = "() => sessionStorage.length + document.cookie.length"


@pytest.fixture
def desk(page: Page) -> Iterator[Page]:
    """A page that reports nothing against its policy."""
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text) if "Content Security Policy" in message.text else None)
    page.on("pageerror", lambda error: messages.append(str(error)))
    yield page
    assert messages == []


def test_a_link_to_an_order_survives_the_sign_in_and_a_reload_asks_nobody(desk: Page, product: Product) -> None:
    name, password = product.stack.staff.account("manager")
    room = f"#/{PARTIAL}"
    at_the_gate(desk, product.stack, room)
    give_password(desk, name, "wrong-Password-1")
    expect(desk.locator(".error")).to_have_text("Incorrect username or password.")
    give_password(desk, name, password)
    give_code(desk, "000000")
    expect(desk.locator(".error")).to_have_text("Invalid code.")
    with desk.expect_response("**/api/staff/me?**") as answer:
        give_code(desk, product.stack.staff.code("manager"))
    assert (answer.value.status, answer.value.json()["key"]) == (200, name)
    expect(desk).to_have_url(f"{product.url}/bureau/{room}")
    with desk.expect_response("**/api/staff/me?**") as answer:
        desk.reload()
    assert answer.value.status == 200
    expect(desk).to_have_url(f"{product.url}/bureau/{room}")
    assert desk.evaluate(STORED) == 0, "neither tokens nor what the way back needed"


def test_a_token_that_is_refused_is_renewed_once_for_all_who_wait(desk: Page, product: Product) -> None:
    sign_in(desk, product.stack)
    desk.wait_for_load_state("networkidle")
    renewed: list[Request] = []
    desk.on("request", lambda request: renewed.append(request) if "/oauth2/token" in request.url else None)
    desk.route("**/api/staff/work**", lambda route: route.fulfill(status=401, json={}), times=2)
    with desk.expect_response(lambda response: "/api/staff/work" in response.url and response.status == 200):
        desk.locator("#reread").click()
    assert ["grant_type=refresh_token" in (request.post_data or "") for request in renewed] == [True]


def test_what_was_typed_survives_a_session_that_is_over(desk: Page, product: Product) -> None:
    sign_in(desk, product.stack)
    desk.wait_for_load_state("networkidle")
    field = desk.locator("#q")
    field.fill("Granul")
    desk.route("**/oauth2/token", lambda route: route.fulfill(status=400, json={"error": "invalid_grant"}), times=1)
    desk.route("**/api/staff/work?**", lambda route: route.fulfill(status=401, json={}), times=1)
    desk.locator("#reread").click()
    dialog = desk.get_by_role("dialog", name="Votre session est fermée.")
    with desk.context.expect_page() as opened, desk.expect_response("**/api/staff/work?**"):
        dialog.get_by_role("link").click()
    expect(opened.value.locator("#status")).to_contain_text("Vous pouvez fermer cet onglet.")
    expect(dialog).to_have_count(0)
    expect(field).to_have_value("Granul")


def test_after_a_sign_out_no_tab_is_signed_in_and_a_reload_brings_nobody_in(desk: Page, product: Product) -> None:
    sign_in(desk, product.stack)
    other = desk.context.new_page()
    other.goto(f"{product.url}/bureau/")
    other.locator("body.signed-in").wait_for()
    desk.locator("#account").click()
    desk.locator("#sign-out").click()
    for page in (desk, other):
        expect(page.locator("[data-sign-in]")).to_be_visible()
    desk.reload()
    expect(desk.locator("[data-sign-in]")).to_be_visible()


def test_a_new_colleague_chooses_a_password_and_sets_up_an_authenticator(desk: Page, product: Product) -> None:
    users = StaffUsers(product.stack.cloud, product.stack.deployed.user_pool)
    at_the_gate(desk, product.stack)
    give_password(desk, "moulin", users.add("moulin", "accountant"))
    for field in ("#new_password", "#confirm_password"):
        desk.locator(field).fill("Une-phrase-longue-1")
    desk.get_by_role("button").click()
    secret = desk.locator("#secret").inner_text()
    with desk.expect_response("**/api/staff/me?**") as answer:
        give_code(desk, pyotp.TOTP(secret).now())
    assert (answer.value.json()["key"], answer.value.json()["roles"]) == ("moulin", ["accountant"])
    assert [line.split()[1:] for line in users.listed() if line.startswith("moulin")] == [["accountant", "confirmed"]]
