"""Paper: a usual dossier takes two A4 pages, without buttons."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opened
from tests.browser.tokens import TOKEN

A_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", ["paid", "partial"])
def test_two_pages(opened: Opened, name: str, language: str) -> None:
    assert len(A_PAGE.findall(opened(name, language).pdf(prefer_css_page_size=True))) == 2


@pytest.mark.parametrize("name", ["partial", "masked"])
def test_no_button_and_no_colour_on_paper(opened: Opened, name: str) -> None:
    page = opened(name)
    page.emulate_media(media="print", color_scheme="dark")
    for button in page.locator("button, .btn, summary, dialog").all():
        expect(button).to_be_hidden()
    assert page.locator(".verdict").evaluate("(node) => getComputedStyle(node).color") == "rgb(0, 0, 0)"
    assert page.locator("body").evaluate("(node) => getComputedStyle(node).backgroundColor") == "rgb(255, 255, 255)"


def test_paper_leads_back_and_opens_nothing(opened: Opened, url: str) -> None:
    page = opened("partial")
    line = page.locator("[data-slot=print-address]")
    expect(line).to_be_hidden()
    page.emulate_media(media="print")
    expect(line).to_be_visible()
    expect(line).to_contain_text(f"{url}/suivi/#45MR02G00A")
    assert TOKEN not in page.content()


def test_the_list_leads_back_too(listed: Opened, url: str) -> None:
    page = listed()
    page.emulate_media(media="print")
    expect(page.locator("[data-slot=print-address]")).to_contain_text(f"{url}/affaires/ ")
