"""What an accountant reads whom the invoices of a dossier were passed on to: what is owed, and nothing else."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.axe import ENDS, NARROW, examine
from tests.browser import payments
from tests.browser.conftest import Opened
from tests.browser.fake_api import PAYMENT, FakeApi
from tests.browser.test_print import A_PAGE
from tests.builder.story import Story, line
from tests.unit.application.view import test_invoices_owed as owed
from tests.unit.application.writing.test_prepayment import ordered
from tests.unit.domain.sale.test_steps import july
from tests.unit.golden_file import FOLDER

pytestmark = pytest.mark.looks

REFERENCE = "45MR02G00A"


def untaxed(category: str, **more: str) -> Any:
    """What is asked for a service without VAT."""
    return owed.shown(owed.invoiced(Story(lines=(line("A", vat_rate="0", vat_category=category, goods=False, **more),))))


STATES: Mapping[str, Callable[[], Any]] = {
    "late": lambda: owed.shown(owed.invoiced(owed.delivered(), due="2026-07-23")),
    "credited": lambda: owed.shown(owed.credit(owed.invoiced(owed.delivered()), "360.00", invoice_again=False)),
    "to be credited": lambda: owed.shown(owed.invoiced(Story()).does(july(22), "cancel_order", comment="x")),
    "prepaid": lambda: owed.prepaid(ordered()),
    "in their favour": lambda: owed.shown(owed.credit(owed.paid(owed.invoiced(owed.delivered())), "60.00", invoice_again=False)),
    "paid back": lambda: owed.shown(
        owed.credit(owed.paid(owed.invoiced(owed.delivered())), "60.00", invoice_again=False).does(
            july(23), "refund", invoice="F1", amount="60.00"
        )
    ),
    "exempt": lambda: untaxed("E", exemption="training"),
    "reverse charge": lambda: untaxed("AE"),
    "a deposit": lambda: owed.shown(Story().does(july(16), "record_deposit", payment="V1", amount="100.00")),
    "no invoice": lambda: owed.shown(Story().does(july(21), "cancel_order", comment="x")),
}
"""What money of an order may be like, as the API tells it in English."""


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
    expect(page.locator(".track, .log, .eta, #files, #documents, form")).to_have_count(0)
    expect(page.locator("[data-open]")).to_have_text([one["text"] for one in document["todo"]["acts"]])
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


@pytest.mark.parametrize("state", STATES)
def test_each_state_of_the_money_is_said_in_panel_and_row(opened: Opened, api: FakeApi, state: str) -> None:
    document = STATES[state]()
    api.documents[REFERENCE]["en"] = document
    page = opened("partial", "en")
    expect(page.locator(".verdict")).to_have_text(" ".join(document["verdict"]))
    panel = page.locator(".todo")
    expect(panel).to_contain_text(document["todo"]["title"])
    assert ("todo--you" in (panel.get_attribute("class") or "")) is (document["todo"]["who"] == "you")
    for text in (document["todo"]["amount"], *document["todo"]["notes"]):
        expect(panel).to_contain_text(text or "")
    for number, row in enumerate(document["invoices"]):
        shown = page.locator(".inv tbody tr").nth(number)
        for text in (row["name"], row["due"], row["state"], row["state_note"], row["wait"], row["amount"]):
            expect(shown).to_contain_text(text or "")
        expect(shown.locator("td.late")).to_have_count(1 if row["late"] else 0)
        expect(shown.locator("b.you")).to_have_count(1 if row["who"] == "you" else 0)
    examine(page, NARROW)


def test_paper_has_all_that_is_owed_and_no_button(opened: Opened) -> None:
    page = opened("partial")
    page.emulate_media(media="print", color_scheme="dark")
    for button in page.locator("button, .btn, dialog").all():
        expect(button).to_be_hidden()
    assert page.locator(".verdict").evaluate("(node) => getComputedStyle(node).color") == "rgb(0, 0, 0)"
    assert page.locator("body").evaluate("(node) => getComputedStyle(node).backgroundColor") == "rgb(255, 255, 255)"
    for row in page.locator(".inv tbody tr").all():
        assert row.evaluate("(node) => getComputedStyle(node).display") == "table-row"
    expect(page.locator("[data-slot=print-address]")).to_contain_text(f"/suivi/#{REFERENCE}")
    expect(page.locator("[data-slot=supplier]")).to_contain_text("IBAN")
    assert len(A_PAGE.findall(page.pdf(prefer_css_page_size=True))) == 1


def test_without_network_what_was_read_stays_and_says_so(opened: Opened) -> None:
    page = opened("partial")
    page.context.set_offline(True)
    expect(page.locator("#offline")).to_be_visible()
    expect(page.locator(".inv tbody tr")).to_have_count(2)
    page.context.set_offline(False)
    expect(page.locator("#offline")).to_be_hidden()


def test_a_link_that_was_removed_meanwhile_shows_nothing_of_it_any_more(opened: Opened, api: FakeApi) -> None:
    page = opened("partial")
    api.failing = {"GET": 401}
    page.locator("[data-reread]").click()
    expect(page.locator(".inv")).to_have_count(0)
    assert "F26" not in page.locator("main").inner_text()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_scrolls_sideways(opened: Opened, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened("partial")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_who_pays_from_there_reads_in_the_row_that_the_bank_answers_first(opened: Opened, url: str, api: FakeApi) -> None:
    page = opened("partial")
    document = api.documents[REFERENCE]["fr"]
    paid_for = payments.payable(sample("fr"))
    document["paying"] = paid_for["paying"]
    row = document["invoices"][0]
    payments.begun(document, PAYMENT)
    document["paying"]["begun"][0]["invoice"] = row["name"]
    page.goto(f"{url}/suivi/?payment={PAYMENT}#{REFERENCE}")
    expect(page.locator(".verdict")).to_contain_text("Votre banque vérifie le paiement")
    expect(page.locator(".inv tbody tr").first).to_contain_text("en vérification")
    expect(page.locator(".inv tbody tr").first).not_to_contain_text(row["wait"])
