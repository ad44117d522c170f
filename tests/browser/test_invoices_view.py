"""What an accountant reads whom the invoices of a dossier were passed on to: what is owed, and nothing else."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.axe import ENDS, NARROW, examine
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.unit.golden_file import FOLDER

REFERENCE = "45MR02G00A"


def sample(language: str) -> dict[str, Any]:
    """The document that the API sends, its files there."""
    document: dict[str, Any] = json.loads((FOLDER / "documents" / f"invoices.{language}.json").read_text("utf-8"))
    files = [
        document["todo"]["document"],
        document["invoices"][0]["document"],
        *(one["document"] for one in document["documents"]),
    ]
    for file in files:
        file |= {"url": f"/api/dossiers/{REFERENCE}/documents/{file['entry']}", "pending": None}
    return document


@pytest.fixture(autouse=True)
def passed_on(api: FakeApi) -> None:
    """Let the link of the dossier be one of its invoices alone."""
    api.documents[REFERENCE] = {language: sample(language) for language in ("fr", "en")}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_invoices_and_nothing_else_are_shown(opened: Opened, language: str) -> None:
    document, page = sample(language), opened("partial", language)
    shown = page.locator("main").inner_text()
    expect(page.locator(".inv tbody tr")).to_have_count(2)
    for text in (
        *document["verdict"],
        document["lead"],
        document["todo"]["title"],
        *(row[key] for row in document["invoices"] for key in ("name", "due", "state", "wait", "amount")),
        document["supplier"]["warning"],
        *(one["document"]["label"] for one in document["documents"]),
    ):
        assert text in shown
    expect(page.locator("#foot")).to_have_text(document["permits"])
    expect(page.locator(".track, .log, .eta, #files, #documents, form, [data-open]")).to_have_count(0)
    assert page.title().startswith(document["title"])
    expect(page.locator("#forget")).to_be_visible()


def test_it_is_read_again_and_says_when_it_changed(opened: Opened, api: FakeApi) -> None:
    page = opened("partial")
    for language in ("fr", "en"):
        api.documents[REFERENCE][language] |= {"verdict": ["Tout est réglé."], "version": "another"}
    page.locator("[data-reread]").click()
    expect(page.locator(".verdict")).to_have_text("Tout est réglé.")
    expect(page.locator("#announcer")).to_have_text("Le dossier a changé : il est relu.".replace(" :", "\u202f:"))


def test_nothing_is_sent_and_the_device_forgets(opened: Opened, api: FakeApi) -> None:
    page = opened("partial")
    page.locator("#forget button").click()
    expect(page.locator(".inv")).to_have_count(0)
    assert [each.method for each in api.writes()] == ["POST", "DELETE"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_obstacle_is_found(opened: Opened, language: str) -> None:
    examine(opened("partial", language), ENDS if language == "fr" else NARROW)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_scrolls_sideways(opened: Opened, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened("partial")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
