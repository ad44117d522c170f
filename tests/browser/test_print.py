"""Paper: a usual dossier takes two A4 pages, without buttons."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.tokens import TOKEN

pytestmark = pytest.mark.looks

LONGER = (("mardi", "dimanche"), ("jeudi", "dimanche"), ("août", "novembre"), ("juil.", "juillet"))
A_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", ["paid", "partial"])
def test_two_pages(opened: Opened, name: str, language: str) -> None:
    assert len(A_PAGE.findall(opened(name, language).pdf(prefer_css_page_size=True))) == 2


def test_longer_dates_another_reference_and_entry_take_no_third_page(api: FakeApi, opened: Opened) -> None:
    for language, document in api.documents["45MR02G00A"].items():
        text = json.dumps(document, ensure_ascii=False)
        for short, long in LONGER:
            text = text.replace(short, long)
        longer = json.loads(text)
        longer["details"]["facts"].append({"label": "Numéro fournisseur", "value": "0031564", "ref": True})
        entries = longer["history"]["entries"]
        entries.append({**entries[-1], "title": "2 lignes servies sur stock"})
        api.documents["45MR02G00A"][language] = longer
    page = opened("partial")
    expect(page.locator(".verdict")).to_contain_text("dimanche 11 novembre")
    assert len(A_PAGE.findall(page.pdf(prefer_css_page_size=True))) == 2


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
