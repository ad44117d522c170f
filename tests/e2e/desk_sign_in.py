"""The way to the desk by the pool's page, as a colleague goes it in a browser."""

import re

from playwright.sync_api import Page

from infra.local.stack import Stack


def at_the_gate(page: Page, stack: Stack, room: str = "") -> None:
    """Come to the desk where nobody is signed in, and go on to the pool's page."""
    page.goto(f"{stack.base_url}/bureau/{room}")
    page.locator("[data-sign-in]").click()
    page.wait_for_url(re.compile(r"/oauth2/authorize\?"))


def give_password(page: Page, name: str, password: str) -> None:
    """Fill in the pool's first page."""
    page.locator("#username").fill(name)
    page.locator("#password").fill(password)
    page.get_by_role("button").click()


def give_code(page: Page, code: str) -> None:
    """Fill in what the authenticator shows."""
    page.locator("#code").fill(code)
    page.get_by_role("button").click()


def sign_in(page: Page, stack: Stack, room: str = "", role: str = "manager") -> None:
    """Sign in as somebody of the demonstration; the desk is there then, at its `room`."""
    at_the_gate(page, stack, room)
    give_password(page, *stack.staff.account(role))
    give_code(page, stack.staff.code(role))
    page.wait_for_url(f"{stack.base_url}/bureau/{room}")
    page.locator("body.signed-in").wait_for()
