"""The public page behind an instrument's label: the papers of its model, and nothing of whose it is."""

import struct

import pytest
from itsdangerous.encoding import base64_encode
from playwright.sync_api import Page, expect

from chalicelib.adapters.links.tokens import check_of
from static_site.pages import PAGES
from tests.axe import ENDS, examine
from tests.browser.fake_api import FakeApi


def label(model: str = "40-0300", name: str = "L7K3F9M2", signature: str = "A" * 43) -> str:
    """What a label holds, spelled as a token; nobody signed it."""
    payload = base64_encode(struct.pack(">BHB", 1 << 4 | 4, 1, len(name)) + f"{name}{model}".encode()).decode()
    signed = f"{payload}.{signature}"
    return signed + check_of(signed)


def test_it_shows_the_papers_of_the_model_and_asks_nobody(page: Page, url: str, api: FakeApi) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(f"{url}{PAGES['label'].address('fr')}#{label()}")
    expect(page.locator("h1")).to_have_text("Granulomètre laser GL-300")
    expect(page.locator(".eta section:visible")).to_have_count(1)
    expect(page.get_by_role("link", name="Dispersant 43-0050")).to_be_visible()
    expect(page.locator("main")).to_contain_text("04 65 71 00 30")
    assert not api.asked and not [one for one in requested if "/api/" in one]
    page.locator(".lang a").click()
    expect(page.locator("h1")).to_have_text("GL-300 laser particle sizer")


@pytest.mark.parametrize("token", ["", label("99-9999"), "nonsense"])
def test_what_is_no_label_of_a_model_shows_the_papers_of_all(page: Page, url: str, token: str) -> None:
    page.goto(f"{url}{PAGES['label'].address('fr')}#{token}")
    expect(page.locator("h1")).to_have_text("Devant l’instrument")
    expect(page.locator(".eta section:visible")).to_have_count(2)


def test_access_is_asked_for_and_the_answer_says_nothing_of_whose_it_is(page: Page, url: str, api: FakeApi) -> None:
    page.goto(f"{url}{PAGES['label'].address('fr')}#{label()}")
    page.get_by_role("button", name="Demander l’accès").click()
    form = page.locator("#access-form")
    expect(form.locator("#ask-name")).to_be_focused()
    form.locator("[type=submit]").click()
    expect(form.locator("#ask-name-x")).to_be_visible()
    expect(form.locator("#ask-email-x")).to_be_visible()
    form.locator("#ask-name").fill("Ana Ruiz")
    form.locator("#ask-email").fill("ana.ruiz@bigcorp.example")
    examine(page, ENDS)
    form.locator("[type=submit]").click()
    expect(form.locator("[data-result]")).to_contain_text("C’est noté.")
    (sent,) = [asked.body for asked in api.asked if asked.path == "/api/label-requests"]
    assert sent == {"label": label(), "name": "Ana Ruiz", "email": "ana.ruiz@bigcorp.example", "lang": "fr"}
    page.keyboard.press("Escape")
    expect(form).to_be_hidden()


@pytest.mark.looks
def test_no_obstacle_that_axe_finds_and_no_sideways_scroll(page: Page, url: str) -> None:
    page.goto(f"{url}{PAGES['label'].address('fr')}#{label()}")
    examine(page, ENDS)
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
